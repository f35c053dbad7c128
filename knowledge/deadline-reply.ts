import { sourceDetails, type SourceDetails } from './source-line.js';
import { deadlineText, type TextContext } from './deadline-text.js';
import type { Deadline } from './deadlines.js';
import type { Grain, OtherDate, Understood } from './dates/understood.js';

/** A deadline as other programs read it: the reply of POST /api/deadline and the "deadline" entity of the chat. */
export interface DeadlineReply {
  readonly mode: string;
  readonly step: string;
  readonly basis: string;
  readonly clock: { amount: number; unit: string; qualifier: string | null; sources: readonly SourceDetails[] } | null;
  readonly understood: { kind: string; start: string | null; end: string | null; grain: Grain | null; flags: readonly string[]; others: readonly OtherDate[] } | null;
  readonly state: Deadline['state'];
  readonly safeLimit: string | null;
  readonly lastLimit: string | null;
  readonly remaining: string | null;
  readonly text: string;
}

function understoodFields(understood: Understood | null): DeadlineReply['understood'] {
  if (understood === null) return null;
  const { kind, flags, others } = understood;
  const interval = understood.kind === 'value' ? { start: understood.start, end: understood.end, grain: understood.grain } : { start: null, end: null, grain: null };
  return { kind, ...interval, flags, others: others.map(({ what, start, end, grain }) => ({ what, start, end, grain })) };
}

/** The fields of the contract, with the same text that a person reads. */
export function deadlineReply(deadline: Deadline, context: TextContext, text = deadlineText(deadline, context)): DeadlineReply {
  const { step, state, basis, safeLimit, lastLimit, remaining, understood } = deadline;
  const clock = step.clock && { amount: step.clock.amount, unit: step.clock.unit, qualifier: step.clock.qualifier, sources: sourceDetails(step.clock.sources, context.content.sources, context.language) };
  return {
    mode: step.mode, step: step.step, basis, clock, understood: understoodFields(understood),
    state, safeLimit, lastLimit, remaining, text,
  };
}
