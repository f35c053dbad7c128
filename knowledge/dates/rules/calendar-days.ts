import { civilOf, dayNumber, firstOfMonth } from '../civil.js';
import { holidayIn } from './holidays.js';
import type { DayPiece, Days, Scope } from './pieces.js';
import type { Flag } from '../understood.js';

/** Older than this, a day without a year deserves a confirmation. */
const obviousDays = 200;

/** What a day piece is besides where it stands. */
export type Found = Omit<DayPiece, 'is' | 'from' | 'to'>;

const single = (day: number): Days => ({ first: day, last: day });

/** A reading of one day; no such day makes it invalid. */
export const oneDay = (day: number | null, form: DayPiece['form'], flags: readonly Flag[] = []): Found => ({
  ...single(day ?? 0), grain: 'day', form, flags, alternatives: [], invalid: day === null,
});

const matches = (day: number | null, weekday: number | undefined): day is number =>
  day !== null && (weekday === undefined || civilOf(day).weekday === weekday);

interface Wanted {
  readonly day: number;
  readonly month: number;
  readonly year?: number | undefined;
  readonly weekday?: number | undefined;
  /** "dernier": the latest month of that name, even where it has no such day. */
  readonly latest?: boolean | undefined;
}

const latestYear = (scope: Scope, wanted: Wanted): number | null => {
  const { year } = civilOf(scope.today);
  for (let back = 0; back <= 8; back += 1) {
    const day = dayNumber(year - back, wanted.month, wanted.day);
    if (matches(day, wanted.weekday) && day <= scope.today) return day;
    if (wanted.latest === true && day === null && firstOfMonth(year - back, wanted.month) <= scope.today) return null;
    if (back > 0 && wanted.weekday === undefined && wanted.month !== 2) return null;
    if (back > 0 && wanted.weekday !== undefined) return null;
  }
  return null;
};

/** A weekday is mistaken more easily than a letter lies about for months: beyond these days the number stands, not the weekday. */
const longestFitting = 62;

/** The day that fits the weekday, unless it is long past and the number alone gives one that is not. */
const fitting = (scope: Scope, exact: number | null, loose: number | null): number | null => {
  if (exact === null || loose === null) return exact ?? loose;
  return scope.today - exact > longestFitting && scope.today - loose <= longestFitting ? loose : exact;
};

/** The day that "12 novembre [2026]" stands for: without a year the latest one that is not in the future. */
export const calendarDay = (scope: Scope, wanted: Wanted): Found => {
  const { day, month, year, weekday } = wanted;
  const rest = { dayOfMonth: day, month, ...(year === undefined ? {} : { year }) };
  if (year !== undefined) return { ...oneDay(dayNumber(year, month, day), 'date'), ...rest };
  const found = fitting(scope, latestYear(scope, wanted), weekday === undefined ? null : latestYear(scope, { day, month }));
  if (found === null) return { ...oneDay(null, 'date'), ...rest };
  const flags: Flag[] = scope.today - found > obviousDays ? ['inferred-year'] : [];
  return { ...oneDay(found, 'date', flags), ...rest };
};

const latestMonth = (scope: Scope, wanted: number, weekday: number | undefined): number | null => {
  const { year, month } = civilOf(scope.today);
  for (let back = 0; back < 12; back += 1) {
    const { year: y, month: m } = civilOf(firstOfMonth(year, month - back));
    const day = dayNumber(y, m, wanted);
    if (matches(day, weekday) && day <= scope.today) return day;
  }
  return null;
};

/** The day that "le 12" or "lundi 12" stands for: the latest one that is not in the future. */
export const dayOfMonth = (scope: Scope, wanted: number, weekday?: number): Found => {
  const found = fitting(scope, latestMonth(scope, wanted, weekday), latestMonth(scope, wanted, undefined));
  if (found === null || wanted < 1) return { ...oneDay(null, 'day-of-month'), dayOfMonth: wanted };
  const inferred = civilOf(found).month !== civilOf(scope.today).month;
  return { ...oneDay(found, 'day-of-month', inferred ? ['inferred-month'] : []), dayOfMonth: wanted };
};

/** Letters take weeks at most; a day without a month beside the date of the letter is looked for so many days behind it. */
const longestPost = 45;

/** "datée du 19 octobre, reçue le 22": the first such day from the date of the letter on; the latest one is the other reading. */
export const dayBehindLetter = (scope: Scope, day: DayPiece, letter: number): DayPiece => {
  const days = Array.from({ length: longestPost }, (_, at) => letter + at);
  const found = days.find((one) => one <= scope.today && civilOf(one).day === day.dayOfMonth && (day.weekday === undefined || civilOf(one).weekday === day.weekday));
  if (found === undefined || found >= day.first) return day;
  return { ...day, ...single(found), flags: ['inferred-month'], alternatives: [{ ...single(day.first), flag: 'inferred-month' }] };
};

/** Further back than this, a day is no likely one: with its year written, and without, where the other order gives a day of late. */
const longestWritten = 400;
const longestUnwritten = 300;

/** Whether month first gives a day that could be meant as well: past, and not a year away where day first gives one of late. */
const isLikely = (scope: Scope, dayFirst: number, monthFirst: number, written: boolean): boolean => {
  const longest = written ? longestWritten : longestUnwritten;
  return monthFirst <= scope.today && (scope.today - monthFirst <= longest || scope.today - dayFirst > longest);
};

/** Figures as "03/04[/2026]": day first, month first only where day first is no date; both when both are likely. */
export const figuresDay = (scope: Scope, a: number, b: number, year?: number): Found => {
  const dayFirst = calendarDay(scope, { day: a, month: b, year });
  const monthFirst = calendarDay(scope, { day: b, month: a, year });
  if (b > 12 && a <= 12 && b <= 31) return monthFirst;
  const other = a !== b && a <= 12 && monthFirst.invalid !== true && isLikely(scope, dayFirst.first, monthFirst.first, year !== undefined);
  if (!other || dayFirst.invalid === true || dayFirst.first > scope.today) return dayFirst;
  const alternative = { ...single(monthFirst.first), flag: 'ambiguous-order' as const };
  return { ...dayFirst, flags: [...dayFirst.flags, 'ambiguous-order'], alternatives: [alternative] };
};

/** The nearest day from Monday to Friday, from this day on forwards (1) or backwards (-1); holidays count as well. */
export const workingDayFrom = (day: number, sign: 1 | -1): number => {
  let found = day;
  while (civilOf(found).weekday > 5) found += sign;
  return found;
};

/** The day itself, or the same day of the coming year where that is not told and what is counted from it would lie far back otherwise: "un mois avant l'AG du 12 décembre". */
export const nextEvent = (scope: Scope, day: DayPiece, counted: (day: number) => number): DayPiece => {
  if (!(day.form === 'date' || day.feast !== undefined) || day.year !== undefined || day.grain !== 'day' || !day.flags.includes('inferred-year')) return day;
  const { year, month, day: number } = civilOf(day.first);
  const next = day.feast === undefined ? dayNumber(year + 1, month, number) : holidayIn(day.feast, year + 1);
  return next === null || counted(next) > scope.today ? day : { ...day, first: next, last: next, flags: day.flags.filter((flag) => flag !== 'inferred-year') };
};
