import { areAlternatives } from './alternatives.js';
import { between, fromBound } from './bounds.js';
import { calendarDay, oneDay } from '../rules/calendar-days.js';
import { civilOf, dayNumber, weekdayBefore } from '../civil.js';
import { isNoun } from '../rules/dated-rules.js';
import type { DayPiece, Scope } from '../rules/pieces.js';
import { hasClue, hasLink, hasMark, rank } from '../rules/pieces.js';
import { settled } from './range-edges.js';
import type { Reading } from '../rules/readings.js';
import type { Token } from '../words/token.js';

const isIgnored = (token: Token): boolean => {
  if ([',', '?', '(', 'celui', 'celle', 'one', 'that'].includes(token.text) || hasMark(token, 'about')) return true;
  if (hasMark(token, 'at') && token.text !== 'a') return true;
  return !hasLink(token, 'to') && (hasMark(token, 'small') || hasLink(token, 'from') || hasLink(token, 'either'));
};

type Connection = 'or' | 'to' | 'and' | 'beside';

const connection = (gap: readonly Token[]): Connection | null => {
  const words = gap.filter((token) => !isIgnored(token) || hasLink(token, 'or'));
  const [word] = words;
  const or = words.some((token) => hasLink(token, 'or'));
  if (words.length > 1 && !words.every((token) => hasLink(token, 'or') || token.text === '-' || (or && ['.', 'a'].includes(token.text)))) return null;
  if (or) return gap.slice(gap.findLastIndex((token) => hasLink(token, 'or'))).some(({ text }) => text === ',' || text === '.') ? null : 'or';
  if (word === undefined) return gap.length === 0 ? 'beside' : null;
  if (hasClue(word, 'correction')) return null;
  if (word.text === '/') return 'or';
  if (hasLink(word, 'to') || word.text === '-') return 'to';
  return hasLink(word, 'and') ? 'and' : null;
};

const introduced = (scope: Scope, from: number, link: 'between' | 'from' | 'either'): boolean => {
  const words = scope.tokens.slice(Math.max(0, from - (link === 'between' ? 5 : 3)), from);
  return words.some((token) => hasLink(token, link) || (link === 'from' && token.text.endsWith(' du')));
};

const ofBound: ReadonlySet<string> = new Set(['c est', 'c etait', 'is the', 'is', 'was the', 'was']);

/** "au plus tôt le 12, au plus tard le 14", "the 12th at the earliest, the 14th at the latest". */
const isBounded = (scope: Scope, a: Reading, gap: readonly Token[]): boolean => {
  const words = [...scope.tokens.slice(Math.max(0, a.from - 6), a.from), ...gap];
  const loose = (token: Token): boolean => isIgnored(token) || hasMark(token, 'later') || ofBound.has(token.text) || hasMark(token, 'earliest') || hasLink(token, 'and') || hasClue(token, 'until');
  return words.some((token) => hasMark(token, 'earliest')) && gap.length <= 5 && gap.every(loose);
};

/** "Nov 9 through 13", "9th to the 13th of November", "Monday to Wednesday last week": the month or the week is said once. */
const isSaidOnce = ({ tokens }: Scope, { day: a }: Reading, { day: b, to }: Reading): boolean => {
  if (a === undefined || b === undefined || a.grain !== 'day' || b.grain !== 'day' || (b.weak === true && isNoun(tokens[to]))) return false;
  return a.form === 'weekday' ? b.weekday !== undefined : a.dayOfMonth !== undefined && b.dayOfMonth !== undefined;
};

/** "end of October, beginning of November". */
const areAdjacent = (a: DayPiece | undefined, b: DayPiece | undefined): boolean =>
  a?.form === 'month' && b?.form === 'month' && a.grain === 'range' && b.grain === 'range' && a.last + 1 === b.first;

const isRange = (scope: Scope, a: Reading, b: Reading): boolean => {
  const gap = scope.tokens.slice(a.to, b.from);
  if (isBounded(scope, a, gap) || areAlternatives(scope, a, b) || (gap.every(({ text }) => text === ',') && areAdjacent(a.day, b.day))) return true;
  const found = gap.length > 5 ? null : connection(gap);
  if (found === null) return introduced(scope, a.from, 'either') && gap.some((token) => hasLink(token, 'either'));
  if (found === 'or') return true;
  if (found === 'and') return introduced(scope, a.from, 'between');
  const alike = a.day?.form === b.day?.form || a.day?.weak === true || isSaidOnce(scope, a, b);
  if (found === 'beside' && a.day?.form === 'day-of-month' && b.day?.form === 'date') return true;
  if (found === 'beside' && gap.length === 0 && a.day?.form === 'day-of-month' && b.day?.form === 'day-of-month') return b.day.dayOfMonth === (a.day.dayOfMonth ?? 0) + 1;
  if (found === 'beside' && a.day?.form === 'month' && b.day?.form === 'month') return a.day.month !== b.day.month && gap.length === 0;
  if (found === 'beside') return a.day?.form === 'weekday' && b.day?.form === 'weekday' && a.time === undefined && !hasClue(scope.tokens[a.from - 1], 'not');
  return alike || introduced(scope, a.from, 'from') || introduced(scope, a.from, 'between');
};

