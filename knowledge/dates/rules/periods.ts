import { civilOf, firstOfMonth, mondayOf } from '../civil.js';
import type { Edge, Which } from '../words/dictionary.js';
import type { DayPiece, Days, Scope } from './pieces.js';
import { hasLink, hasMark, hasWhich, skip } from './pieces.js';
import type { Token } from '../words/token.js';

type Form = DayPiece['form'];

/** Days with a name ("last week") as a piece. */
export const span = (days: Days, form: Form, place: { readonly from: number; readonly to: number }): DayPiece => ({
  is: 'day', ...place, ...days, form, flags: [], alternatives: [],
  grain: form === 'week' && days.last - days.first === 6 ? 'week' : form === 'month' && days.last - days.first > 26 ? 'month' : 'range',
});

/** Words between a part and its whole. */
export const isThe = (token: Token): boolean => hasMark(token, 'of') || token.text === 'the' || token.text === 'le' || token.text === 'part';

interface Start {
  readonly edge?: Edge | undefined;
  readonly next: number;
}

/** "début", "the end of", "en fin de": an optional part of a period. */
export const edgeAt = (tokens: readonly Token[], at: number): Start => {
  const edge = tokens[at]?.senses.edge;
  return edge === undefined ? { next: at } : { edge, next: skip(tokens, at + 1, isThe) };
};

/** "vers la fin de l'après-midi", "fin novembre": the part is one of something else. */
const goesOn = (token: Token | undefined): boolean => {
  if (token === undefined || token.punctuation === true) return false;
  const { month, unit, which, part, day, weekday, season, holiday, number } = token.senses;
  return token.figures !== undefined || hasMark(token, 'of') || (month ?? unit ?? which ?? part ?? day ?? weekday ?? season ?? holiday ?? number) !== undefined;
};

/** "en octobre, plutôt vers la fin", "last week, towards the end": a part that is named behind its whole, at the end of a clause. */
export const edgeBehind = (tokens: readonly Token[], at: number): { readonly edge: Edge; readonly next: number } | null => {
  const start = skip(tokens, at, (token) => hasMark(token, 'about') || hasMark(token, 'small') || [',', 'plutot', 'the', 'towards', 'toward', 'vers'].includes(token.text));
  const edge = tokens[start]?.senses.edge;
  const after = tokens[start + 1];
  const ends = start === at ? after === undefined || after.punctuation === true : !goesOn(after);
  return edge === undefined || edge === 'whole' || !ends ? null : { edge, next: start + 1 };
};

/** Where the month stands that a comma parts from these words ("en octobre, la dernière semaine"), or null. */
export const monthBefore = (tokens: readonly Token[], at: number): number | null => {
  const before = tokens.slice(0, at).findLastIndex((token) => token.text !== ',' && !hasMark(token, 'small') && !hasMark(token, 'the'));
  const { month, weak } = tokens[before]?.senses ?? {};
  return month !== undefined && weak !== true && tokens[before + 1]?.text === ',' ? before : null;
};

/** A week, weekend, month or year, and which one. */
export interface Period {
  readonly unit: 'week' | 'weekend' | 'month' | 'year';
  readonly which?: Which | undefined;
  readonly next: number;
}

/** Which of several is meant ("dernière", "before last"), or undefined. */
export const whichOf = (token: Token | undefined): Which | undefined => (['before-last', 'last', 'next', 'this'] as const).find((which) => hasWhich(token, which));

/** "Trois semaines cette lettre": they belong to what follows them. */
const demonstratives = new Set(['ce', 'cet', 'cette', 'ces', 'cte', 'sette', 'this', 'these']);

