import type { Scope } from './pieces.js';
import { hasClue, hasLink, hasMark } from './pieces.js';
import type { Reading } from './readings.js';
import type { Token } from './tokens.js';

/** Which side of a day words allow, and whether the day itself is one of them: "pas avant le 10" allows the 10th, "après le 10" does not. */
interface Bound {
  readonly side: 'after' | 'before';
  readonly included: boolean;
  /** Where the words begin. */
  readonly from: number;
}

const longestGap = 6;
const deniedWords = new Set(['no later than', 'not later than']);

const sideOf = (token: Token | undefined): Bound['side'] | null => {
  const [first, last] = [token?.text.split(' ')[0] ?? '', token?.text.split(' ').at(-2) ?? ''];
  if (['avant', 'before', 'earlier'].includes(first)) return 'before';
  return first === 'later' || last === 'later' || hasLink(token, 'after') ? 'after' : null;
};

const isFiller = (token: Token): boolean => token.text === 'than' || (sideOf(token) === null && (hasMark(token, 'the') || hasMark(token, 'small')));

/** What stands before a day: "après le", "not before the", "no later than". */
const boundAt = ({ tokens }: Scope, end: number): Bound | null => {
  const start = Math.max(0, end - 4);
  const words = tokens.slice(start, end);
  const at = words.findLastIndex((token) => !isFiller(token));
  const [word, before] = [words[at], words[at - 1]];
  const side = sideOf(word);
  if (side === null) return null;
  const denied = deniedWords.has(word?.text ?? '') || before?.text === 'no' || hasClue(before, 'not');
  return { side: denied ? (side === 'after' ? 'before' : 'after') : side, included: denied, from: start + at - (before?.text === 'no' || hasClue(before, 'not') ? 1 : 0) };
};

/** The day that was named; words as "après le 10" have made a span of it already. */
const namedDay = ({ day }: Reading): number | null => {
  if (day === undefined || day.invalid === true) return null;
  return day.grain === 'range' && day.flags.includes('approximate') ? day.first - 1 : day.first;
};

/** "la semaine dernière, mais avant jeudi", "last week, after Wednesday": the days of that week on that side; null for anything else. */
const withinWeek = (a: Reading, b: Reading, bound: Bound): Reading | null => {
  const { day } = a;
  if (day?.form !== 'week' || day.grain !== 'week' || b.day?.form !== 'weekday' || b.day.which !== undefined || b.day.weekday === undefined) return null;
  const named = day.first + b.day.weekday - 1;
  const shift = bound.included ? 0 : 1;
  const days = bound.side === 'before' ? { first: day.first, last: named - shift } : { first: named + shift, last: day.last };
  return days.first > days.last ? null : { from: a.from, to: b.to, day: { ...day, ...days, grain: 'range', form: 'date' } };
};

/** "après le 10, avant le 15", "no earlier than the 15th and no later than the 18th": the days between; null for anything else. */
export const between = (scope: Scope, a: Reading, b: Reading): Reading | null => {
  if (b.from - a.to > longestGap || a.time !== undefined || b.time !== undefined) return null;
  const [one, other] = [boundAt(scope, a.from), boundAt(scope, b.from)];
  if (one === null && other !== null) return withinWeek(a, b, other);
  if (one === null || other === null || one.side === other.side) return null;
  const [low, high, lowest, highest] = one.side === 'after' ? [a, b, one, other] : [b, a, other, one];
  const [first, last] = [namedDay(low), namedDay(high)];
  if (first === null || last === null || low.day === undefined || first >= last) return null;
  const days = { first: lowest.included ? first : first + 1, last: highest.included ? last : last - 1 };
  return { from: one.from, to: b.to, day: { ...low.day, ...days, grain: 'range', form: 'date', flags: [], alternatives: [], weak: false } };
};
