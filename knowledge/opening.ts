import type { Content } from './content.js';
import type { Decision } from './decision.js';
import type { Understood } from './dates/understood.js';
import { findStep } from './deadlines.js';
import type { Told } from './situations/situation.js';

/** What an utterance holds beside its match. */
export interface OpeningWords {
  readonly decision: Decision;
  readonly told: Told;
  readonly understood: Understood;
}

/** From this share of confidence on, entries about time limits make an utterance one about time. Seen on the project's own questions. */
const leastTimeShare = 0.2;

/**
 * Whether an utterance on its own asks for a deadline, rather than for an entry: it names where the person is, is about
 * time, and either says when something arrived or wonders how long is left.
 */
export function opensDeadline({ decision, told, understood }: OpeningWords, content: Content): boolean {
  if (told.symptoms.length === 0 || decision.exact) return false;
  const opens = (id: string) => content.entries.get(id)?.dialog === 'deadline';
  const timeShare = decision.ranked.filter(({ id }) => opens(id)).reduce((sum, { confidence }) => sum + confidence, 0);
  const aboutTime = told.asksTime || timeShare >= leastTimeShare;
  if (!aboutTime || told.clash) return aboutTime;
  const steps = told.situations.map(({ mode, step }) => findStep(content.procedures, mode, step)).filter((step) => step !== undefined);
  const dated = understood.kind === 'value' || understood.kind === 'invalid';
  const clocked = steps.some((step) => step.clock !== null);
  if (clocked) return dated || (told.asksTime && decision.outcome !== 'answer');
  const elsewhere = decision.entry !== null && !opens(decision.entry);
  return (dated || told.asksTime) && (steps.length === 1 || !elsewhere);
}
