import { calendarDay, dayOfMonth, oneDay } from './calendar-days.js';
import { civilOf } from './civil.js';
import { withCorrection } from './corrections.js';
import { datedRules } from './dated-rules.js';
import { elapsedRules } from './elapsed-rules.js';
import type { Senses } from './lexicon.js';
import { periodRules } from './period-rules.js';
import type { DayPiece, MomentPiece, Piece, Rule, RuleGroup, Scope, TimePiece } from './pieces.js';
import { canStart, hasClue, hasLink, hasMark } from './pieces.js';
import type { Find } from './relative-rules.js';
import { relativeRules } from './relative-rules.js';
import { timeRules } from './time-rules.js';
import type { Token } from './tokens.js';
import { inWeek, weekdayBefore, weekdayRules } from './weekday-rules.js';

/** A day, a time or both that belong together, or a span of instants. */
export interface Reading {
  readonly from: number;
  readonly to: number;
  readonly day?: DayPiece | undefined;
  readonly time?: TimePiece | undefined;
  readonly moment?: MomentPiece | undefined;
}

const isWeak = (piece: Piece): boolean => piece.is !== 'moment' && piece.weak === true;

/** Which rules can begin at a token, remembered by its senses: words of the lexicon share theirs. */
const starters = (groups: readonly RuleGroup[]): ((token: Token) => readonly Rule[]) => {
  const remembered = new WeakMap<Senses, readonly Rule[]>();
  return (token) => {
    const known = token.figures === undefined ? remembered.get(token.senses) : undefined;
    const found = known ?? groups.flatMap((group) => (canStart(group, token) ? group.rules : []));
    if (known === undefined && token.figures === undefined) remembered.set(token.senses, found);
    return found;
  };
};

const longest = (rulesAt: (token: Token) => readonly Rule[]): Find => (scope, at) => {
  const token = scope.tokens[at];
  let best: Piece | null = null;
  for (const rule of token === undefined ? [] : rulesAt(token)) {
    const piece = rule(scope, at);
    if (piece !== null && (best === null || piece.to > best.to || (piece.to === best.to && isWeak(best) && !isWeak(piece)))) best = piece;
  }
  return best;
};

const ownRules = [elapsedRules, weekdayRules, periodRules, timeRules, datedRules];
const findOwn = longest(starters(ownRules));
const find = longest(starters([relativeRules(findOwn), ...ownRules]));

/** "le lendemain", "the day before": beside the day that was named last. */
const besideLast = (scope: Scope, at: number, last: Reading | undefined): Reading | null => {
  const shift = hasMark(scope.tokens[at], 'eve') ? -1 : hasMark(scope.tokens[at], 'morrow') ? 1 : 0;
  const day = last?.day;
  if (shift === 0 || day === undefined || day.grain !== 'day') return null;
  return { from: at, to: at + 1, day: { ...day, from: at, to: at + 1, first: day.first + shift, last: day.last + shift, form: 'date', flags: day.flags, alternatives: [] } };
};

const asReading = (piece: Piece): Reading => {
  const { from, to } = piece;
  if (piece.is === 'day') return { from, to, day: piece };
  return piece.is === 'time' ? { from, to, time: piece } : { from, to, moment: piece };
};

const scan = (scope: Scope): readonly Reading[] => {
  const found: Reading[] = [];
  for (let at = 0; at < scope.tokens.length; ) {
    const piece = find(scope, at);
    const reading = piece === null ? besideLast(scope, at, found.at(-1)) : asReading(piece);
    if (reading !== null) found.push(reading);
    at = reading?.to ?? at + 1;
  }
  return found;
};

const longestGap = 5;
const joiners = new Set([',', '(', ')', '-', ':', '.', '|', '>']);

const joins = (token: Token): boolean => {
  if (hasLink(token, 'or') || hasLink(token, 'and') || hasLink(token, 'between')) return false;
  return joiners.has(token.text) || token.text === 'un' || ['small', 'at', 'of', 'about', 'filler'].some((mark) => hasMark(token, mark));
};

const isRangeWord = (token: Token): boolean => hasLink(token, 'to') && !['a', 'to'].includes(token.text);

/** "lundi 12": the latest 12 that is a Monday; when there is none the number stands and the weekday is the other reading. */
const withWeekday = (scope: Scope, weekday: number, date: DayPiece): DayPiece => {
  const { dayOfMonth: day, month, year } = date;
  const found = day === undefined || date.invalid === true || date.grain !== 'day' ? date : month === undefined ? dayOfMonth(scope, day, weekday) : calendarDay(scope, { day, month, year, weekday });
  if (found.invalid === true || civilOf(found.first).weekday === weekday) return { ...date, ...found, weak: false };
  const near = weekdayBefore(weekday, Math.min(scope.today, found.first + 3));
  return { ...date, ...found, weak: false, flags: [...found.flags, 'corrected-weekday'], alternatives: [...found.alternatives, { first: near, last: near, flag: 'corrected-weekday' }] };
};

const pickInWeek = (weekday: number, week: DayPiece): DayPiece => {
  const day = inWeek(weekday, week.first);
  return { ...week, first: day, last: day, grain: 'day', form: 'date', weekday };
};

/** "Il y a quinze jours" is two weeks ago. */
const fifteenDays = 15;

const isWeekLike = (scope: Scope, { form, first, last }: DayPiece): boolean =>
  (form === 'week' && last - first === 6) || form === 'weekend' || (form === 'ago' && first === last && ((scope.today - first) % 7 === 0 || scope.today - first === fifteenDays));

