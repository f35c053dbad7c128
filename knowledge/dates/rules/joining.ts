import { calendarDay, dayOfMonth, oneDay } from './calendar-days.js';
import { civilOf, weekdayBefore } from '../civil.js';
import type { DayPiece, Scope, TimePiece } from './pieces.js';
import { hasClue, hasLink, hasMark, isDenied, isStop, skip } from './pieces.js';
import type { Reading } from './readings.js';
import type { Token } from '../words/token.js';
import { inWeek } from './weekday-rules.js';

const longestGap = 5;
const joiners = new Set([',', '(', ')', '-', ':', '.', '|', '>', 'pendant', 'durant', 'tombait', 'fell', 'falls']);

const joins = (token: Token): boolean => {
  if ((hasLink(token, 'or') && !hasMark(token, 'about')) || hasLink(token, 'and') || hasLink(token, 'between')) return false;
  return joiners.has(token.text) || token.text === 'un' || ['small', 'at', 'of', 'about', 'filler'].some((mark) => hasMark(token, mark));
};

/** "octobre, je dirais le 20": what parts a month from its day. */
const isHedge = (token: Token): boolean => joins(token) || hasMark(token, 'guess') || ['je', 'dirais', 'crois', 'pense', 'i', 'd', 'say', 'think', 'reckon'].includes(token.text);
const isDayOfMonth = ({ day: month }: Reading, { day }: Reading): boolean => month?.grain === 'month' && month.form === 'month' && day?.form === 'day-of-month';

const isRangeWord = (token: Token): boolean => hasLink(token, 'to') && !['a', 'to'].includes(token.text);

/** "Fri 11/06": of both orders the one that fits. "lundi 12": the latest 12 that is a Monday; when there is none the number stands and the weekday is the other reading. */
const withWeekday = (scope: Scope, weekday: number, date: DayPiece): DayPiece => {
  const other = date.alternatives.find(({ flag, first }) => flag === 'ambiguous-order' && civilOf(first).weekday === weekday);
  if (other !== undefined && civilOf(date.first).weekday !== weekday) return { ...date, first: other.first, last: other.last, flags: [], alternatives: [] };
  const { dayOfMonth: day, month, year } = date;
  const found = day === undefined || date.invalid === true || date.grain !== 'day' ? date : month === undefined ? dayOfMonth(scope, day, weekday) : calendarDay(scope, { day, month, year, weekday });
  if (found.invalid === true || civilOf(found.first).weekday === weekday) return { ...date, ...found, weak: false };
  const near = weekdayBefore(weekday, Math.min(scope.today, found.first + 3));
  return { ...date, ...found, weak: false, flags: [...found.flags, 'corrected-weekday'], alternatives: [...found.alternatives, { first: near, last: near, flag: 'corrected-weekday' }] };
};

/** "Il y a huit jours" is a week ago, "il y a quinze jours" two. */
const frenchWeeks: ReadonlySet<number> = new Set([8, 15]);

/** "un samedi, il y a deux semaines": the weekday of that week, of so many days the nearest one; unsure where the one before it is as near. */
const pickInWeek = (scope: Scope, weekday: number, week: DayPiece): DayPiece => {
  const inDays = frenchWeeks.has(scope.today - week.first);
  const inMonth = week.form === 'month' ? weekdayBefore(weekday, week.last) : null;
  const day = inMonth ?? (inDays ? weekdayBefore(weekday, week.first + 3) : inWeek(weekday, week.first));
  const unsure = week.form === 'ago' && Math.abs(day - week.first) > (inDays ? 2 : 3);
  return { ...week, first: day, last: day, grain: 'day', form: 'date', weekday, flags: unsure ? ['approximate'] : week.flags };
};

const isWeekLike = (scope: Scope, { form, first, last }: DayPiece): boolean =>
  ((form === 'week' || form === 'month') && last - first === 6) || form === 'weekend' || (form === 'ago' && first === last && ((scope.today - first) % 7 === 0 || frenchWeeks.has(scope.today - first)));

/** "il y a deux semaines, la semaine du 9": the named day or week, where the time that has passed is as near as such words are. */
const besideElapsed = (scope: Scope, a: DayPiece, b: DayPiece): DayPiece | null => {
  const [elapsed, named] = a.form === 'ago' ? [a, b] : [b, a];
  if (elapsed.form !== 'ago' || !['date', 'day-of-month', 'week'].includes(named.form) || named.weak === true || named.invalid === true) return null;
  const slack = Math.max(1, Math.floor((scope.today - elapsed.first) / 5));
  return named.first - slack <= elapsed.last && named.last + slack >= elapsed.first ? named : null;
};

