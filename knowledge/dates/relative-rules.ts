import { civilOf, mondayOf } from './civil.js';
import { daysOf, periodAt, span } from './periods.js';
import type { DayPiece, Piece, Rule, RuleGroup, Scope } from './pieces.js';
import { hasClue, hasLink, hasMark, hasWhich, skip, sideOf } from './pieces.js';
import type { Quantity } from './quantities.js';
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
  const start = scope.tokens[at + 1]?.senses.part === undefined ? at + 1 : at + 2;
  const piece = shift === 0 ? null : dayAt(scope, start, find);
  const direct = token?.text.startsWith('day ') !== true;
  const event = shift === 0 || (piece !== null && !isRanking(scope, piece)) ? null : dayOfEvent(scope, start, find);
  if (event !== null) return moved(event, at, shift);
  return piece === null || isRanking(scope, piece) || direct && piece.from === at + 1 && piece.form !== 'holiday' && piece.form !== 'offset' ? null : moved(piece, at, shift);
};

/** Words between "trois jours après" and the day of what was done, at most: "le dépôt des statuts, intervenu", "our AGM, which was". */
const longestEvent = 12;

/** What the words of an event can begin with: "de mon rendez-vous", "the expo", "I applied". */
const opensEvent = (token: Token | undefined): boolean => isThe(token ?? nothing) || ['mon', 'ma', 'mes', 'my', 'our', 'notre', 'nos', 'un', 'une', 'a', 'i', 'we', 'his', 'her', 'son', 'sa', 'celui', 'celle', 'que', 'as'].includes(token?.text ?? '');
const nothing: Token = { text: '', senses: {} };

const tellsOfArrival = (token: Token): boolean => hasClue(token, 'received') || hasClue(token, 'dated') || hasMark(token, 'ours') || ['soit', 'donc', 'so'].includes(token.text);

/** "1er appel" is no first of a month. */
const isRanking = ({ tokens }: Scope, piece: DayPiece): boolean => {
  const after = tokens[piece.to];
  return piece.to === piece.from + 1 && piece.form === 'day-of-month' && tokens[piece.from]?.senses.ordinal === 1 && after !== undefined && after.punctuation !== true && after.senses.month === undefined && !hasMark(after, 'small');
};

/** "trois jours après ma demande du 10", "two days after our AGM, which was 4 November": the day of what was done. */
const dayOfEvent = (scope: Scope, at: number, find: Find): DayPiece | null => {
  if (!opensEvent(scope.tokens[at]) && !hasClue(scope.tokens[at], 'request') && !/ (?:the|le|la|les|ce)$/.test(scope.tokens[at - 1]?.text ?? '')) return null;
  for (let start = at + 1; start <= at + longestEvent; start += 1) {
    const words = scope.tokens.slice(at, start);
    if (words.some((token) => ['.', ';', '?', '!'].includes(token.text) || tellsOfArrival(token))) return null;
    const piece = find(scope, start);
    if (piece?.is === 'day' && isRanking(scope, piece)) continue;
    const dated = piece?.is === 'day' && piece.form === 'weekday' ? find(scope, piece.to) : null;
    if (dated?.is === 'day' && dated.grain === 'day' && dated.invalid !== true) return { ...dated, weak: false };
    if (piece?.is === 'day') return piece.grain === 'day' && piece.weak !== true && piece.invalid !== true && piece.form !== 'ago' ? piece : null;
  }
  return null;
};

const daysIn = ({ low, unit }: Quantity): number => (unit === 'hour' ? low / 24 : low * (unit === 'week' ? 7 : 1));

/** "three days before yesterday": otherwise "before yesterday" is one word. */
const beforeYesterday = (scope: Scope, at: number, quantity: Quantity): DayPiece => {
  const day = scope.today - 1 - daysIn(quantity);
  return { ...span({ first: day, last: day }, 'offset', { from: at, to: quantity.next + 1 }), grain: 'day' };
};

/** "deux jours après la Toussaint", "a week before Christmas". */
const counted = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const quantity = scope.tokens.slice(at, at + 4).some((token) => token.senses.unit !== undefined && token.text !== 'd') ? quantityAt(scope.tokens, at) : null;
  if (quantity === null || quantity.low !== quantity.high || !(quantity.unit === 'day' || quantity.unit === 'week' || (quantity.unit === 'hour' && quantity.low % 24 === 0))) return null;
  const link = scope.tokens[quantity.next];
  if (link?.text === 'avant hier' || link?.text === 'before yesterday') return beforeYesterday(scope, at, quantity);
  const sign = hasLink(link, 'after') ? 1 : hasLink(link, 'before') ? -1 : 0;
  const piece = sign === 0 ? null : dayAt(scope, quantity.next + 1, find) ?? dayOfEvent(scope, quantity.next + 1, find);
  return piece === null ? null : moved(piece, at, sign * daysIn(quantity));
};

