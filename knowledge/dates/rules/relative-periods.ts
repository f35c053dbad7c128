import { dayOfMonth, nextEvent } from './calendar-days.js';
import { civilOf, mondayOf } from '../civil.js';
import type { Find } from './named-days.js';
import { dayAt, dayOfEvent, isThe, signOf } from './named-days.js';
import { daysOf, periodAt, span } from './periods.js';
import type { DayPiece, Days, Scope } from './pieces.js';
import { hasLink, hasMark, hasWhich, sideOf, skip } from './pieces.js';
import { completed } from '../spans/ranges.js';

/** "la semaine avant l'armistice", "the weekend after Halloween": the nearest whole one on that side. */
export const periodBeside = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const unit = scope.tokens[at]?.senses.unit;
  const sign = (unit === 'week' || unit === 'weekend') && scope.tokens[at]?.senses.weak !== true ? signOf(scope.tokens[at + 1]) : 0;
  const told = sign === 0 ? null : dayAt(scope, at + 2, find) ?? dayOfEvent(scope, at + 2, find);
  if (told === null || told.weak === true || !['holiday', 'date', 'day-of-month'].includes(told.form)) return null;
  const piece = nextEvent(scope, told, (day) => mondayOf(day) + 7 * sign);
  const week = mondayOf(piece.first) + 7 * sign;
  const saturday = sign > 0 ? mondayOf(piece.first + 2) + 5 : mondayOf(piece.first) - 2;
  return span(unit === 'week' ? { first: week, last: week + 6 } : { first: saturday, last: saturday + 1 }, unit === 'week' ? 'week' : 'weekend', { from: at, to: piece.to });
};

const nearestSaturday = (day: number): number => {
  const { weekday } = civilOf(day);
  return day - weekday + (weekday <= 2 ? -1 : 6);
};

/** "juste après le week-end", "before the weekend": the two days on that side of the latest one; "la veille du week-end" is one day. */
export const besideWeekend = (scope: Scope, at: number): DayPiece | null => {
  const side = sideOf(scope.tokens[at]);
  const sign = side !== 0 ? Math.sign(side) : signOf(scope.tokens[at]);
  const period = sign === 0 ? null : periodAt(scope.tokens, skip(scope.tokens, at + 1, isThe));
  if (period?.unit !== 'weekend') return null;
  const { first, last } = daysOf(scope, period);
  if (side !== 0) return { ...span({ first: side > 0 ? last + side : first + side, last: side > 0 ? last + side : first + side }, 'holiday', { from: at, to: period.next }), grain: 'day' };
  const days = sign > 0 ? { first: last + 1, last: last + 2 } : { first: first - 2, last: first - 1 };
  return { ...span(days, 'holiday', { from: at, to: period.next }), flags: ['approximate'] };
};

const weekend = (piece: DayPiece, from: number, to: number): DayPiece => {
  const first = nearestSaturday(piece.first);
  return { ...piece, from, to, first, last: first + 1, grain: 'range', form: 'weekend', weak: false };
};

/** "14-15", "14/15": two days that follow each other; "7-8" only where the 7th is a Saturday, as it may be a day and a month. */
const pairAt = (scope: Scope, at: number): (Days & { readonly to: number }) | null => {
  const pair = scope.tokens[at]?.figures;
  if (pair?.is !== 'pair' || pair.b !== pair.a + 1 || pair.b > 31) return null;
  const { last, invalid } = dayOfMonth(scope, pair.b);
  return invalid === true || (pair.b < 13 && civilOf(last).weekday !== 7) ? null : { first: last - 1, last, to: at + 1 };
};