/** "le 4. C'était mardi", "on 2 November, last Thursday": two days where the weekday does not fit and stands apart. */
const areTwo = (date: DayPiece, weekday: DayPiece, apart: boolean): boolean => {
  if (date.weekday !== undefined) return date.weekday !== weekday.weekday;
  return apart && date.invalid !== true && civilOf(date.first).weekday !== weekday.weekday;
};

const joinDays = (scope: Scope, a: DayPiece, b: DayPiece, apart: boolean): DayPiece | null => {
  const [named, other] = a.form === 'weekday' ? [a, b] : b.form === 'weekday' ? [b, a] : [null, null];
  if (named?.weekday !== undefined && other !== null) {
    if (other.form === 'date' || other.form === 'day-of-month') return areTwo(other, named, apart && named === b) ? null : { ...withWeekday(scope, named.weekday, other), weekday: named.weekday };
    if (isWeekLike(scope, other)) return pickInWeek(scope, named.weekday, other);
    if (other.form === 'offset' || other.form === 'holiday') return civilOf(other.first).weekday === named.weekday ? other : null;
    return null;
  }
  const [whole, date] = a.grain === 'month' ? [a, b] : [b, a];
  if (whole.grain === 'month' && date.form === 'day-of-month' && date.dayOfMonth !== undefined) {
    const day = whole.first + date.dayOfMonth - 1;
    return day > whole.last ? null : { ...date, ...oneDay(day, 'date'), weak: false };
  }
  const exact = besideElapsed(scope, a, b);
  if (exact !== null) return exact;
  if (a.weak === true || b.weak === true || a.first !== b.first || a.last !== b.last) return null;
  return a.form === 'date' ? a : b;
};

const tellingMore: ReadonlySet<string> = new Set(['received', 'opened', 'sent', 'action', 'request', 'business', 'other', 'until', 'will', 'missing', 'correction']);

const tellsMore = (token: Token): boolean => ['.', ';', '!', '?'].includes(token.text) || hasLink(token, 'or') || (token.senses.clue ?? []).some((clue) => tellingMore.has(clue));
const longestAside = 9;
const breaking = new Set([',', 'mais', 'but', 'et', 'and', 'car', 'donc', 'so', 'que', 'that', 'puis', 'then', 'parce']);

/** Words between a comma and the hour it sets apart: "donc 19h", "soit 19h". */
const isAside = (token: Token): boolean => joins(token) || hasMark(token, 'guess') || ['soit', 'donc', 'so', 'cad'].includes(token.text);

const occasions: ReadonlySet<string> = new Set(['pendant', 'durant', 'lors', 'au milieu', 'a', 'au', 'en pleine', 'en plein', 'over', 'during', 'amid', 'mid', 'in the middle of']);
/** "samedi pendant le match, ...": what happened on that day, no clause of its own. */
const isOccasion = (words: readonly Token[]): boolean =>
  occasions.has(words[0]?.text ?? '') && words.length > 1 && words.every((token) => token.punctuation !== true && !hasClue(token, 'received') && !hasClue(token, 'opened') && !hasClue(token, 'sent'));

/** "quinze heures et des poussières", "three-ish": the hour ends its clause, so that it is no length of time. */
const isHourAlone = (tokens: readonly Token[], { to }: Reading): boolean => {
  const next = skip(tokens, to, (token) => hasMark(token, 'about') || hasMark(token, 'guess') || token.text === 'passees');
  return isStop(tokens[next]);
};

/** "dimanche, le magasin était fermé, à 11h": a time behind a comma or "à" belongs to the day before it, whatever stands between. */
const isBehindAside = (scope: Scope, a: Reading, b: Reading): boolean => {
  const gap = scope.tokens.slice(a.to, b.from);
  const comma = gap.findLastIndex((token) => token.text === ',');
  const open = a.time?.part === true || (a.day !== undefined && a.time === undefined);
  const written = comma >= 0 && scope.tokens[b.from]?.figures?.is === 'clock';
  const during = isOccasion(gap.slice(0, comma)) && gap.slice(comma + 1).every((token) => hasMark(token, 'about') || hasMark(token, 'at')) && isHourAlone(scope.tokens, b);
  const timed = open && b.day === undefined && b.time?.day === undefined && (b.time?.weak !== true || written || during) && b.time?.part !== true;
  if (!timed || b.time === undefined || gap.length > longestAside || (!during && gap.some(tellsMore))) return false;
  const introduced = hasMark(gap.findLast((token) => !hasMark(token, 'about') || hasMark(token, 'at')), 'at') && !gap.some((token) => breaking.has(token.text));
  return introduced || (comma >= 0 && gap.slice(comma).every(isAside));
};

