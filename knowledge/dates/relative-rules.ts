import { civilOf, mondayOf } from './civil.js';
import type { DayPiece, Piece, Rule, RuleGroup, Scope } from './pieces.js';
import { hasLink, hasMark, hasWhich, skip, sideOf } from './pieces.js';
import { quantityAt } from './quantities.js';
import type { Token } from './tokens.js';

/** Finds the longest piece at a position. */
export type Find = (scope: Scope, at: number) => Piece | null;

const isThe = (token: Token): boolean => hasMark(token, 'of') || hasMark(token, 'the') || ['la', 'l', 'les', 'of'].includes(token.text);

const dayAt = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const start = skip(scope.tokens, at, isThe);
  const piece = find(scope, start);
  return piece?.is === 'day' && piece.grain === 'day' && piece.invalid !== true ? piece : null;
};

const moved = (piece: DayPiece, from: number, shift: number): DayPiece => ({
  ...piece, from, first: piece.first + shift, last: piece.last + shift, form: 'holiday', alternatives: [], weak: false,
});

/** "la veille du 11 novembre", "the day after the 11th". */
const beside = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const token = scope.tokens[at];
  const shift = sideOf(token);
  const piece = shift === 0 ? null : dayAt(scope, at + 1, find);
  return piece === null || piece.from === at + 1 && piece.form !== 'holiday' && piece.form !== 'offset' ? null : moved(piece, at, shift);
};

/** "deux jours après la Toussaint", "a week before Christmas". */
const counted = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const quantity = scope.tokens.slice(at, at + 4).some((token) => token.senses.unit !== undefined) ? quantityAt(scope.tokens, at) : null;
  if (quantity === null || quantity.low !== quantity.high || (quantity.unit !== 'day' && quantity.unit !== 'week')) return null;
  const link = scope.tokens[quantity.next];
  const sign = hasLink(link, 'after') ? 1 : hasLink(link, 'before') ? -1 : 0;
  const piece = sign === 0 ? null : dayAt(scope, quantity.next + 1, find);
  return piece === null ? null : moved(piece, at, sign * quantity.low * (quantity.unit === 'week' ? 7 : 1));
};

/** "the Monday after Easter", "le vendredi avant la Toussaint". */
const weekdayBeside = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const weekday = scope.tokens[at]?.senses.weekday;
  const link = scope.tokens[at + 1];
  const sign = weekday === undefined ? 0 : hasLink(link, 'after') ? 1 : hasLink(link, 'before') ? -1 : 0;
  const piece = sign === 0 ? null : dayAt(scope, at + 2, find);
  if (piece === null || weekday === undefined || piece.form === 'weekday') return null;
  const gap = (sign * (weekday - civilOf(piece.first).weekday) + 6) % 7 + 1;
  return moved(piece, at, sign * ((gap + 6) % 7 + 1));
};

/** "juste après le 14 juillet": one or two days on that side. */
const close = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const link = scope.tokens[at + 1];
  const sign = !hasMark(scope.tokens[at], 'close') ? 0 : hasLink(link, 'after') ? 1 : hasLink(link, 'before') ? -1 : 0;
  const piece = sign === 0 ? null : dayAt(scope, at + 2, find);
  if (piece === null) return null;
  const near = moved(piece, at, sign);
  return { ...near, first: Math.min(near.first, near.first + sign), last: Math.max(near.last, near.last + sign), grain: 'range', flags: [...piece.flags, 'approximate'] };
};

const nearestSaturday = (day: number): number => {
  const { weekday } = civilOf(day);
  return day - weekday + (weekday <= 2 ? -1 : 6);
};

const weekend = (piece: DayPiece, from: number, to: number): DayPiece => {
  const first = nearestSaturday(piece.first);
  return { ...piece, from, to, first, last: first + 1, grain: 'range', form: 'weekend', weak: false };
};

/** "le week-end de Pâques", "July 4th weekend". */
const weekendOf = (scope: Scope, at: number, find: Find): DayPiece | null => {
  if (scope.tokens[at]?.senses.unit === 'weekend') {
    const named = hasMark(scope.tokens[at + 1], 'of') ? find(scope, skip(scope.tokens, at + 1, isThe)) : null;
    if (named?.is === 'day' && named.last === named.first + 1) return { ...named, from: at };
    const piece = named === null ? null : dayAt(scope, at + 1, find);
    return piece === null ? null : weekend(piece, at, piece.to);
  }
  if (!scope.tokens.slice(at + 1, at + 6).some((token) => token.senses.unit === 'weekend')) return null;
  const piece = dayAt(scope, at, find);
  const named = piece !== null && (piece.form === 'holiday' || piece.form === 'date') && piece.from === at;
  return named && scope.tokens[piece.to]?.senses.unit === 'weekend' && !hasWhich(scope.tokens[piece.to + 1], 'last') ? weekend(piece, at, piece.to + 1) : null;
};

/** "la semaine du 9 novembre", "week commencing Monday 9 Nov". */
const weekOf = (scope: Scope, at: number, find: Find): DayPiece | null => {
  if (!hasMark(scope.tokens[at], 'week-of')) return null;
  const piece = dayAt(scope, skip(scope.tokens, at + 1, (token) => isThe(token) || token.senses.weekday !== undefined), find);
  if (piece === null || piece.form === 'offset') return null;
  const first = mondayOf(piece.first);
  return { ...piece, from: at, first, last: first + 6, grain: 'week', form: 'week', alternatives: [], weak: false };
};

/** Rules for days that are told by another day; they look for that day with `find`. */
export const relativeRules = (find: Find): RuleGroup => ({
  figures: true, senses: ['number', 'weekday', 'holiday', 'month', 'unit'], marks: ['eve', 'morrow', 'eve-eve', 'morrow-morrow', 'close', 'week-of'], links: [],
  rules: [weekOf, beside, counted, weekdayBeside, close, weekendOf].map((rule): Rule => (scope, at) => rule(scope, at, find)),
});