const following = new Set(['suivant', 'suivante', 'following']);

/** Which side of a day the words name: 1 behind it, -1 before it, 0 where they name none. */
const signOf = (link: Token | undefined): -1 | 0 | 1 => (hasLink(link, 'after') || following.has(link?.text ?? '') ? 1 : hasLink(link, 'before') ? -1 : 0);

/** "le dernier" before it, "the first" after it: the nearest one anyway. */
const nearestAt = (tokens: readonly Token[], at: number): number => (hasWhich(tokens[at], 'last') || tokens[at]?.senses.ordinal === 1 ? at + 1 : at);

/** "the Monday after Easter", "le dernier vendredi avant la Toussaint". */
const weekdayBeside = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const start = nearestAt(scope.tokens, at);
  const weekday = scope.tokens[start]?.senses.weekday;
  const sign = weekday === undefined ? 0 : signOf(scope.tokens[start + 1]);
  const piece = sign === 0 ? null : dayAt(scope, start + 2, find);
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
  let day = (sign > 0 ? days.last : days.first) + sign;
  while (civilOf(day).weekday > 5) day += sign;
  return { ...span({ first: day, last: day }, 'holiday', { from: at, to: days.to }), grain: 'day', flags: ['approximate'] };
};

/** "la semaine avant l'armistice", "the weekend after Halloween": the nearest whole one on that side. */
const periodBeside = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const unit = scope.tokens[at]?.senses.unit;
  const sign = (unit === 'week' || unit === 'weekend') && scope.tokens[at]?.senses.weak !== true ? signOf(scope.tokens[at + 1]) : 0;
  const piece = sign === 0 ? null : dayAt(scope, at + 2, find) ?? dayOfEvent(scope, at + 2, find);
  if (piece === null || piece.weak === true || !['holiday', 'date', 'day-of-month'].includes(piece.form)) return null;
  const week = mondayOf(piece.first) + 7 * sign;
  const saturday = sign > 0 ? mondayOf(piece.first + 2) + 5 : mondayOf(piece.first) - 2;
  return span(unit === 'week' ? { first: week, last: week + 6 } : { first: saturday, last: saturday + 1 }, unit === 'week' ? 'week' : 'weekend', { from: at, to: piece.to });
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

const nearestSaturday = (day: number): number => {
  const { weekday } = civilOf(day);
  return day - weekday + (weekday <= 2 ? -1 : 6);
};

/** "juste après le week-end", "before the weekend": the two days on that side of the latest one. */
const besideWeekend = (scope: Scope, at: number): DayPiece | null => {
  const sign = hasLink(scope.tokens[at], 'after') ? 1 : hasLink(scope.tokens[at], 'before') ? -1 : 0;
  const period = sign === 0 ? null : periodAt(scope.tokens, skip(scope.tokens, at + 1, isThe));
  if (period?.unit !== 'weekend') return null;
  const { first, last } = daysOf(scope, period);
  const days = sign > 0 ? { first: last + 1, last: last + 2 } : { first: first - 2, last: first - 1 };
  return { ...span(days, 'holiday', { from: at, to: period.next }), flags: ['approximate'] };
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
  return named && scope.tokens[piece.to]?.senses.unit === 'weekend' && scope.tokens[piece.to]?.senses.weak !== true && !hasWhich(scope.tokens[piece.to + 1], 'last') ? weekend(piece, at, piece.to + 1) : null;
};

/** "le même jour que ma déclaration, le 19", "the same day as the wedding, the 14th". */
const sameDay = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const as = hasMark(scope.tokens[at], 'same') ? scope.tokens[at + 1]?.text : undefined;
  const piece = as === 'que' || as === 'qu' || as === 'as' ? dayOfEvent(scope, at + 1, find) : null;
  return piece === null ? null : moved(piece, at, 0);
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
  figures: true, senses: ['number', 'weekday', 'holiday', 'month', 'unit', 'which', 'ordinal'], marks: ['eve', 'morrow', 'eve-eve', 'morrow-morrow', 'close', 'week-of', 'same'], links: ['before', 'after'],
  rules: [weekOf, beside, sameDay, counted, weekdayBeside, workingDayBeside, periodBeside, besideWeekend, close, weekendOf].map((rule): Rule => (scope, at) => rule(scope, at, find)),
});
