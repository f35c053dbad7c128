import type { Content } from './content.js';
import { isAboutTime, isInScope, type OpeningWords } from './opening.js';
import { likelySituations, type Likely } from './situations/reader.js';
import type { MatcherModel } from './matching/matcher.js';
import { situationId, type Situation, type Told } from './situations/situation.js';

/** How sure of a situation the reader must be before a person is asked to confirm it, between 0 and 1. */
const least = 0.3;

/**
 * How many times surer than of any other. Trained on seven writers and tried on the eighth, of 2,062 messages it then
 * sounds right / wrong: 69 / 10 where the symptoms leave several, 89 / 2 and 42 / 0 where nothing else is understood, with a
 * date and without. Against symptoms that were grown on none of these messages, wrong in 248 of 1,675, it was right 75 / 7
 * times (89 / 15 with a lead of 4); against those of today, wrong in 48 of 1,605, it is 13 / 3.
 */
const lead = { overOthers: 4, overSymptoms: 6 };

/** Fewer words say too little. */
const fewestWords = 4;

interface Context {
  readonly opens: boolean;
  readonly content: Content;
  readonly reader: MatcherModel;
}

/**
 * The situation ("mode/step") to put to a person whose opening message the symptoms do not settle, or settle otherwise
 * than it sounds; else null. `opens` says whether the message asks for a deadline anyway.
 */
export function situationToConfirm(words: OpeningWords, { opens, content, reader }: Context): string | null {
  const { text, told } = words;
  const [only] = opens && told.situations.length === 1 ? told.situations.map(situationId) : [];
  if (told.clash !== null || (only !== undefined && !isKnownTo(reader, only)) || (!opens && !leavesOpen(words, content))) return null;
  const likely = likelySituations(reader, text, told);
  const bounds = !opens ? certainOf(told) : only === undefined ? [told.situations] : wholeModes(told, content);
  const guess = likely.find(({ situation }) => bounds.every((allowed) => allowed.map(situationId).includes(situation)));
  const rival = likely.find((one) => one !== guess);
  const needed = only === undefined ? lead.overOthers : lead.overSymptoms;
  const isSure = guess && guess.confidence >= least && guess.confidence >= needed * (rival?.confidence ?? 0);
  return isSure && guess.situation !== only && (opens || !wantsEntry(words, guess, content)) ? guess.situation : null;
}

/** Whether the reader has learnt a situation; of others ("all is done") it cannot tell that they do not hold. */
const isKnownTo = (reader: MatcherModel, situation: string): boolean => reader.classes.includes(situation);

/** Whether what the matcher answers is what people in that situation ask next, and nothing is asked about time. */
function wantsEntry(words: OpeningWords, { situation }: Likely, content: Content): boolean {
  const { entry } = words.decision;
  const own = content.procedures.steps.filter((step) => situationId(step) === situation).flatMap(({ entries }) => entries);
  return entry !== null && own.includes(entry) && !isAboutTime(words, content);
}

/** Whether a message that opens no deadline by itself may tell a situation: it is dated, not understood otherwise, or asks for a time while something has not come. */
function leavesOpen({ text, decision, told, understood }: OpeningWords, { entries }: Content): boolean {
  const dated = understood.kind === 'value' || understood.kind === 'invalid' || understood.others.length > 0;
  if (decision.exact || told.asksArrival || !isInScope(decision) || text.trim().split(/\s+/).length < fewestWords) return false;
  const waits = decision.entry !== null && entries.get(decision.entry)?.about === 'absence' && told.asksTime;
  return dated || (decision.intent === null && (decision.outcome !== 'answer' || waits));
}

/** What each certain symptom allows: a guess must agree with them all. */
const certainOf = ({ symptoms }: Told): (readonly Situation[])[] => symptoms.filter(({ certain }) => certain).map(({ situations }) => situations);

/** What the modes that the person names allow. */
const wholeModes = ({ symptoms }: Told, { symptoms: { situations } }: Content): (readonly Situation[])[] =>
  symptoms.map((symptom) => symptom.situations).filter(([first, ...rest]) =>
    first !== undefined && rest.every(({ mode }) => mode === first.mode) && rest.length + 1 === situations.filter(({ mode }) => mode === first.mode).length);
