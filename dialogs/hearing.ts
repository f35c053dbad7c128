import { means, opensWith } from '../knowledge/answer-words.js';
import { normalise } from '../knowledge/matching/normalisation.js';
import type { Basis } from '../knowledge/schema.js';
import type { OpenOption } from '../knowledge/situations/next-question.js';
import { situationId, type Symptom } from '../knowledge/situations/situation.js';
import type { Known } from './known.js';
import type { Move } from './next-move.js';
import { choicesOf } from './move-choices.js';
import { drop, settle, situationIds, takeIn } from './taking-in.js';
import { confirmed, denied, verdictOf } from './situation-confirmation.js';
import { dateIn, openingDate } from './told-date.js';
import type { Utterance } from './utterance.js';

/** How an utterance answers the pending question: with news, with "I do not know", or not at all (a side question perhaps). */
export type Heard = { readonly kind: 'told'; readonly known: Known } | { readonly kind: 'nothing' };

export const corrects = ({ text, content }: Utterance): boolean => opensWith(content.answers, 'correction', text);

/** Whether the words look like a question. */
export const asks = ({ text, content }: Utterance): boolean => /[?？]/.test(text) || opensWith(content.answers, 'asking', text);

/** Whether a yes or a no is all that was said. */
export const isYesOrNo = ({ decision: { intent, exact } }: Utterance): boolean => exact && (intent === 'yes' || intent === 'no');

/** Whether the utterance is rather a question that an entry answers than an answer to what was asked. */
const isSideQuestion = (utterance: Utterance): boolean => utterance.decision.outcome === 'answer' && asks(utterance);

/** Which of the offered choices was picked, by its number or its words; -1 when none was. */
export function picked(text: string, labels: readonly string[]): number {
  const said = normalise(text);
  const number = /^(?:option |choix |choice |numero |number |n |le |la )?(\d)$/.exec(said);
  if (number) return Number(number[1]) <= labels.length ? Number(number[1]) - 1 : -1;
  return labelled(text, labels);
}

const labelled = (text: string, labels: readonly string[]): number => labels.findIndex((label) => normalise(label) === normalise(text));

/** What the utterance tells in answer to the move. */
export function hear(utterance: Utterance, known: Known, move: Move): Heard {
  const choices = choicesOf(move, utterance);
  // Dates are offered without numbers: "the 4th" is a day.
  const choice = move.kind === 'ask-when' ? labelled(utterance.text, choices) : picked(utterance.text, choices);
  const unknown = choice === choices.length - 1 || means(utterance.content.answers, 'do-not-know', utterance.text);
  switch (move.kind) {
    case 'ask-clash': {
      const right = move.clash[choice] ?? rightOf(move.clash, utterance);
      if (right) return told(settle(known, right));
      return unknown ? told(drop(known, move.clash)) : { kind: 'nothing' };
    }
    case 'ask-situation': {
      const { id, options } = move.question;
      const option = options[choice];
      if (option) return told(choose(known, { question: id, option, utterance }));
      // "No idea" is no "no".
      const meant = isSideQuestion(utterance) || contradicts(utterance, known) ? undefined : labelledIn(options, utterance) ?? (unknown ? undefined : optionOf(options, utterance));
      if (meant) return told(dated(chooseInWords(known, { question: id, option: meant, utterance }), utterance));
      // A number beyond the list is no date.
      const heard = choice < 0 && !/^\d+$/.test(utterance.text) ? news(utterance, known, 'received') : { kind: 'nothing' } as const;
      return unknown && heard.kind === 'nothing' ? told({ ...known, unknown: [...known.unknown, id] }) : heard;
    }
    case 'confirm-situation':
      return hearVerdict(utterance, { known, move, choice });
    case 'ask-when': {
      const heard = choice === choices.length - 1 ? { kind: 'nothing' } as const : news(utterance, known, move.ask.basis);
      return unknown && heard.kind === 'nothing' ? told(withoutDate(known, move.ask.basis)) : heard;
    }
    case 'confirm-when': {
      const heard = confirm(utterance, { known, move, choice });
      const basis = known.when?.basis ?? 'received';
      const lost = heard.kind === 'nothing' && means(utterance.content.answers, 'do-not-know', utterance.text);
      return lost ? told(withoutDate(known, basis)) : heard;
    }
    case 'tell': case 'tell-several': case 'lost':
      return { kind: 'nothing' };
  }
}

const told = (known: Known): Heard => ({ kind: 'told', known });

/** The person cannot say when: no date, and that date is not asked for again. */
const withoutDate = (known: Known, basis: Basis): Known =>
  ({ ...known, when: null, unknown: [...known.unknown, ...(known.left ?? []).map((situation) => `${situation}/${basis}`)] });

/** Dates that an opening message says the person cannot tell are not asked for; a date that was told says otherwise. */
export const withoutLacked = (known: Known, { told: { lacksDate } }: Utterance): Known =>
  known.when ? known : lacksDate.reduce(withoutDate, known);

/** Takes in a date or a symptom, unless the utterance is a side question without a date. */
function news(utterance: Utterance, known: Known, basis: Basis): Heard {
  const when = dateIn(utterance, basis);
  const isDated = when.understood.kind !== 'none';
  const nothing = isYesOrNo(utterance) || (!isDated && (utterance.told.symptoms.length === 0 || isSideQuestion(utterance)));
  if (nothing) return { kind: 'nothing' };
  return told(takeIn(known, { told: utterance.told, when, corrects: corrects(utterance), procedures: utterance.content.procedures }));
}

