import { nextEvent, oneDay, workingDayFrom } from './calendar-days.js';
import { civilOf, dayNumber, monthsBefore, weekdayBefore } from '../civil.js';
import type { Unit } from '../words/dictionary.js';
import { join } from './joining.js';
import type { DayPiece, Piece, Scope, TimePiece } from './pieces.js';
import { hasClue, hasLink, hasMark, hasWhich, isStop, rank, sideOf, wholeNumber } from './pieces.js';
import { quantityAt } from './quantities.js';
import type { Reading } from './readings.js';
import type { Token } from '../words/token.js';

/** How far words stand from what was told before them, in minutes, and where they end. */
interface Distance {
  readonly minutes: number;
  /** So many months besides, earlier or later. */
  readonly months: number;
  /** Whether they are told in minutes or hours. */
  readonly exact: boolean;
  readonly to: number;
}

const sizes: Partial<Record<Unit, number>> = { minute: 1, quarter: 15, 'half-hour': 30, hour: 60, day: 1440, week: 10_080, fortnight: 20_160 };
const dayMinutes = 1440;
const later = new Set(['plus tard', 'later', 'apres', 'after', 'plus tar', 'afterwards']);
const earlier = new Set(['plus tot', 'earlier', 'avant', 'before', 'auparavant', 'beforehand', 'prior', 'previously']);

/** "Daté du 9, il a mis une semaine", "the letter took five days". */
const lasting = new Set(['mis', 'took', 'mit', 'pris', 'takes']);

const signOf = (token: Token | undefined): -1 | 0 | 1 => {
  if (later.has(token?.text ?? '') || hasMark(token, 'later') || (hasLink(token, 'after') && token?.text !== 'a partir')) return 1;
  return earlier.has(token?.text ?? '') ? -1 : 0;
};

/** "12 jours après", "two weeks later", "une heure plus tôt". */
const distanceAt = (tokens: readonly Token[], at: number): Distance | null => {
  const quantity = quantityAt(tokens, at);
  const months = quantity?.unit === 'month' ? quantity.low : 0;
  const size = months > 0 && Number.isInteger(months) ? 0 : sizes[quantity?.unit ?? 'year'];
  if (quantity === null || size === undefined || tokens[quantity.next - 1]?.text === 'd' || quantity.low !== quantity.high || (quantity.approximate && (size === 0 || size >= dayMinutes))) return null;
  if (lasting.has(tokens[at - 1]?.text ?? '') && size >= dayMinutes) return { minutes: quantity.low * size, months: 0, exact: false, to: quantity.next };
  const sign = signOf(tokens[quantity.next]);
  return sign === 0 ? null : { minutes: sign * quantity.low * size, months: sign * months, exact: size > 0 && size < dayMinutes, to: quantity.next + 1 };
};

/** Before seven a clock without "a.m." rather is one of the afternoon. */
const earliest = 420;

const clockOf = (time: TimePiece | undefined): number | null => {
  if (time === undefined || time.part === true || (time.start !== time.end && time.end - time.start !== 720)) return null;
  return time.start !== time.end && time.start < earliest ? time.end : time.start;
};

const isClock = (time: TimePiece | undefined): time is TimePiece => clockOf(time) !== null;

/** "rendez-vous à 14h hier, le mail une heure plus tard": hours are counted from a time that was told; without one the day is all that is known. */
const hoursBeside = (last: Reading, { minutes, to }: Distance, from: number): Reading | null => {
  const { day, time } = last;
  if (!isClock(time)) return day === undefined || minutes < 0 ? null : { from, to, day: movedDay(day, from, to, 0) };
  const total = (clockOf(time) ?? 0) + minutes;
  const moved = { ...time, from, to, start: total, end: total, grain: 'minute' as const, flags: [], weak: false };
  return { from, to, time: moved, ...(day === undefined ? {} : { day: movedDay(day, from, to, 0) }) };
};

/** "I asked last night and it came straight away": the same time as before, as exactly as that was told. */
const atOnce = ({ day, time, moment }: Reading, from: number): Reading | null => {
  if (day !== undefined && (day.grain !== 'day' || day.invalid === true)) return null;
  const place = { from, to: from + 1 };
  return { ...place, day: day && movedDay(day, from, from + 1, 0), time: time && { ...time, ...place }, moment: moment && { ...moment, ...place } };
};

const movedDay = (day: DayPiece, from: number, to: number, shift: number): DayPiece => ({ ...day, from, to, first: day.first + shift, last: day.last + shift, form: 'date', beside: true, weak: false, alternatives: [] });

/** "le salon est le 1er décembre, elle est arrivée deux semaines avant": of an event whose year is not told the next one too. */
const dayBeside = (scope: Scope, day: DayPiece, at: number, { minutes, months, to }: Distance): DayPiece => {
  const shifted = (one: number): number => monthsBefore(one, -months) + minutes / dayMinutes;
  const event = nextEvent(scope, day, shifted);
  return { ...movedDay(event, at, to, shifted(event.first) - event.first), flags: event.flags };
};