/** "le week-end de Pâques", "le week-end du 14-15", "July 4th weekend". */
export const weekendOf = (scope: Scope, at: number, find: Find): DayPiece | null => {
  if (scope.tokens[at]?.senses.unit === 'weekend') {
    const start = skip(scope.tokens, at + 1, isThe);
    const named = hasMark(scope.tokens[at + 1], 'of') || scope.tokens[start]?.senses.holiday === 'clock-change' ? find(scope, start) : null;
    if (named?.is === 'day' && named.last === named.first + 1) return { ...named, from: at };
    const pair = pairAt(scope, start);
    if (pair !== null && scope.tokens[pair.to]?.senses.month === undefined && hasMark(scope.tokens[at + 1], 'of')) return span(pair, 'weekend', { from: at, to: pair.to });
    const piece = named === null ? null : dayAt(scope, at + 1, find);
    const end = piece === null ? null : endOf(scope, piece, find);
    if (end !== null) return span(end, 'weekend', { from: at, to: end.to });
    return piece === null ? null : weekend(piece, at, piece.to);
  }
  if (!scope.tokens.slice(at + 1, at + 6).some((token) => token.senses.unit === 'weekend')) return null;
  const piece = dayAt(scope, at, find);
  const named = piece !== null && (piece.form === 'holiday' || piece.form === 'date') && piece.from === at;
  return named && scope.tokens[piece.to]?.senses.unit === 'weekend' && scope.tokens[piece.to]?.senses.weak !== true && !hasWhich(scope.tokens[piece.to + 1], 'last') ? weekend(piece, at, piece.to + 1) : null;
};

/** "pas la semaine dernière, celle du 9": a week was named before, or nothing else is said. */
const isThatOf = ({ tokens }: Scope, at: number): boolean =>
  hasMark(tokens[at], 'that-one') && hasMark(tokens[at + 1], 'of') && (at === 0 || tokens.slice(0, at).some(({ senses }) => senses.unit === 'week'));

/** Longer spans are no week. */
const longestWeek = 7;

/** "du 9 au 13 novembre", "des 14 et 15": the days of a week or of a weekend that are named one by one, or null. */
const endOf = (scope: Scope, piece: DayPiece, find: Find): (Days & { readonly to: number }) | null => {
  const link = scope.tokens[piece.to];
  const second = hasLink(link, 'to') || hasLink(link, 'and') || link?.text === '-' ? dayAt(scope, piece.to + 1, find) : null;
  if (second === null) return null;
  const [one, two] = completed(scope, piece, second);
  return two.first > one.first && two.first - one.first < longestWeek ? { first: one.first, last: two.first, to: second.to } : null;
};

/** "la semaine du 9 novembre", "week commencing Monday 9 Nov". */
export const weekOf = (scope: Scope, at: number, find: Find): DayPiece | null => {
  if (!hasMark(scope.tokens[at], 'week-of') && !isThatOf(scope, at)) return null;
  const piece = dayAt(scope, skip(scope.tokens, at + 1, (token) => isThe(token) || token.senses.weekday !== undefined), find);
  if (piece === null || piece.form === 'offset') return null;
  const end = endOf(scope, piece, find);
  if (end !== null) return { ...span(end, 'week', { from: at, to: end.to }), grain: 'range' };
  const first = mondayOf(piece.first);
  return { ...piece, from: at, first, last: first + 6, grain: 'week', form: 'week', alternatives: [], weak: false };
};

const breaks = new Set(['break', 'midterm', 'half', 'holidays', 'hols']);

/** "Halloween week", "the Halloween break": the one that holds the day. */
export const weekAround = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const [feast, after] = scope.tokens.slice(at, at + 2);
  const isWeek = after?.senses.unit === 'week';
  if (feast?.senses.holiday === undefined || !(isWeek || breaks.has(after?.text ?? '')) || hasWhich(scope.tokens[at + 2], 'last')) return null;
  const piece = dayAt(scope, at, find);
  if (piece === null || piece.to !== at + 1) return null;
  const first = mondayOf(piece.first);
  return { ...span({ first, last: first + 6 }, 'week', { from: at, to: at + 2 }), flags: isWeek ? piece.flags : [...piece.flags, 'approximate'] };
};
