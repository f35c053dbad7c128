import type { TurnCommit } from '../bot/store/store.js';

/** A day of November 2026. */
export const day = (number: number): Date => new Date(Date.UTC(2026, 10, number));
/** The turn of a conversation that leaves this version behind. */
export const turn = (number: number, rest: Partial<TurnCommit> = {}): TurnCommit => ({
  conversationId: 'c', seenId: `s${number}`, activityId: `a${number}`, state: { number }, version: number - 1,
  activities: [{ id: `a${number}`, text: `question ${number}` }, { id: `b${number}`, text: `answer ${number}` }], now: day(number), ...rest,
});