const isBareWeekday = (tokens: readonly Token[], at: number): boolean => {
  const after = tokens[at + 1];
  return after === undefined || (after.figures === undefined && after.senses.which === undefined && after.senses.number === undefined && after.senses.month === undefined && !hasLink(after, 'to') && !hasLink(after, 'or') && !hasLink(after, 'before') && !hasLink(after, 'after'));
};

/** "(le samedi) encore avant", at the end of a clause: where it ends, or null. */
const furtherBefore = (tokens: readonly Token[], at: number): number | null => {
  const avant = ['encore', 'juste'].includes(tokens[at]?.text ?? '') ? at + 1 : at;
  return tokens[avant]?.text === 'avant' && isStop(tokens[avant + 1]) ? avant + 1 : null;
};

/** "le lundi suivant", "the Tuesday after": the next such day behind the one told before; "le jeudi précédent" the one before it. */
const weekdayBeside = (tokens: readonly Token[], at: number, day: DayPiece): Reading | null => {
  const start = tokens[at]?.text === 'following' ? at + 1 : at;
  const { weekday } = tokens[start]?.senses ?? {};
  const word = start > at ? tokens[at] : tokens[at + 1];
  const ends = word?.text === 'before' && isStop(tokens[at + 2]);
  if (weekday === undefined || (day.form === 'offset' && !ends)) return null;
  const told = start === at && ['the', 'le'].includes(tokens[at - 1]?.text ?? '') && ['date', 'day-of-month'].includes(day.form) && day.weak !== true && isBareWeekday(tokens, at);
  const after = told || ['suivant', 'following', 'd apres', 'after', 'suivants', 'apres'].includes(word?.text ?? '') || (word?.text === 'qui' && tokens[at + 2]?.text.startsWith('sui')) || word?.text.startsWith('qui a suiv') === true || word?.text.startsWith('qui sui') === true;
  const further = furtherBefore(tokens, at + 1);
  const before = further !== null || ['precedent', 'previous', 'd avant', 'd encore avant'].includes(word?.text ?? '') || (word?.text === 'before' && !hasWhich(tokens[at + 2], 'last'));
  if (!after && !before) return null;
  const found = after ? weekdayBefore(weekday, day.last + 7) : weekdayBefore(weekday, day.first - 1);
  const to = told ? at + 1 : (further ?? at + 2);
  return { from: at, to, day: { ...movedDay(day, at, to, found - day.first), last: found, form: 'weekday', weekday, beside: !told } };
};

/** Whether a date follows words as "trois jours après", so that they are counted from it. */
const goesOn = (piece: Piece | null, to: number): boolean => piece !== null && piece.to > to && !(piece.is === 'day' && piece.form === 'ago');

/** The day and the hour that were told last, which stand beside each other ("hier à 14h"). */
const lastTold = (scope: Scope, readings: readonly Reading[]): Reading | undefined => {
  const at = readings.findLastIndex(({ day, time }) => day !== undefined || isClock(time));
  if (at < 0) return undefined;
  const joined = [at - 2, at - 1].map((start) => (start < 0 ? null : readings.slice(start, at + 1).reduce<Reading | null>((one, next, index) => (index === 0 ? next : one === null || one.to + 3 < next.from ? null : join(scope, one, next)), null)));
  return joined.find((one) => one !== null) ?? readings[at];
};

/** "le 20 du même mois": in the month that was told last. */
const sameMonth = (tokens: readonly Token[], at: number, { first }: DayPiece): Reading | null => {
  const day = wholeNumber(tokens[at]) ?? rank(tokens[at]);
  const words = tokens.slice(at + 1, at + 4).map(({ text }) => text).join(' ');
  const phrase = ['du meme mois', 'of the same month', 'of that month'].find((one) => words.startsWith(one));
  if (day === null || day < 1 || phrase === undefined) return null;
  const { year, month } = civilOf(first);
  const to = at + 1 + phrase.split(' ').length;
  return { from: at, to, day: { is: 'day', from: at, to, ...oneDay(dayNumber(year, month, day), 'date') } };
};

/** "le premier jour ouvré suivant", "the next working day": without regard to holidays. */
const workingDayBeside = (tokens: readonly Token[], at: number, day: DayPiece): Reading | null => {
  const start = tokens[at]?.senses.ordinal === 1 || hasWhich(tokens[at], 'next') || tokens[at]?.text === 'following' ? at + 1 : at;
  const behind = ['suivant', 'suivante', 'apres', 'd apres', 'after', 'following'].includes(tokens[start + 1]?.text ?? '') || hasWhich(tokens[start + 1], 'next');
  if (tokens[start]?.senses.unit !== 'working-day' || (start === at && !behind)) return null;
  const found = workingDayFrom(day.last + 1, 1);
  const to = behind ? start + 2 : start + 1;
  return { from: at, to, day: { ...movedDay(day, at, to, found - day.first), last: found } };
};