/** "hier 9h, hier 15h": a day goes with the hour behind it. A weekday goes with the number behind it rather than with the date before it: "votre lettre du 4, le samedi 7". */
export const belongsAhead = (a: Reading, b: Reading, next: Reading | undefined): boolean =>
  (a.time !== undefined && b.day !== undefined && b.time === undefined && next?.from === b.to && next.time?.part === undefined && next.day === undefined && a.time.part !== true) ||
  b.day?.form === 'weekday' && b.time === undefined && next?.from === b.to && ['date', 'day-of-month'].includes(next.day?.form ?? '');

const within = (minute: number, { start, end }: TimePiece): boolean => minute >= start && minute <= end;

const clockInPart = (clock: TimePiece, part: TimePiece): TimePiece => {
  const base = { ...clock, ...(part.day === undefined ? {} : { day: part.day }), weak: false, ofNight: part.end > 1440 };
  if (clock.end - clock.start === 720 || clock.end - clock.start === 1440) {
    const hours = [clock.start, clock.start + 720, clock.start + 1440];
    const far = (minute: number): number => Math.max(part.start - minute, minute - part.end);
    const minute = hours.find((one) => one > 0 ? within(one, part) : part.start === 0) ?? hours.toSorted((one, other) => far(one) - far(other))[0] ?? clock.start;
    return { ...base, start: minute, end: minute, grain: 'hour', flags: [] };
  }
  if (clock.start === 0 && clock.end >= 360 && clock.end < 720 && part.start >= 720) return { ...base, start: part.start, end: clock.end + 720 };
  const late = (clock.start >= 780 ? [0, 1440] : [0, 720, 1440]).find((more) => within(clock.start + more, part) && within(clock.end + more, part)) ?? 0;
  return { ...base, start: clock.start + late, end: clock.end + late };
};

const joinTimes = (a: TimePiece, b: TimePiece): TimePiece | null => {
  if (a.part === true && b.part === true) return a.day !== undefined && b.day !== undefined && a.day !== b.day ? null : { ...a, ...b, weak: a.weak === true && b.weak === true, ...(a.day === undefined ? {} : { day: a.day }) };
  if (a.part === true) return clockInPart(b, a);
  return b.part === true ? clockInPart(a, b) : null;
};

/** "lundi, ce matin même": of two readings of a day the one that the time of the day names, or null. */
const onDay = (day: DayPiece, wanted: number): DayPiece | null => {
  if (day.first === wanted) return day;
  return day.alternatives.some(({ first }) => first === wanted) ? { ...day, first: wanted, last: wanted, flags: [], alternatives: [] } : null;
};

const bothDefined = <T>(a: T | undefined, b: T | undefined): boolean => a !== undefined && b !== undefined;

/** "pas le 6, vendredi": the second date stands against the first. */
/** One reading of two that belong together ("hier" and "à 15h", "lundi" and "12"), or null. */
export const join = (scope: Scope, a: Reading, b: Reading): Reading | null => {
  const gap = scope.tokens.slice(a.to, b.from);
  if ((gap.length > longestGap || !gap.every(isDayOfMonth(a, b) ? isHedge : joins)) && !isBehindAside(scope, a, b)) return null;
  if (a.moment !== undefined || b.moment !== undefined || (gap.some(({ text }) => text === ',') && isDenied(scope.tokens, a.from))) return null;
  // "mercredi ou jeudi, j'avais kiné ce jour-là donc jeudi": what follows is the outcome
  if (hasMark(scope.tokens[a.from], 'same') && gap.some((token) => hasMark(token, 'conclusion'))) return null;
  const span = { from: a.from, to: b.to };
  if (bothDefined(a.day, b.day)) {
    if (a.time !== undefined && b.time !== undefined) return null;
    const ranged = gap.some((token) => isRangeWord(token) || (hasLink(token, 'to') && a.day?.form === b.day?.form) || token.text === '-');
    const day = ranged || gap.length > 3 || a.day === undefined || b.day === undefined ? null : joinDays(scope, a.day, b.day, gap.some((token) => token.punctuation === true && token.text !== '(') || b.day.which === 'last');
    return day === null ? null : { ...span, day, time: a.time ?? b.time };
  }
  if (bothDefined(a.time, b.time)) {
    const time = a.time === undefined || b.time === undefined ? null : joinTimes(a.time, b.time);
    return time === null ? null : { ...span, day: a.day ?? b.day, time };
  }
  const day = a.day ?? b.day;
  const time = a.time ?? b.time;
  if (day === undefined || time === undefined || gap.some((token) => token.text === '.' && time.weak === true)) return null;
  if (day.grain !== 'day' && day.form !== 'ago') return null;
  const named = time.day === undefined ? day : onDay(day, scope.today + time.day);
  if (named === null) return null;
  if (day.weak === true && a.day === undefined) return null;
  return { ...span, day: named, time: { ...time, weak: false } };
};