/** The period that begins at a token ("la semaine dernière", "this month"), or null. */
export const periodAt = (tokens: readonly Token[], at: number): Period | null => {
  const ahead = whichOf(tokens[at]);
  const position = ahead === undefined ? at : at + 1;
  const unit = tokens[position]?.senses.unit;
  if (unit !== 'week' && unit !== 'weekend' && unit !== 'month' && unit !== 'year') return null;
  if (tokens[position]?.senses.weak === true && !['le', 'ce', 'du', 'au'].includes(tokens[position - 1]?.text ?? '') && !(position === 0 && whichOf(tokens[1]) !== undefined)) return null;
  if (hasLink(tokens[position + 1], 'before') && hasMark(tokens[position + 2], 'this-one')) return { unit, which: unit === 'weekend' ? 'before-last' : 'last', next: position + 3 };
  const beyond = skip(tokens, position + 2, (token) => isThe(token) || hasMark(token, 'small'));
  const [a, b] = [tokens[beyond], tokens[beyond + 1]];
  if (hasLink(tokens[position + 1], 'before') && [a, b].some((token) => hasWhich(token, 'last')) && [a, b].some((token) => token?.senses.unit === unit)) return { unit, which: 'before-last', next: beyond + 2 };
  if (hasLink(tokens[position + 1], 'before') && hasWhich(a, 'last')) return { unit, which: 'before-last', next: beyond + 1 };
  const behind = demonstratives.has(tokens[position + 1]?.text ?? '') ? undefined : whichOf(tokens[position + 1]);
  const courant = tokens[position + 1]?.text === 'ci' ? 2 : 1;
  if (behind !== undefined && behind !== 'this') return { unit, which: behind === 'last' && ahead === 'last' ? 'last' : behind, next: position + 2 };
  return { unit, which: behind ?? ahead, next: position + (behind === 'this' ? 2 : courant) };
};

/** How many periods away from the present one. */
export const shifts: Record<Which, number> = { 'before-last': -2, last: -1, this: 0, next: 1 };

const weekDays = (scope: Scope, shift: number): Days => {
  const first = mondayOf(scope.today) + 7 * shift;
  return { first, last: first + 6 };
};

const weekendDays = (scope: Scope, which: Which | undefined): Days => {
  const saturday = mondayOf(scope.today) + 5;
  const latest = scope.today >= saturday ? saturday : saturday - 7;
  const shift = which === 'next' ? (scope.today >= saturday ? 7 : 7) : which === 'before-last' ? -7 : which === 'last' && scope.today >= saturday ? -7 : 0;
  return { first: latest + shift, last: latest + shift + 1 };
};

/** The days of a month, counted from January of a year (a month outside 1-12 falls into a neighbour). */
export const monthDays = (year: number, month: number): Days => ({ first: firstOfMonth(year, month), last: firstOfMonth(year, month + 1) - 1 });

const yearDays = (scope: Scope, shift: number): Days => {
  const year = civilOf(scope.today).year + shift;
  return { first: firstOfMonth(year, 1), last: firstOfMonth(year, 13) - 1 };
};

/** The days of a period; a weekend without a word that says which is the latest. */
export const daysOf = (scope: Scope, { unit, which }: Period): Days => {
  const shift = shifts[which ?? 'this'];
  if (unit === 'week') return weekDays(scope, shift);
  if (unit === 'weekend') return weekendDays(scope, which);
  const { year, month } = civilOf(scope.today);
  return unit === 'month' ? monthDays(year, month + shift) : yearDays(scope, shift);
};

const weekEdges: Record<Edge, readonly [number, number]> = { start: [0, 1], middle: [1, 3], end: [3, 5], whole: [0, 6] };

/** Days from the first to the last of a month are no fewer. */
const shortestMonth = 27;

/** The beginning, the middle or the end of a period. */
export const portion = ({ first, last }: Days, edge: Edge): Days => {
  const length = last - first;
  if (edge === 'whole' || length < 6) return { first, last };
  if (length === 6) return { first: first + weekEdges[edge][0], last: first + weekEdges[edge][1] };
  const third = length > 40 || length < shortestMonth ? Math.round(length / 3) : 10;
  if (edge === 'start') return { first, last: first + third - 1 };
  return edge === 'middle' ? { first: first + third, last: first + 2 * third - 1 } : { first: first + 2 * third, last };
};
