import { civilOf, dayNumber } from '../civil.js';
import type { DayPiece, Scope } from './pieces.js';
import { hasLink, hasMark } from './pieces.js';
import type { Candidate } from '../spans/ranges.js';
import type { Reading } from './readings.js';
import type { Token } from '../words/token.js';

const periods: ReadonlySet<DayPiece['form']> = new Set(['month', 'year', 'week']);
const longestGap = 5;
/** Holidays are told to a day or two ("à la fin des vacances, le 1er ou le 2"). */
const slack = 2;

const joins = (token: Token): boolean => token.text === ',' || hasLink(token, 'between') || ['small', 'the', 'about', 'guess'].some((mark) => hasMark(token, mark));

/** Whether days were told by their numbers alone, so that a month may be chosen for them. */
const areNumbers = ({ tokens }: Scope, { from, to, day }: Reading): boolean =>
  day?.grain === 'range' && day.form === 'date' && day.weak !== true && day.dayOfMonth !== undefined && tokens.slice(from, to).every(({ senses, figures }) => (senses.month ?? senses.weekday) === undefined && ['number', 'ordinal', undefined].includes(figures?.is));

/** "le mois dernier, entre le 12 et le 14": the days of that number within the period named before them; null for anything else. */
const withinPeriod = (scope: Scope, a: Candidate, b: Candidate): Reading | null => {
  if ('ends' in a || 'ends' in b || a.day === undefined || b.day === undefined || !periods.has(a.day.form) || a.time !== undefined || b.time !== undefined || !areNumbers(scope, b)) return null;
  const gap = scope.tokens.slice(a.to, b.from);
  if (gap.length > longestGap || !gap.some(({ text }) => text === ',') || !gap.every(joins)) return null;
  const period = a.day;
  const length = b.day.last - b.day.first;
  const { day } = civilOf(b.day.first);
  const starts = [period.last, period.first].map((one) => dayNumber(civilOf(one).year, civilOf(one).month, day));
  const first = starts.find((one) => one !== null && one >= period.first && one + length <= period.last + slack);
  return first == null ? null : { from: a.from, to: b.to, day: { ...b.day, first, last: first + length, flags: [], alternatives: [], weak: false, invalid: false } };
};

/** The dates of a text, days that are told within a period put into it. */
export const inPeriods = (scope: Scope, dates: readonly Candidate[]): readonly Candidate[] =>
  dates.reduce<readonly Candidate[]>((found, one) => {
    const last = found.at(-1);
    const within = last === undefined ? null : withinPeriod(scope, last, one);
    return within === null ? [...found, one] : [...found.slice(0, -1), within];
  }, []);