/** Takes the month from the second end ("entre le 3 et le 5 octobre"), or the week ("jeudi ou vendredi dernier"). */
export const completed = (scope: Scope, a: DayPiece, b: DayPiece): readonly [DayPiece, DayPiece] => {
  if (a.form === 'day-of-month' && a.dayOfMonth !== undefined && b.month !== undefined && b.form === 'date' && b.dayOfMonth !== undefined && b.invalid !== true) {
    const { year, month } = civilOf(b.first);
    const back = a.dayOfMonth > b.dayOfMonth;
    const wanted = { day: a.dayOfMonth, month: back ? ((month + 10) % 12) + 1 : month, year: back && month === 1 ? year - 1 : year };
    return [{ ...a, ...calendarDay(scope, wanted), flags: b.flags }, b];
  }
  if (b.form === 'day-of-month' && b.dayOfMonth !== undefined && a.form === 'date' && a.dayOfMonth !== undefined && a.invalid !== true) {
    const { year, month } = civilOf(a.first);
    const next = b.dayOfMonth < a.dayOfMonth;
    return [a, { ...b, ...calendarDay(scope, { day: b.dayOfMonth, month: next ? (month % 12) + 1 : month, year: next && month === 12 ? year + 1 : year }) }];
  }
  if (a.form === 'day-of-month' && b.form === 'day-of-month' && a.dayOfMonth !== undefined && (a.dayOfMonth < (b.dayOfMonth ?? 0)) && b.first < a.first && b.invalid !== true)
    return [{ ...a, first: b.first - (b.dayOfMonth ?? 0) + a.dayOfMonth, last: b.first - (b.dayOfMonth ?? 0) + a.dayOfMonth, flags: b.flags }, b];
  if (a.form === 'weekday' && b.form === 'weekday' && a.weekday !== undefined) return weekdays(scope, a, b);
  if (a.form === 'weekday' && a.weekday !== undefined && b.weekday !== undefined && b.form === 'date') {
    const day = weekdayBefore(a.weekday, b.first);
    return [{ ...a, first: day, last: day, flags: [], alternatives: [] }, b];
  }
  return [a, b];
};

const weekdays = (scope: Scope, a: DayPiece, b: DayPiece): readonly [DayPiece, DayPiece] => {
  const today = b.alternatives.some(({ flag }) => flag === 'weekday-is-today');
  if (!today && a.first === b.first + 1) return [b, a];
  const end = today && b.which === undefined ? scope.today : b.first;
  const start = weekdayBefore(a.weekday ?? 1, end - 1);
  const shift = (piece: DayPiece, day: number): DayPiece => ({ ...piece, first: day, last: day, flags: [], alternatives: [] });
  const flagged: DayPiece = { ...shift(b, end), flags: today ? ['weekday-is-today'] : [], alternatives: today ? [{ first: start - 7, last: end - 7, flag: 'weekday-is-today' }] : [] };
  return [shift(a, start), flagged];
};

/** "end of October, maybe the 29th": the day of that month. */
const dayOfMonthIn = (month: DayPiece, day: DayPiece): DayPiece => {
  const { year, month: of } = civilOf(month.first);
  return { ...day, ...oneDay(dayNumber(year, of, day.dayOfMonth ?? 1), 'date'), weak: false };
};

const night = (a: Reading): boolean => a.time?.ofNight === true || (a.time?.part === true && a.time.end > 1440);

interface NightTime {
  readonly night: Reading['time'];
  readonly hour: Reading['time'];
}

/** "la nuit de samedi à dimanche", "... vers 2h": an hour before noon is one of the second day. */
const ofNight = (evening: DayPiece, morning: DayPiece, { night, hour }: NightTime): Pick<Reading, 'day' | 'time'> =>
  hour === undefined ? { day: evening, time: night } : { day: hour.start < 720 ? morning : evening, time: { ...hour, weak: false } };

/** "9 to 5", "between 8 and 10 digits": two bare numbers are no days where nothing says so. */
const isCounted = ({ tokens }: Scope, a: Reading, b: Reading): boolean => {
  if (a.day?.form !== 'day-of-month' || (b.day?.form !== 'day-of-month' && b.day?.weak !== true) || rank(tokens[b.from]) !== null) return false;
  const bare = a.day.weak === true && b.day.weak === true && !hasClue(tokens[a.from - 1], 'received') && !hasLink(tokens[a.from - 1], 'from');
  return bare || (hasLink(tokens[a.from - 1], 'between') && isNoun(tokens[b.to]));
};