/** "november ten no wait eleven", "second of november maybe third": another number in the same month. */
const correctedNumber = (tokens: readonly Token[], at: number, { day, to }: Reading): Reading | null => {
  const number = wholeNumber(tokens[at]) ?? rank(tokens[at]);
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (day?.dayOfMonth === undefined || number === null || number < 1 || at - to > 4 || !(hasClue(before, 'correction') || hasLink(before, 'or')) || (after !== undefined && after.punctuation !== true)) return null;
  const { year, month } = civilOf(day.first);
  return { from: at, to: at + 1, day: { ...day, ...oneDay(dayNumber(year, month, number), day.form), dayOfMonth: number, from: at, to: at + 1 } };
};

/** "le 24 octobre ou le 26... donc 24", "so 24 it is": the number of a day that was weighed before. */
const settledNumber = ({ tokens }: Scope, at: number, readings: readonly Reading[]): Reading | null => {
  const [number, before, after] = [wholeNumber(tokens[at]), tokens[at - 1], tokens[at + 1]];
  const ends = isStop(after) || hasMark(after, 'small') || after?.text === 'it is';
  if (number === null || !hasMark(before, 'conclusion') || !ends) return null;
  const day = readings.findLast((one) => one.day?.dayOfMonth === number && one.day.grain === 'day')?.day;
  return day === undefined ? null : { from: at, to: at + 1, day: { ...day, from: at, to: at + 1, weak: false } };
};

/** "the next morning", "the following evening": the day behind the one told before; its part is read by itself. */
const nextPart = (tokens: readonly Token[], at: number, day: DayPiece): Reading | null =>
  ['next', 'very next', 'following'].includes(tokens[at]?.text ?? '') && hasMark(tokens[at - 1], 'the') && tokens[at + 1]?.senses.part !== undefined
    ? { from: at, to: at + 1, day: movedDay(day, at, at + 1, 1) }
    : null;

const relating = ['number', 'ordinal', 'few', 'dozen', 'unit', 'weekday', 'which', 'mark'] as const;

/** Most words can begin no such day, which spares them the rest. */
const canRelate = (token: Token | undefined): boolean => token !== undefined && (token.figures !== undefined || token.text === 'following' || relating.some((sense) => token.senses[sense] !== undefined));

/** A day or an hour told by what was told before it: "le lendemain", "the same day", "12 jours après", "une heure plus tôt", "le lundi suivant". */
export const besideLast = (scope: Scope, at: number, told: { readonly readings: readonly Reading[]; readonly piece: Piece | null }): Reading | null => {
  const { tokens } = scope;
  if (told.readings.length === 0 || !canRelate(tokens[at])) return null;
  const settled = settledNumber(scope, at, told.readings);
  if (settled !== null) return settled;
  const elapsed = told.readings.at(-1);
  const moment = lastTold(scope, told.readings);
  if (hasMark(tokens[at], 'at-once') && elapsed !== undefined) return atOnce(elapsed.moment === undefined ? moment ?? elapsed : elapsed, at);
  // "le 11 était un mercredi": the date that has the weekday
  const last = moment?.day?.form === 'holiday' || (moment?.day?.weekday !== undefined && moment.day.form !== 'weekday') ? moment : told.readings.findLast(({ day }) => day !== undefined) ?? moment;
  if (moment === undefined || last === undefined || last.day?.invalid === true || (last.day !== undefined && last.day.grain !== 'day')) return null;
  const distance = distanceAt(tokens, at);
  if (distance !== null && !goesOn(told.piece, distance.to)) {
    if (distance.exact && distance.minutes % dayMinutes !== 0) return hoursBeside(moment, distance, at);
    return last.day === undefined || last.day.form === 'ago' ? null : { from: at, to: distance.to, day: dayBeside(scope, last.day, at, distance) };
  }
  const day = last.day ?? told.readings.findLast((one) => one.day?.grain === 'day' && one.day.invalid !== true)?.day;
  if (day === undefined) return null;
  const ofMonth = sameMonth(tokens, at, day) ?? (told.piece === null || (told.piece.is === 'day' && told.piece.weak === true) || told.piece.is === 'time' ? correctedNumber(tokens, at, last) : null);
  if (ofMonth !== null) return ofMonth;
  const working = workingDayBeside(tokens, at, day);
  if (working !== null) return working;
  const morning = nextPart(tokens, at, day);
  if (morning !== null) return morning;
  const named = weekdayBeside(tokens, at, day);
  if (named !== null && (told.piece === null || told.piece.to <= named.to)) return named;
  const asAnother = ['que', 'qu', 'as'].includes(tokens[at + 1]?.text ?? '');
  const shift = hasMark(tokens[at], 'same') && !asAnother ? 0 : sideOf(tokens[at]) || null;
  return shift === null || told.piece !== null ? null : { from: at, to: at + 1, day: movedDay(day, at, at + 1, shift) };
};
