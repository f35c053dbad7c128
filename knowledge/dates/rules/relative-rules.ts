import { nextEvent, workingDayFrom } from './calendar-days.js';
import { civilOf, monthsBefore } from '../civil.js';
import type { Find } from './named-days.js';
import { dayAt, dayOfEvent, isRanking, isThe, moved, signOf } from './named-days.js';
import { daysOf, periodAt, span } from './periods.js';
import type { DayPiece, Rule, RuleGroup, Scope } from './pieces.js';
import { hasLink, hasMark, hasWhich, skip, sideOf } from './pieces.js';
import type { Quantity } from './quantities.js';
import { quantityAt } from './quantities.js';
import { besideWeekend, periodBeside, weekAround, weekendOf, weekOf } from './relative-periods.js';
import type { Token } from '../words/token.js';

/** Notes leave the article out: "lendemain 11/11", where "le lendemain 12 novembre" names that day itself. */
const shortSides = new Set(['veille', 'lendemain']);

/** "la veille du 11 novembre", "the day after the 11th". */
const beside = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const token = scope.tokens[at];
  const shift = sideOf(token);
  const start = scope.tokens[at + 1]?.senses.part === undefined ? at + 1 : at + 2;
  const piece = shift === 0 ? null : dayAt(scope, start, find);
  const direct = token?.text.startsWith('day ') !== true && !shortSides.has(token?.text ?? '');
  const event = shift === 0 || (piece !== null && !isRanking(scope, piece)) ? null : dayOfEvent(scope, start, find);
  if (event !== null) return moved(event, at, shift);
  return piece === null || isRanking(scope, piece) || direct && piece.from === at + 1 && piece.form !== 'holiday' && piece.form !== 'offset' ? null : moved(piece, at, shift);
};

/** "the morning after Halloween", "the evening before Armistice Day": the day on that side. */
const partBeside = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const part = scope.tokens[at - 1]?.senses.part;
  const sign = part === undefined || scope.tokens[at - 1]?.text === 'lunch' ? 0 : signOf(scope.tokens[at]);
  if (sign === 0 || (sign > 0) !== (part === 'morning' || part === 'early-morning')) return null;
  const piece = dayAt(scope, at + 1, find);
  return piece === null || piece.weak === true || piece.form === 'offset' ? null : moved(piece, at, sign);
};

const daysIn = ({ low, unit }: Quantity): number => (unit === 'hour' ? low / 24 : low * (unit === 'week' ? 7 : unit === 'fortnight' ? 14 : 1));

/** "three days before yesterday": otherwise "before yesterday" is one word. */
const beforeYesterday = (scope: Scope, at: number, quantity: Quantity): DayPiece => {
  const day = scope.today - 1 - daysIn(quantity);
  return { ...span({ first: day, last: day }, 'offset', { from: at, to: quantity.next + 1 }), grain: 'day' };
};

/** "la mi-novembre", of which days are counted: the 15th, never sure. */
const middleAt = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const start = skip(scope.tokens, at, isThe);
  const piece = scope.tokens[start]?.senses.edge === 'middle' ? find(scope, start) : null;
  if (piece?.is !== 'day' || piece.form !== 'month') return null;
  const day = piece.first - civilOf(piece.first).day + middleOfMonth;
  return { ...piece, first: day, last: day, grain: 'day', flags: [...piece.flags, 'approximate'] };
};

const middleOfMonth = 15;

/** "deux jours après la Toussaint", "a week before Christmas". */
const counted = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const quantity = scope.tokens.slice(at, at + 4).some((token) => token.senses.unit !== undefined && token.text !== 'd') ? quantityAt(scope.tokens, at) : null;
  if (quantity === null || quantity.low !== quantity.high || !(quantity.unit === 'month' || quantity.unit === 'day' || quantity.unit === 'week' || quantity.unit === 'fortnight' || (quantity.unit === 'hour' && quantity.low % 24 === 0))) return null;
  const link = scope.tokens[quantity.next];
  if (link?.text === 'avant hier' || link?.text === 'before yesterday') return beforeYesterday(scope, at, quantity);
  const sign = hasLink(link, 'after') ? 1 : hasLink(link, 'before') ? -1 : 0;
  const piece = sign === 0 ? null : middleAt(scope, quantity.next + 1, find) ?? dayAt(scope, quantity.next + 1, find) ?? dayOfEvent(scope, quantity.next + 1, find);
  if (piece === null) return null;
  const shifted = (day: number): number => (quantity.unit === 'month' ? monthsBefore(day, -sign * quantity.low) : day + sign * daysIn(quantity));
  const event = nextEvent(scope, piece, shifted);
  return moved(event, at, shifted(event.first) - event.first);
};