const spanDays = (scope: Scope, a: Reading, b: Reading): Reading | null => {
  if (a.day === undefined || b.day === undefined) return null;
  const narrowed = a.day.form === 'month' && b.day.dayOfMonth !== undefined && b.day.form === 'day-of-month' ? dayOfMonthIn(a.day, b.day) : null;
  if (narrowed !== null) return { from: a.from, to: b.to, day: narrowed, time: b.time };
  const [one, two] = completed(scope, a.day, b.day);
  const span = { from: a.from, to: b.to };
  if (a.time?.ofNight === true && two.first === one.first + 1) return { ...span, day: one, time: a.time };
  if (night(a) && two.first === one.first + 1) return { ...span, ...ofNight(one, two, { night: a.time, hour: b.time }) };
  const [first, last] = [Math.min(one.first, two.first), Math.max(one.last, two.last)];
  const invalid = one.invalid === true || two.invalid === true || last - first > 100;
  const day: DayPiece = { ...two, first, last, grain: first === last ? two.grain : 'range', form: 'date', weak: isCounted(scope, a, b), flags: [...new Set([...one.flags, ...two.flags])], alternatives: two.alternatives.filter(({ first: f, last: l }) => f !== l), invalid };
  return { ...span, day };
};

/** An hour without a day is one of the day at the other end: "vendredi à 9h ou à 15h". */
const onDayOf = (one: Reading, other: Reading): Reading =>
  one.day === undefined && one.moment === undefined && one.time?.day === undefined && other.day?.grain === 'day' ? { ...one, day: other.day } : one;

/** "between Tuesday lunchtime and Wednesday night": up to the end of that day. */
const withinDay = (end: Reading): Reading =>
  end.time?.part === true && end.time.start < 1440 && end.time.end > 1440 ? { ...end, time: { ...end.time, end: 1440 } } : end;

/** "entre vendredi soir et lundi matin": the days of the ends follow one another. */
const endsOf = (scope: Scope, a: Reading, end: Reading): readonly [Reading, Reading] => {
  const b = withinDay(end);
  if (a.day?.form !== 'weekday' || b.day?.form !== 'weekday' || a.day.first <= b.day.first) return [a, b];
  const [one, two] = completed(scope, a.day, b.day);
  return [{ ...a, day: one }, { ...b, day: two }];
};

/** Two readings that are the ends of one span; the ends stay apart where a time was said. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly ends: readonly [Reading, Reading];
}

export type Candidate = Reading | Span;

const merged = (scope: Scope, a: Candidate, b: Reading): Candidate | null => {
  if ('ends' in a || !isRange(scope, a, b) || (b.day?.weak === true && b.day.invalid === true)) return null;
  if ((a.day?.weak === true && b.day === undefined) || (b.day?.weak === true && a.day === undefined)) return null;
  if (a.moment !== undefined || b.moment !== undefined || a.day === undefined || b.day === undefined || (b.time !== undefined && !night(a)) || (a.time !== undefined && !night(a)))
    return (a.day ?? a.moment ?? a.time?.day) === undefined && b.day === undefined ? null : { from: a.from, to: b.to, ends: endsOf(scope, onDayOf(a, b), onDayOf(b, a)) };
  return spanDays(scope, a, b);
};

/** "the 9th, 10th or 11th": what stands before the comma goes with the last two, which are one span by then. */
const joinLists = (scope: Scope, readings: readonly Reading[]): readonly Reading[] => {
  const found: Reading[] = [];
  for (const reading of readings.toReversed()) {
    const next = found.at(-1);
    const last = found.at(-2);
    const isOr = next !== undefined && last !== undefined && connection(scope.tokens.slice(next.to, last.from)) === 'or';
    const isListed = isOr && scope.tokens.slice(reading.to, next.from).every(({ text }) => text === ',' || text === 'the' || text === 'le');
    const list = isListed && reading.to < next.from ? spanOfList(scope, [reading, next, last]) : null;
    if (list !== null) found.splice(-2, 2, list);
    else found.push(reading);
  }
  return found.toReversed();
};

const listed: ReadonlySet<string | undefined> = new Set(['day-of-month', 'date', 'weekday']);

const spanOfList = (scope: Scope, [a, b, c]: readonly [Reading, Reading, Reading]): Reading | null => {
  if ([a, b, c].some(({ day, time }) => time !== undefined || day?.grain !== 'day' || !listed.has(day.form))) return null;
  const last = spanDays(scope, b, c);
  return last === null ? null : spanDays(scope, a, last);
};

/** Makes one span of two readings that are its ends: "du 3 au 5", "lundi ou mardi", "hier soir ou ce matin". */
export const joinRanges = (scope: Scope, readings: readonly Reading[]): readonly Candidate[] => {
  const found: Candidate[] = [];
  for (const reading of joinLists(scope, readings)) {
    const last = found.at(-1);
    const range = last === undefined ? null : ('ends' in last ? null : between(scope, last, reading)) ?? merged(scope, last, reading);
    if (range !== null) found[found.length - 1] = range;
    else found.push(reading);
  }
  return settled(scope, found.map((one) => fromBound(scope, one)));
};
