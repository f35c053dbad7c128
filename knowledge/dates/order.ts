import type { DayPiece, Scope } from './pieces.js';
import { hasClue, hasMark } from './pieces.js';
import type { Reading } from './readings.js';

type Order = 'month-first' | 'day-first' | null;

const isSameDay = (one: Reading, day: number): boolean => one.day?.grain === 'day' && one.day.first === day && !one.day.flags.includes('ambiguous-order');

const opposite = { 'month-first': 'day-first', 'day-first': 'month-first' } as const;
const reach = 3;

/** "not the American way", "not May 11": told by what it is not. */
const unlessDenied = ({ tokens }: Scope, at: number, order: 'month-first' | 'day-first'): Order =>
  tokens.slice(Math.max(0, at - reach), at).some((token) => hasClue(token, 'not')) ? opposite[order] : order;

/** Which number is the month: told in words, or by the same day in letters. */
const orderOf = (scope: Scope, readings: readonly Reading[], { first }: DayPiece, other: number): Order => {
  for (const order of ['month-first', 'day-first'] as const) {
    const said = scope.tokens.findIndex((token) => hasMark(token, order));
    const named = readings.find((one) => isSameDay(one, order === 'month-first' ? other : first));
    if (said !== -1 || named !== undefined) return unlessDenied(scope, said === -1 ? (named?.from ?? 0) : said, order);
  }
  return null;
};

/** Settles figures as "11/09" where the text says which of both is the month: "11/09, US style, so November 9". */
export const withOrder = (scope: Scope, readings: readonly Reading[]): readonly Reading[] =>
  readings.map((reading) => {
    const { day } = reading;
    const other = day?.alternatives.find(({ flag }) => flag === 'ambiguous-order');
    const order = day === undefined || other === undefined ? null : orderOf(scope, readings, day, other.first);
    if (day === undefined || other === undefined || order === null) return reading;
    const flags = day.flags.filter((flag) => flag !== 'ambiguous-order');
    const settled = order === 'day-first' ? {} : { first: other.first, last: other.last };
    return { ...reading, day: { ...day, ...settled, flags, alternatives: [] } };
  });