/** "le dernier" before it, "the first" after it: the nearest one anyway. */
const nearestAt = (tokens: readonly Token[], at: number): number => (hasWhich(tokens[at], 'last') || tokens[at]?.senses.ordinal === 1 ? at + 1 : at);

/** "the Monday after Easter", "le dernier vendredi avant la Toussaint". */
const weekdayBeside = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const start = nearestAt(scope.tokens, at);
  const weekday = scope.tokens[start]?.senses.weekday;
  const sign = weekday === undefined ? 0 : signOf(scope.tokens[start + 1]);
  const piece = sign === 0 ? null : dayAt(scope, start + 2, find) ?? dayOfEvent(scope, start + 2, find);
  if (piece === null || weekday === undefined || piece.form === 'weekday') return null;
  const gap = (sign * (weekday - civilOf(piece.first).weekday) + 6) % 7 + 1;
  return moved(piece, at, sign * ((gap + 6) % 7 + 1));
};

/** "the first business day after All Saints' Day", "le dernier jour ouvré avant le week-end"; other days off may be skipped too, so it is never sure. */
const workingDayBeside = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const start = nearestAt(scope.tokens, at);
  const sign = scope.tokens[start]?.senses.unit === 'working-day' ? signOf(scope.tokens[start + 1]) : 0;
  const to = skip(scope.tokens, start + 2, isThe);
  const period = sign === 0 ? null : periodAt(scope.tokens, to);
  const days = period?.unit === 'weekend' ? { ...daysOf(scope, period), to: period.next } : sign === 0 ? null : dayAt(scope, to, find);
  if (days === null) return null;
  const day = sign > 0 ? workingDayFrom(days.last + 1, 1) : workingDayFrom(days.first - 1, -1);
  return { ...span({ first: day, last: day }, 'holiday', { from: at, to: days.to }), grain: 'day', flags: ['approximate'] };
};

/** "juste après le 14 juillet": one or two days on that side. */
const close = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const link = scope.tokens[at + 1];
  const sign = !hasMark(scope.tokens[at], 'close') ? 0 : signOf(link);
  const piece = sign === 0 ? null : dayAt(scope, at + 2, find);
  if (piece === null || piece.weak === true) return null;
  const near = moved(piece, at, sign);
  return { ...near, first: Math.min(near.first, near.first + sign), last: Math.max(near.last, near.last + sign), grain: 'range', flags: [...piece.flags, 'approximate'] };
};

/** "le même jour que ma déclaration, le 19", "the same day as the wedding, the 14th". */
const sameDay = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const as = hasMark(scope.tokens[at], 'same') ? scope.tokens[at + 1]?.text : undefined;
  const piece = as === 'que' || as === 'qu' || as === 'as' ? dayOfEvent(scope, at + 1, find) : null;
  return piece === null ? null : moved(piece, at, 0);
};

/** Rules for days that are told by another day; they look for that day with `find`. */
export const relativeRules = (find: Find): RuleGroup => ({
  figures: true, senses: ['number', 'weekday', 'holiday', 'month', 'unit', 'which', 'ordinal'], marks: ['eve', 'morrow', 'eve-eve', 'morrow-morrow', 'close', 'week-of', 'that-one', 'same'], links: ['before', 'after'],
  rules: [weekOf, weekAround, beside, partBeside, sameDay, counted, weekdayBeside, workingDayBeside, periodBeside, besideWeekend, close, weekendOf].map((rule): Rule => (scope, at) => rule(scope, at, find)),
});
