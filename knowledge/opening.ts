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

/**
 * Whether an utterance on its own asks for a deadline, rather than for an entry: it names where the person is, and either
 * when something arrived or that they wonder about time.
 */
export function opensDeadline({ decision, told, understood }: OpeningWords, content: Content): boolean {
  if (told.symptoms.length === 0) return false;
  const entry = decision.entry === null ? undefined : content.entries.get(decision.entry);
  const aboutTime = told.asksTime || entry?.dialog === 'deadline' || decision.outcome !== 'answer';
  if (told.clash) return aboutTime;
  const steps = told.situations.map(({ mode, step }) => findStep(content.procedures, mode, step)).filter((step) => step !== undefined);
  const clocked = steps.some((step) => step.clock !== null);
  if (clocked && understood.kind !== 'none') return aboutTime && !decision.exact;
  return !clocked && told.asksTime && (entry === undefined || entry.dialog === 'deadline');
}
