import type { Heard } from './persistent-chat.js';

/** What is wrong with a log, counted. */
export interface Faults {
  /** Confirmed messages that the log does not hold. */
  readonly lost: number;
  /** Messages that stand in the log more than once. */
  readonly twice: number;
  /** Messages that were followed by another number of replies than without any fault. */
  readonly answeredOtherwise: number;
  /** Messages in another order than they were sent. */
  readonly outOfOrder: number;
}

/** Compares a log with what was confirmed, and the number of replies after each message with a run that nothing disturbed. */
export function faultsOf(log: readonly Heard[], confirmed: readonly string[], undisturbed: readonly number[]): Faults {
  const own = log.flatMap(({ byPerson, clientId }) => (byPerson && clientId !== undefined ? [clientId] : []));
  const replies = repliesAfterEach(log);
  return {
    lost: confirmed.filter((id) => !own.includes(id)).length,
    twice: own.length - new Set(own).size,
    answeredOtherwise: replies.filter((number, index) => number !== undisturbed[index]).length,
    outOfOrder: confirmed.filter((id, index) => own[index] !== id).length,
  };
}

/** The number of the bot's messages after each of the person's, in the order of the log. */
export function repliesAfterEach(log: readonly Heard[]): number[] {
  const counts: number[] = [];
  for (const { byPerson } of log) {
    if (byPerson) counts.push(0);
    else if (counts.length > 0) counts.push((counts.pop() ?? 0) + 1);
  }
  return counts;
}
