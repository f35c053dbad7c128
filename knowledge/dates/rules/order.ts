import type { DayPiece, Scope } from './pieces.js';
import { hasClue, hasLink, hasMark, isDenied } from './pieces.js';
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

/** Whether a whole month is told that only one of both days lies in: "05/11, so in November"; and that month. */
const monthNamed = ({ tokens }: Scope, readings: readonly Reading[], days: readonly [number, number]): { readonly month: Reading; readonly order: Order } | null => {
  for (const month of readings) {
    const { day } = month;
    const inside = days.map((one) => day?.form === 'month' && day.grain === 'month' && one >= day.first && one <= day.last);
    if (inside[0] !== inside[1] && !isDenied(tokens, month.from)) return { month, order: inside[0] === true ? 'day-first' : 'month-first' };
  }
  return null;
};

const nearMonth = 4;

/** A month close behind belongs to the figures that it settles. */
const endOf = ({ to }: Reading, month: Reading): number => (month.from >= to && month.from - to <= nearMonth ? month.to : to);

/** Settles figures as "11/09" where the text says which of both is the month: "11/09, US style, so November 9". */
export const withOrder = (scope: Scope, readings: readonly Reading[]): readonly Reading[] => {
  const settling = new Set<Reading>();
  const found = readings.map((reading) => {
    const { day } = reading;
    const other = day?.alternatives.find(({ flag }) => flag === 'ambiguous-order');
    if (day === undefined || other === undefined) return reading;
    const named = monthNamed(scope, readings, [day.first, other.first]);
    const order = orderOf(scope, readings, day, other.first) ?? named?.order ?? null;
    if (order === null) return reading;
    if (named?.order === order) settling.add(named.month);
    const flags = day.flags.filter((flag) => flag !== 'ambiguous-order');
    const settled = order === 'day-first' ? {} : { first: other.first, last: other.last };
    return { ...reading, to: endOf(reading, named?.order === order ? named.month : reading), day: { ...day, ...settled, flags, alternatives: [] } };
  });
  return found.filter((reading) => !settling.has(reading));
};

const longestGap = 3;

const areSwapped = ({ tokens }: Scope, { day: a, to }: Reading, { day: b, from }: Reading): boolean => {
  const gap = tokens.slice(to, from);
  if (a?.month === undefined || a.month === a.dayOfMonth || a.month !== b?.dayOfMonth || a.dayOfMonth !== b.month) return false;
  return gap.length <= longestGap && gap.some((token) => hasLink(token, 'or') || token.text === '(' || token.text === '=');
};

/** "le 5/10, ou le 10/5 comme disent les Américains": one day in both orders, the later one rather, the other one in reserve. */
export const withoutSwaps = (scope: Scope, readings: readonly Reading[]): readonly Reading[] =>
  readings.flatMap((reading, at): readonly Reading[] => {
    const [before, after] = [readings[at - 1], readings[at + 1]];
    if (before !== undefined && areSwapped(scope, before, reading)) return [];
    if (after === undefined || !areSwapped(scope, reading, after)) return [reading];
    const [other, main] = [reading.day, after.day].filter((day) => day !== undefined).toSorted((a, b) => a.first - b.first);
    if (other === undefined || main === undefined) return [reading];
    return [{ ...reading, to: after.to, day: { ...main, flags: [...main.flags.filter((flag) => flag !== 'ambiguous-order'), 'ambiguous-order'], alternatives: [{ first: other.first, last: other.last, flag: 'ambiguous-order' }] } }];
  });
