import { mentions, opensWith } from './answer-words.js';
import type { Content } from './content.js';
import type { Decision } from './decision.js';
import type { Understood } from './dates/understood.js';
import { findStep } from './deadlines.js';
import type { Entry, Step } from './schema.js';
import type { Told } from './situations/situation.js';

/** What an utterance holds beside its match. */
export interface OpeningWords {
  readonly text: string;
  readonly decision: Decision;
  readonly told: Told;
  readonly understood: Understood;
}

/** Seen on the project's own questions and openers. */
const shares = {
  /** From this share of confidence on, entries about time limits make an utterance one about time. */
  time: 0.2,
  /** With less than this over all entries, the words are about something else ("my Netflix code expired"). */
  inScope: 0.2,
  /** From here on an entry is what was meant, though a date stands beside it. */
  sure: 0.75,
  /** The same for steps in which no clock runs, and for entries about waiting: what is waited for is often named. */
  verySure: 0.95,
} as const;

/** A message that says where somebody is and nothing else has at most so many words. */
const fewWords = 8;

/** An utterance with what follows from it for this content. */
interface Reading extends OpeningWords {
  readonly steps: readonly Step[];
  readonly entry: Entry | undefined;
  /** The matched entry opens no deadline dialog of its own. */
  readonly elsewhere: boolean;
  readonly dated: boolean;
  readonly aboutTime: boolean;
  /** Nothing but a date answers "how much is left?". */
  readonly wondersWhatIsLeft: boolean;
  readonly wondersAboutOwnTime: boolean;
  /** Nothing is asked: "lien reçu hier à 15 h". */
  readonly states: boolean;
}

function readingOf(words: OpeningWords, content: Content): Reading {
  const { told, decision: { entry: id }, understood: { kind } } = words;
  const steps = told.situations.map(({ mode, step }) => findStep(content.procedures, mode, step)).filter((step) => step !== undefined);
  const entry = id === null ? undefined : content.entries.get(id);
  return {
    ...words, steps, entry, elsewhere: entry !== undefined && entry.dialog === undefined, dated: kind === 'value' || kind === 'invalid',
    aboutTime: isAboutTime(words, content), wondersAboutOwnTime: told.asksTime && mentions(content.answers, 'time-mine', words.text), wondersWhatIsLeft: told.asksTime && mentions(content.answers, 'time-left', words.text),
    states: !/[?？]/.test(words.text) && !opensWith(content.answers, 'asking', words.text),
  };
}

/**
 * Whether an utterance on its own asks for a deadline, rather than for an entry: it names where the person is, is about
 * time, and either says when something arrived or wonders how much is left.
 */
export function opensDeadline(words: OpeningWords, content: Content): boolean {
  const reading = readingOf(words, content);
  const { told, decision, dated, elsewhere } = reading;
  if (told.symptoms.length === 0 || !(dated || isInScope(decision)) || (decision.exact && (elsewhere || !dated))) return false;
  if (told.clash) return reading.aboutTime && (dated || !elsewhere || (told.asksTime && (decision.confidence < shares.sure || mentions(content.answers, 'time-limit', words.text))));
  return reading.steps.some(({ clock }) => clock !== null) ? opensClocked(reading, content) : opensClockless(reading);
}

function opensClocked(reading: Reading, content: Content): boolean {
  const { decision, told, entry, steps, dated, aboutTime, wondersWhatIsLeft } = reading;
  if (isWaiting(decision, content) && !deniesAbsence(reading)) return false;
  if (dated) return !saysOver(reading) && (aboutTime || (steps.length === 1 && !wantsEntry(reading)));
  if (entry !== undefined) return wondersWhatIsLeft || (told.asksTime && told.lacksDate.length > 0) || (saysWhere(reading) && deniesAbsence(reading));
  const ownChoices = decision.choices.length === 0 || decision.choices.some((id) => content.entries.get(id)?.dialog === 'deadline');
  return wondersWhatIsLeft || (told.asksTime && (told.lacksDate.length > 0 || ownChoices)) || (saysWhere(reading) && ownChoices);
}

/** Whether an entry is wanted rather than the deadline of the step, though it is said when something came. */
function wantsEntry(reading: Reading): boolean {
  const { decision, entry, steps, states } = reading;
  if (entry === undefined || entry.about === 'expiry' || deniesAbsence(reading)) return false;
  const own = steps.some(({ entries }) => entries.includes(entry.id));
  const ofMode = steps.some(({ mode }) => mode === entry.mode);
  return !(own && decision.confidence < shares.sure) && !(states && (own || ofMode));
}

/** Nothing is asked of somebody who knows that the time is over: "the link is dead". */
const saysOver = ({ entry, decision, states }: Reading): boolean => states && entry?.about === 'expiry' && decision.confidence >= shares.verySure;

/** The entry is about something that has not come, and the words say that it has. */
const deniesAbsence = ({ entry, told }: Reading): boolean => entry?.about === 'absence' && !told.absent;

/** Few words that ask nothing: "j’ai reçu le lien par mail". */
const saysWhere = ({ text, told, states, steps }: Reading): boolean =>
  states && steps.length === 1 && !told.absent && text.trim().split(/\s+/).length <= fewWords;

function opensClockless(reading: Reading): boolean {
  const { decision, told, entry, steps, elsewhere, dated, wondersWhatIsLeft, wondersAboutOwnTime } = reading;
  if (told.asksArrival && entry?.about === 'absence' && !wondersWhatIsLeft && !wondersAboutOwnTime) return false;
  const datedQuestion = dated && told.asksTime;
  const ownTime = wondersWhatIsLeft || wondersAboutOwnTime || datedQuestion || (told.asksTime && !told.asksArrival);
  const meant = !elsewhere || (steps.length === 1 && (decision.confidence < shares.verySure || ownTime));
  const ofOtherStep = entry?.about !== undefined && !steps.some(({ entries }) => entries.includes(entry.id));
  return (saysWhere(reading) && ofOtherStep) || (meant && (datedQuestion || ((dated || told.asksTime) && isInScope(decision))));
}

const confidenceIn = ({ ranked }: Decision, holds: (id: string) => boolean): number =>
  ranked.filter(({ id }) => holds(id)).reduce((sum, { confidence }) => sum + confidence, 0);

/** Whether the words are about the content at all, or mere small talk around something that is. */
export const isInScope = (decision: Decision): boolean => decision.intent !== null || decision.outcome !== 'none' || confidenceIn(decision, () => true) >= shares.inScope;

/** Whether the words, or the entries about time limits that they resemble, are about time. */
export const isAboutTime = ({ decision, told }: OpeningWords, content: Content): boolean =>
  told.asksTime || confidenceIn(decision, (id) => content.entries.get(id)?.dialog === 'deadline') >= shares.time;

/** Whether the entry belongs to steps in which nothing has come yet. */
function isWaiting({ entry, confidence }: Decision, { procedures: { steps } }: Content): boolean {
  const own = steps.filter(({ entries }) => entry !== null && entries.includes(entry));
  return confidence >= shares.verySure && own.length > 0 && own.every(({ clock }) => clock === null);
}