const joinDays = (scope: Scope, a: DayPiece, b: DayPiece): DayPiece | null => {
  const [named, other] = a.form === 'weekday' ? [a, b] : b.form === 'weekday' ? [b, a] : [null, null];
  if (named?.weekday !== undefined && other !== null) {
    if (other.form === 'date' || other.form === 'day-of-month') return withWeekday(scope, named.weekday, other);
    if (isWeekLike(scope, other)) return pickInWeek(named.weekday, other);
    if (other.form === 'offset' || other.form === 'holiday') return civilOf(other.first).weekday === named.weekday ? other : null;
    return null;
  }
  const [whole, date] = a.grain === 'month' ? [a, b] : [b, a];
  if (whole.grain === 'month' && date.form === 'day-of-month' && date.dayOfMonth !== undefined) return { ...date, ...oneDay(whole.first + date.dayOfMonth - 1, 'date'), weak: false };
  if (a.weak === true || b.weak === true || a.first !== b.first || a.last !== b.last) return null;
  return a.form === 'date' ? a : b;
};

const within = (minute: number, { start, end }: TimePiece): boolean => minute >= start && minute <= end;

const clockInPart = (clock: TimePiece, part: TimePiece): TimePiece => {
  const base = { ...clock, ...(part.day === undefined ? {} : { day: part.day }), weak: false };
  if (clock.end - clock.start === 720 || clock.end - clock.start === 1440) {
    const minute = [clock.start, clock.start + 720, clock.end].find((one) => one > 0 ? within(one, part) : part.start === 0) ?? clock.start;
    return { ...base, start: minute, end: minute, grain: 'hour', flags: [] };
  }
  const late = [0, 720, 1440].find((more) => within(clock.start + more, part) && within(clock.end + more, part)) ?? 0;
  return { ...base, start: clock.start + late, end: clock.end + late };
};

const joinTimes = (a: TimePiece, b: TimePiece): TimePiece | null => {
  if (a.part === true && b.part === true) return a.day !== undefined && b.day !== undefined && a.day !== b.day ? null : { ...a, ...b, ...(a.day === undefined ? {} : { day: a.day }) };
  if (a.part === true) return clockInPart(b, a);
  return b.part === true ? clockInPart(a, b) : null;
};

const bothDefined = <T>(a: T | undefined, b: T | undefined): boolean => a !== undefined && b !== undefined;

const join = (scope: Scope, a: Reading, b: Reading): Reading | null => {
  const gap = scope.tokens.slice(a.to, b.from);
  if (gap.length > longestGap || !gap.every(joins)) return null;
  if (a.moment !== undefined || b.moment !== undefined) return null;
  const span = { from: a.from, to: b.to };
  if (bothDefined(a.day, b.day)) {
    if (a.time !== undefined && b.time !== undefined) return null;
    const ranged = gap.some((token) => isRangeWord(token) || (hasLink(token, 'to') && a.day?.form === b.day?.form) || token.text === '-');
    const day = ranged || gap.length > 3 || a.day === undefined || b.day === undefined ? null : joinDays(scope, a.day, b.day);
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
  if (time.day !== undefined && day.first !== scope.today + time.day) return null;
  if (day.weak === true && a.day === undefined) return null;
  return { ...span, day, time: { ...time, weak: false } };
};

/** "vers le 10": a day or two on either side, as a fifth of the time since would be too much for a named day. */
const around = (scope: Scope, reading: Reading): Reading => {
  const { day, time } = reading;
  if (day === undefined || time !== undefined || day.grain !== 'day' || !['date', 'day-of-month', 'holiday'].includes(day.form)) return reading;
  const words = scope.tokens.slice(Math.max(0, reading.from - 3), reading.from);
  const start = words.findLastIndex((token) => !hasMark(token, 'the') && !hasMark(token, 'of') && token.text !== 'of');
  const word = words[start];
  if (word === undefined || !hasMark(word, 'about') || ['peut etre', 'je crois', 'i think', 'maybe', 'perhaps', 'probably', 'possibly', 'some', 'over', 'genre', 'bon'].includes(word.text)) return reading;
  const slack = Math.max(1, Math.min(2, Math.floor((scope.today - day.first) / 5)));
  return { ...reading, day: { ...day, first: day.first - slack, last: Math.min(day.last + slack, Math.max(scope.today, day.last)), grain: 'range', flags: [...day.flags, 'approximate'] } };
};

const joinAll = (scope: Scope, readings: readonly Reading[]): readonly Reading[] => {
  const found: Reading[] = [];
  for (const reading of readings) {
    const last = found.at(-1);
    const joined = last === undefined ? null : join(scope, last, reading);
    if (joined !== null) found[found.length - 1] = joined;
    else found.push(withCorrection(scope, reading));
  }
  return found;
};

const isSpoken = (token: Token): boolean => token.punctuation !== true && !hasClue(token, 'received') && !hasMark(token, 'small');

/** Whether a weak reading may stand alone: in an answer of a word or two, or as a part of the day. */
export const standsAlone = (scope: Scope, { day, time }: Reading): boolean => {
  if (day !== undefined) return day.weak !== true || scope.tokens.filter((token) => token.punctuation !== true && !hasMark(token, 'small')).length <= 1;
  return time?.weak !== true || scope.tokens.filter(isSpoken).length <= 2;
};

/** Every date and time of a text, those that belong together joined, in the order of the text. */
export const readingsOf = (scope: Scope): readonly Reading[] => joinAll(scope, joinAll(scope, scan(scope))).map((reading) => around(scope, reading));