interface Confirmation {
  readonly known: Known;
  readonly move: Extract<Move, { kind: 'confirm-when' }>;
  readonly choice: number;
}

/** Yes keeps the date, no drops it; the other reading or a new date takes its place. */
function confirm(utterance: Utterance, { known, move, choice }: Confirmation): Heard {
  const when = known.when;
  if (!when) return { kind: 'nothing' };
  const { intent } = utterance.decision;
  if (choice === 0 || (choice < 0 && intent === 'yes')) return told({ ...known, when: { ...when, confirmed: true } });
  if (choice === 1 && move.other) return told({ ...known, when: { ...when, confirmed: true, understood: { ...move.understood, ...move.other } } });
  if (choice > 0) return told({ ...known, when: null });
  const next = dateIn(utterance, when.basis);
  if (next.understood.kind !== 'none') return told({ ...known, when: next });
  return intent === 'no' ? told({ ...known, when: null }) : news(utterance, known, when.basis);
}

/** Yes takes the situation in, no rules it out; words that tell another one, or a new date, take its place. */
function hearVerdict(utterance: Utterance, { known, move: { step }, choice }: Verdicts): Heard {
  const verdict = verdictOf(utterance, { guess: situationId(step), choice });
  // A number picks an answer, it is no date.
  const withDate = (next: Known) => told(choice < 0 ? dated(next, utterance) : next);
  if (verdict === 'right') return withDate(confirmed(known, step, utterance.language));
  if (verdict === 'wrong') return withDate(denied(known, step, utterance.content.procedures));
  if (means(utterance.content.answers, 'do-not-know', utterance.text)) return told({ ...known, guess: null });
  return news(utterance, utterance.told.symptoms.length > 0 ? { ...known, guess: null } : known, 'received');
}

interface Verdicts {
  readonly known: Known;
  readonly move: Extract<Move, { kind: 'confirm-situation' }>;
  readonly choice: number;
}

/** The one option whose very words are in the utterance, unless they are denied: "a code, I think". */
function labelledIn(options: readonly OpenOption[], { text, language, content }: Utterance): OpenOption | undefined {
  const clauses = text.split(/[,;.:!?]/).map((clause) => ` ${normalise(clause)} `);
  const says = (words: string) => clauses.some((clause) => clause.includes(` ${words} `));
  const named = options.filter(({ label }) => {
    const words = normalise(label[language]);
    return words.includes(' ') && says(words) && !content.answers.negation.some((no) => says(`${no} ${words}`));
  });
  return named.length === 1 ? named[0] : undefined;
}

/** The one option that agrees with what the utterance tells, or, for a yes-or-no question, with a yes or a no. */
function optionOf(options: readonly OpenOption[], { told, decision }: Utterance): OpenOption | undefined {
  if (told.clash) return undefined;
  const yesNo = options.length === 2 && options.every(({ label }) => ['yes', 'no'].includes(normalise(label.en)));
  if (yesNo && decision.intent !== null) return options.find(({ label }) => normalise(label.en) === decision.intent);
  if (told.symptoms.length === 0) return undefined;
  const ids = situationIds(told);
  const fitting = options.filter(({ keeps }) => keeps.some((situation) => ids.includes(situation)));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Whether the words rule out all that is left ("ce n’est pas une lettre"): they correct it, and answer nothing. */
const contradicts = ({ told }: Utterance, { left }: Known): boolean =>
  left !== null && told.symptoms.some((symptom) => symptom.certain === true && !situationIds(symptom).some((id) => left.includes(id)));

interface Choice {
  readonly question: string;
  readonly option: OpenOption;
  readonly utterance: Utterance;
}

/** Known facts once an option was chosen; its words count as a symptom, so that a later contradiction can name it. */
function choose(known: Known, { question, option, utterance }: Choice): Known {
  const situations = option.keeps.map((situation) => ({ mode: situation.split('/')[0] ?? '', step: situation.split('/')[1] ?? '' }));
  const symptom: Symptom = { id: question, words: option.label[utterance.language], situations };
  return { ...known, left: option.leaves, symptoms: [...known.symptoms, symptom] };
}

/** The same, chosen in words of the person's own, which may tell more than the option does. */
function chooseInWords(known: Known, choice: Choice): Known {
  const chosen = choose(known, choice);
  const said = situationIds(choice.utterance.told);
  const narrower = choice.option.leaves.filter((situation) => said.includes(situation));
  return choice.utterance.told.symptoms.length > 0 && narrower.length > 0 ? { ...chosen, left: narrower } : chosen;
}

function dated(known: Known, utterance: Utterance): Known {
  const when = openingDate(utterance);
  return when.understood.kind === 'none' ? known : { ...known, when };
}

/** The side of a contradiction that the utterance agrees with, when it agrees with just one. */
function rightOf(clash: readonly [Symptom, Symptom], { told }: Utterance): Symptom | undefined {
  if (told.symptoms.length === 0 || told.clash) return undefined;
  const ids = situationIds(told);
  const agreeing = clash.filter((symptom) => situationIds(symptom).some((id) => ids.includes(id)));
  return agreeing.length === 1 ? agreeing[0] : undefined;
}
