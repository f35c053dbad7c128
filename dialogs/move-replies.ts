import type { Entity } from 'botbuilder';
import type { Content } from '../knowledge/content.js';
import { deadlineSources, deadlineText, headline, understoodLine, type TextContext } from '../knowledge/deadline-text.js';
import type { Deadline } from '../knowledge/deadlines.js';
import { helplineWords } from '../knowledge/helpline.js';
import type { Language } from '../knowledge/language.js';
import { say } from '../knowledge/messages.js';
import type { Step } from '../knowledge/schema.js';
import { sourceLine, sourcesOf } from '../knowledge/source-line.js';
import { understoodWords } from '../knowledge/time-words.js';
import type { TurnFrame } from './conversation.js';
import { deadlineEntity } from './deadline-entity.js';
import { voteEntities } from './feedback.js';
import type { Known } from './known.js';
import { choicesOf, modeOf } from './move-choices.js';
import type { Move } from './next-move.js';
import { recapOf } from './recap.js';
import { reminderLink } from './reminder-link.js';
import { inert, type Reply } from './reply.js';

interface ReplyContext {
  readonly content: Content;
  readonly frame: TurnFrame;
}

/** What led to the move; said in front of what is asked, since a deadline shows by itself what it rests on. */
export type Lead = 'resumed' | 'noted' | 'corrected' | undefined;

/** What the bot says for a move, with the buttons that go with it. */
export function repliesTo(move: Move, { lead, ...context }: ReplyContext & { readonly lead: Lead }): Reply[] {
  const [first, ...others] = plainReplies(move.kind === 'ask-when' && lead === 'resumed' ? { ...move, refused: null } : move, context);
  if (!first) return [];
  const { content, frame: { conversation: { known, language } } } = context;
  const tells = move.kind === 'tell' || move.kind === 'tell-several' || (move.kind === 'confirm-when' && lead === 'noted');
  const words = tells ? '' : leadWords(lead, { known, content, language });
  return [words === '' ? first : { ...first, text: `${words}\n\n${first.text}` }, ...others];
}

function leadWords(lead: Lead, { known, content, language }: { known: Known; content: Content; language: Language }): string {
  const { messages } = content;
  const begin = lead === 'resumed' ? say(messages, 'back-to-question', language) : lead === 'corrected' ? say(messages, 'corrected', language) : '';
  const recap = recapOf(known, { content, language });
  const nothing = lead === undefined || known.clash !== null || recap === say(messages, 'recap-nothing', language);
  const noted = nothing ? '' : say(messages, 'recap', language, { recap });
  return [begin, noted].filter(Boolean).join(' ');
}

function plainReplies(move: Move, { content, frame }: ReplyContext): Reply[] {
  const { utterance, conversation: { known, language } } = frame;
  const { messages } = content;
  const buttons = choicesOf(move, { content, language, timeZone: utterance.timeZone });
  const context: TextContext = { content, language, now: utterance.now, timeZone: known.when?.timeZone ?? utterance.timeZone };
  switch (move.kind) {
    case 'ask-situation':
      return [{ text: move.question.ask[language], buttons, numbered: true }];
    case 'confirm-situation':
      return [{ text: say(messages, 'confirm-situation', language, { situation: move.step.confirm[language] }), buttons, numbered: true }];
    case 'ask-clash':
      return [{ text: clashText(move.clash, { content, frame }), buttons, numbered: true }];
    case 'ask-when':
      return [{ text: [move.refused && say(messages, `when-${move.refused}`, language), move.ask.text[language]].filter(Boolean).join('\n\n'), buttons }];
    case 'confirm-when': {
      return [{ text: confirmation(move, context), buttons, numbered: true }];
    }
    case 'tell': {
      const text = deadlineText(move.deadline, context);
      return [{ text: told(text, move.deadline, { content, frame }), buttons: questionsOf([move.deadline.step], context), entities: [deadlineEntity(move.deadline, context, text), ...voteEntities(frame, `deadline:${move.deadline.step.mode}/${move.deadline.step.step}`)] }];
    }
    case 'tell-several':
      return [{ text: anew(several(move.deadlines, context), { content, frame }), buttons: questionsOf(move.deadlines.map(({ step }) => step), context), entities: entitiesOfDone(move.deadlines, context) }];
    case 'lost':
      return [{ text: say(messages, 'several-too-many', language, lostWords(context)), buttons: topicsOf(content, language) }];
  }
}

