import { mentions } from './answer-words.js';
import type { Content } from './content.js';
import type { Decision } from './decision.js';
import type { Understood } from './dates/understood.js';
import { findStep } from './deadlines.js';
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
  /** From here on an entry about waiting is what was meant, though the thing waited for is named. */
  waiting: 0.9,
} as const;

/**
 * Whether an utterance on its own asks for a deadline, rather than for an entry: it names where the person is, is about
 * time, and either says when something arrived or wonders how much is left.
 */
export function opensDeadline(words: OpeningWords, content: Content): boolean {
  const { told, decision } = words;
  const dated = words.understood.kind === 'value' || words.understood.kind === 'invalid';
  const entry = decision.entry === null ? undefined : content.entries.get(decision.entry);
  if (told.symptoms.length === 0 || !isInScope(decision) || (decision.exact && !(dated && entry?.dialog))) return false;
  const aboutTime = isAboutTime(words, content);
  if (told.clash) return aboutTime && (dated || entry === undefined || entry.dialog !== undefined);
  const steps = told.situations.map(({ mode, step }) => findStep(content.procedures, mode, step)).filter((step) => step !== undefined);
  if (!steps.some((step) => step.clock !== null)) return (dated || told.asksTime) && (steps.length === 1 || entry === undefined || entry.dialog !== undefined);
  if (isWaiting(decision, content)) return false;
  if (!dated) return told.asksTime && (entry === undefined || mentions(content.answers, 'time-left', words.text));
  return aboutTime || (steps.length === 1 && (entry === undefined || steps.some(({ entries }) => entries.includes(entry.id))));
}

const confidenceIn = ({ ranked }: Decision, holds: (id: string) => boolean): number =>
  ranked.filter(({ id }) => holds(id)).reduce((sum, { confidence }) => sum + confidence, 0);

/** Whether the words are about the content at all, or mere small talk around something that is. */
const isInScope = (decision: Decision): boolean => decision.intent !== null || decision.outcome !== 'none' || confidenceIn(decision, () => true) >= shares.inScope;

const isAboutTime = ({ decision, told }: OpeningWords, content: Content): boolean =>
  told.asksTime || confidenceIn(decision, (id) => content.entries.get(id)?.dialog === 'deadline') >= shares.time;

/** Whether the entry belongs to steps in which nothing has come yet. */
function isWaiting({ entry, confidence }: Decision, { procedures: { steps } }: Content): boolean {
  const own = steps.filter(({ entries }) => entry !== null && entries.includes(entry));
  return confidence >= shares.waiting && own.length > 0 && own.every(({ clock }) => clock === null);
}