/** Asks whether the right date was taken: it is named, and so is the other one where the message held several. */
function confirmation({ understood, other, arrival }: Extract<Move, { kind: 'confirm-when' }>, { content: { messages }, language, timeZone }: TextContext): string {
  const words = (reading: typeof understood) => understoodWords(reading, { messages, language, timeZone });
  const when = words(understood);
  if (other?.flag === 'several-dates') return say(messages, 'when-several', language, { when, other: words({ ...understood, ...other }) });
  if (other === null && understood.what === 'other' && understood.flags.includes('partly-read')) return say(messages, 'when-unsure', language, { when, arrival: arrival[language] });
  return say(messages, other === null && understood.flags.includes('old') ? 'when-old' : 'when-confirm', language, { when });
}

function clashText(clash: Extract<Move, { kind: 'ask-clash' }>['clash'], { content, frame: { conversation: { language } } }: ReplyContext): string {
  const [first, second] = clash.map((symptom) => ({ words: inert(symptom.words), mode: content.procedures.modes[modeOf(symptom) ?? '']?.[language] }));
  const words = { first: first?.words ?? '', second: second?.words ?? '' };
  if (!first?.mode || !second?.mode || first.mode === second.mode) return say(content.messages, 'clash-plain', language, words);
  return say(content.messages, 'clash', language, { ...words, firstMode: first.mode, secondMode: second.mode });
}

/** The deadline in full. */
function told(text: string, deadline: Deadline, { content, frame }: ReplyContext): string {
  const { language } = frame.conversation;
  const url = reminderLink(deadline, language, frame.origin);
  const reminder = url === null ? '' : `\n\n${say(content.messages, 'reminder-link', language, { url })}`;
  return anew(emphasised(text) + reminder, { content, frame });
}

/** Said to be computed anew when nothing was added since it was last told. */
function anew(text: string, { content, frame: { conversation: { known, toldAt, language } } }: ReplyContext): string {
  return toldAt !== null ? `${say(content.messages, 'computed-anew', language, { recap: recapOf(known, { content, language }) })}\n\n${text}` : text;
}

/** The first paragraph, which answers, in bold. */
const emphasised = (text: string): string => text.replace(/^[^\n]+/, (first) => `**${first}**`);

/** What holds for each situation that is left, a paragraph each. */
function several(deadlines: readonly Deadline[], context: TextContext): string {
  const { content: { messages }, language } = context;
  const { sources } = context.content;
  const refs = [...new Set(deadlines.flatMap(deadlineSources))];
  const named = sourcesOf(refs, sources).map((source) => sourceLine(source, messages, language)).join('\n');
  const first = deadlines.every(({ state }) => state === 'done') ? 'several-done' : 'several-possible';
  return [say(messages, first, language), ...deadlines.map((deadline) => paragraphOf(deadline, context)), named, say(messages, 'line-helpline', language, helplineFields(context))].join('\n\n');
}

/** Of several states none is told as the person's own, unless they come to the same: nothing is left to do. */
const entitiesOfDone = (deadlines: readonly Deadline[], context: TextContext): Entity[] =>
  deadlines.every(({ state }) => state === 'done') ? deadlines.map((deadline) => deadlineEntity(deadline, context, paragraphOf(deadline, context))) : [];

/** A situation's name, and what holds for it: its rule where a date is missing to say more. */
function paragraphOf(deadline: Deadline, context: TextContext): string {
  const { content: { messages }, language } = context;
  const told = deadline.state === 'unknown-start' ? say(messages, 'line-rule', language, { rule: deadline.step.rule[language] }) : headline(deadline, context);
  return [`**${deadline.step.name[language]}**`, told, understoodLine(deadline, context)].filter(Boolean).join('\n');
}

/** The questions that people at these steps ask next, at most three. */
const questionsOf = (steps: readonly Step[], { content, language }: TextContext): string[] =>
  [...new Set(steps.flatMap(({ entries }) => entries))].slice(0, mostOffered).flatMap((id) => content.entries.get(id)?.question[language] ?? []);

const mostOffered = 3;

const topicsOf = ({ topics, entries }: Content, language: Language): string[] => topics.flatMap((id) => entries.get(id)?.question[language] ?? []);

const helplineFields = ({ content: { helpline, messages }, language, now }: TextContext) => helplineWords({ helpline, messages, language, now });
const lostWords = (context: TextContext) => { const { phone, hours } = helplineFields(context); return { phone, hours }; };
