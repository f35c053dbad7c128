import { civilOf, dayNumber, firstOfMonth, mondayOf } from './civil.js';
import type { Edge, Which } from './dictionary.js';
import { holidayBefore, holidayIn } from './holidays.js';
import type { DayPiece, Days, Rule, RuleGroup, Scope } from './pieces.js';
import { hasLink, hasMark, hasWhich, rank, skip, wholeNumber, sideOf } from './pieces.js';
import type { Token } from './tokens.js';
import type { Flag } from './understood.js';

type Form = DayPiece['form'];

const span = (days: Days, form: Form, place: { readonly from: number; readonly to: number }): DayPiece => ({
  is: 'day', ...place, ...days, form, flags: [], alternatives: [],
  grain: form === 'week' && days.last - days.first === 6 ? 'week' : form === 'month' && days.last - days.first > 26 ? 'month' : 'range',
});

const isThe = (token: Token): boolean => hasMark(token, 'of') || token.text === 'the' || token.text === 'le' || token.text === 'part';

interface Start {
  readonly edge?: Edge | undefined;
  readonly next: number;
}

/** "début", "the end of", "en fin de": an optional part of a period. */
const edgeAt = (tokens: readonly Token[], at: number): Start => {
  const edge = tokens[at]?.senses.edge;
  return edge === undefined ? { next: at } : { edge, next: skip(tokens, at + 1, isThe) };
};

interface Period {
  readonly unit: 'week' | 'weekend' | 'month' | 'year';
  readonly which?: Which | undefined;
  readonly next: number;
}

const whichOf = (token: Token | undefined): Which | undefined => (['before-last', 'last', 'next', 'this'] as const).find((which) => hasWhich(token, which));

const periodAt = (tokens: readonly Token[], at: number): Period | null => {
  const ahead = whichOf(tokens[at]);
  const position = ahead === undefined ? at : at + 1;
  const unit = tokens[position]?.senses.unit;
  if (unit !== 'week' && unit !== 'weekend' && unit !== 'month' && unit !== 'year') return null;
  if (tokens[position]?.senses.weak === true && !['le', 'ce', 'du', 'au'].includes(tokens[position - 1]?.text ?? '')) return null;
  const behind = whichOf(tokens[position + 1]);
  const courant = tokens[position + 1]?.text === 'ci' ? 2 : 1;
  if (behind !== undefined && behind !== 'this') return { unit, which: behind === 'last' && ahead === 'last' ? 'last' : behind, next: position + 2 };
  return { unit, which: behind ?? ahead, next: position + (behind === 'this' ? 2 : courant) };
};

const shifts: Record<Which, number> = { 'before-last': -2, last: -1, this: 0, next: 1 };

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
const monthDays = (year: number, month: number): Days => ({ first: firstOfMonth(year, month), last: firstOfMonth(year, month + 1) - 1 });

const yearDays = (scope: Scope, shift: number): Days => {
  const year = civilOf(scope.today).year + shift;
  return { first: firstOfMonth(year, 1), last: firstOfMonth(year, 13) - 1 };
};

const daysOf = (scope: Scope, { unit, which }: Period): Days => {
  const shift = shifts[which ?? 'this'];
  if (unit === 'week') return weekDays(scope, shift);
  if (unit === 'weekend') return weekendDays(scope, which);
  const { year, month } = civilOf(scope.today);
  return unit === 'month' ? monthDays(year, month + shift) : yearDays(scope, shift);
};

const weekEdges: Record<Edge, readonly [number, number]> = { start: [0, 1], middle: [1, 3], end: [3, 5], whole: [0, 6] };

const portion = ({ first, last }: Days, edge: Edge): Days => {
  const length = last - first;
  if (edge === 'whole' || length < 6) return { first, last };
  if (length === 6) return { first: first + weekEdges[edge][0], last: first + weekEdges[edge][1] };
  const third = length > 40 ? Math.round(length / 3) : 10;
  if (edge === 'start') return { first, last: first + third - 1 };
  return edge === 'middle' ? { first: first + third, last: first + 2 * third - 1 } : { first: first + 2 * third, last };
};

const isOnly = (tokens: readonly Token[], at: number): boolean => hasMark(tokens[at - 1], 'small') || hasLink(tokens[at - 1], 'in') || at === 0;

/** "la semaine dernière", "fin du mois dernier", "last weekend", "the week before last". */
const period: Rule = (scope, at) => {
  const { edge, next } = edgeAt(scope.tokens, at);
  const found = periodAt(scope.tokens, next);
  if (found === null) return null;
  const loose = found.which === undefined || (found.which === 'this' && found.unit === 'year');
  if (loose && edge === undefined && !(found.unit === 'weekend' && isOnly(scope.tokens, at) && !hasMark(scope.tokens[at - 1], 'now'))) return null;
  const days = daysOf(scope, found);
  const part = portion(days, edge ?? 'whole');
  const late = found.which === undefined && part.first > scope.today;
  const back = late ? daysOf(scope, { ...found, which: 'last' }) : days;
  return span(late ? portion(back, edge ?? 'whole') : part, found.unit, { from: at, to: found.next });
};

const inferredYear = (days: Days, scope: Scope): readonly Flag[] => (scope.today - days.last > 240 ? ['inferred-year'] : []);

const monthYear = (scope: Scope, at: number, month: number): { readonly year: number; readonly next: number; readonly written: boolean } => {
  const start = skip(scope.tokens, at, (token) => ['de', 'of', ','].includes(token.text));
  const figures = scope.tokens[start]?.figures;
  const { year } = civilOf(scope.today);
  if (figures?.is === 'number' && figures.digits === 4 && figures.value > 1900 && figures.value < 2100) return { year: figures.value, next: start + 1, written: true };
  const unit = periodAt(scope.tokens, skip(scope.tokens, at, (token) => hasMark(token, 'small') && token.text !== 'ce'));
  if (unit?.unit === 'year' && unit.which !== undefined) return { year: year + shifts[unit.which], next: unit.next, written: true };
  const past = firstOfMonth(year, month) <= scope.today ? year : year - 1;
  return { year: past, next: hasWhich(scope.tokens[at], 'last') ? at + 1 : at, written: false };
};

/** "début novembre", "mi-octobre", "octobre dernier", "in September 2025". */
const month: Rule = (scope, at) => {
  const { edge, next } = edgeAt(scope.tokens, at);
  const spelled = scope.tokens[next]?.senses.unit === 'month' && ['de', 'd', 'of'].includes(scope.tokens[next + 1]?.text ?? '') ? next + 2 : next;
  const ahead = hasWhich(scope.tokens[spelled], 'last') || hasWhich(scope.tokens[spelled], 'this') ? spelled + 1 : spelled;
  const named = scope.tokens[ahead]?.senses.month;
  if (named === undefined) return null;
  const before = scope.tokens[at - 1];
  const supported = edge !== undefined || ahead > next || spelled > next || hasLink(before, 'in') || before?.text === 'en' || before?.senses.ago === 'since' || hasWhich(scope.tokens[ahead + 1], 'last');
  if (scope.tokens[ahead]?.senses.weak === true && !supported) return null;
  const { year, next: to, written } = monthYear(scope, ahead + 1, named);
  if (hasWhich(scope.tokens[ahead + 1], 'next')) return { ...span(monthDays(year + 1, named), 'month', { from: at, to: ahead + 2 }), month: named };
  const whole = monthDays(year, named);
  const days = portion(whole, edge ?? 'whole');
  const back = !written && days.first > scope.today ? portion(monthDays(year - 1, named), edge ?? 'whole') : days;
  return { ...span(back, 'month', { from: at, to }), flags: written ? [] : inferredYear(back, scope), month: named };
};

const monthAfter = (scope: Scope, at: number): DayPiece | null => {
  const start = skip(scope.tokens, at, (token) => hasMark(token, 'of') || token.text === 'the' || hasLink(token, 'in'));
  const found = month(scope, start) ?? (start > at ? period(scope, start) : null);
  if (found?.is === 'day' && found.form === 'month') return found;
  const bare = scope.tokens[start]?.senses.unit === 'month' && start > at;
  return bare ? span(daysOf(scope, { unit: 'month', which: 'this', next: 0 }), 'month', { from: start, to: start + 1 }) : null;
};

type Slice = 'day' | 'week' | 'weekend' | 'half';

const sliceOf = (token: Token | undefined): Slice | null => {
  if (token?.senses.dozen === 15 || hasMark(token, 'halfway')) return 'half';
  if (hasMark(token, 'week-of')) return 'week';
  const unit = token?.senses.unit;
  return token?.text === 'jour' || token?.text === 'day' ? 'day' : unit === 'week' || unit === 'weekend' ? unit : null;
};

const sliced = ({ first, last }: Days, slice: Slice, count: number | null): Days => {
  if (slice === 'weekend') {
    const saturday = count === null ? mondayOf(last - 6) + 5 : mondayOf(first + 1) + 5 + 7 * (count - 1);
    const shift = count === null && saturday + 7 <= last ? 7 : 0;
    return { first: saturday + shift, last: saturday + shift + 1 };
  }
  const length = { day: 1, week: 7, half: 15 }[slice];
  const start = count === null ? last - length + 1 : first + length * (count - 1);
  return { first: start, last: slice === 'half' && count === 2 ? last : Math.min(last, start + length - 1) };
};

const withoutLast = ({ first, last }: Days, slice: Slice): Days => ({ first, last: last - { day: 1, week: 7, weekend: 7, half: 15 }[slice] });

/** "la première semaine de novembre", "the last weekend of October", "le dernier jour du mois". */
const partOfMonth: Rule = (scope, at) => {
  const beforeLast = hasWhich(scope.tokens[at], 'before-last');
  const last = beforeLast || hasWhich(scope.tokens[at], 'last');
  const count = scope.tokens[at]?.senses.ordinal ?? rank(scope.tokens[at]);
  const slice = sliceOf(scope.tokens[at + 1]);
  if ((count === null && !last) || slice === null) return null;
  const found = monthAfter(scope, at + 2);
  if (found === null) return null;
  return { ...found, from: at, ...sliced(beforeLast ? withoutLast(found, slice) : found, slice, last ? null : count), grain: slice === 'day' ? 'day' : 'range', form: slice === 'day' ? 'date' : 'month' };
};

/** Month and day of the first and of the last day. */
const seasons: Readonly<Record<string, readonly [number, number, number, number]>> = {
  spring: [3, 20, 6, 20], summer: [6, 21, 9, 22], autumn: [9, 23, 12, 20], winter: [12, 21, 15, 19], september: [9, 1, 9, 10],
};

const introducesSeason = (token: Token | undefined): boolean => hasLink(token, 'in') || hasMark(token, 'the') || token?.senses.edge === 'whole' || ['en', 'the', 'la', 'l', 'du', 'de l', 'dater du', 'date du', 'datait du'].includes(token?.text ?? '');

/** "cet été", "last spring", "à la rentrée". */
const season: Rule = (scope, at) => {
  const position = whichOf(scope.tokens[at]) === undefined ? at : at + 1;
  const named = seasons[scope.tokens[position]?.senses.season ?? ''];
  const behind = hasWhich(scope.tokens[position + 1], 'last');
  if (named === undefined || (position === at && !behind && !introducesSeason(scope.tokens[at - 1]))) return null;
  const [month, day, endMonth, endDay] = named;
  const { year } = civilOf(scope.today);
  const start = (of: number): number => firstOfMonth(of, month) + day - 1;
  const past = start(year) <= scope.today ? year : year - 1;
  return span({ first: start(past), last: firstOfMonth(past, endMonth) + endDay - 1 }, 'year', { from: at, to: position + (behind ? 2 : 1) });
};

/** "semaine 46": the week of that ISO number in this year. */
const numberedWeek: Rule = (scope, at) => {
  const number = wholeNumber(scope.tokens[at + 1]);
  if (!hasMark(scope.tokens[at], 'week-number') || number === null || number <= 4 || number > 53) return null;
  const { year } = civilOf(scope.today);
  const first = mondayOf(dayNumber(year, 1, 4) ?? 0) + 7 * (number - 1);
  return span({ first, last: first + 6 }, 'week', { from: at, to: at + 2 });
};

/** "à la Toussaint", "Easter Monday", "la veille de Noël", "the day after Christmas". */
const holiday: Rule = (scope, at) => {
  const token = scope.tokens[at];
  const shift = sideOf(token);
  const start = shift === 0 ? at : skip(scope.tokens, at + 1, isThe);
  const before = hasWhich(scope.tokens[start], 'last') ? start + 1 : start;
  const id = scope.tokens[before]?.senses.holiday;
  if (id === undefined || (id === 'last-holiday' && before === start)) return null;
  const year = wholeNumber(scope.tokens[before + 1]);
  const written = year !== null && year > 1900 && year < 2100 ? holidayIn(id, year) : null;
  const latest = holidayBefore(id, scope.today - shift);
  const day = (written ?? latest ?? 0) + shift;
  const flags: readonly Flag[] = written === null && scope.today - day > 240 ? ['inferred-year'] : [];
  return { is: 'day', from: at, to: before + (written === null ? 1 : 2), first: day, last: day, grain: 'day', form: 'holiday', flags, alternatives: [] };
};

/** "hier", "avant-hier", "today", "yesterday week". */
const offset: Rule = (scope, at) => {
  const shift = scope.tokens[at]?.senses.day;
  if (shift === undefined) return null;
  const week = shift > -2 && scope.tokens[at + 1]?.text === 'week' && wholeNumber(scope.tokens[at + 2]) === null;
  const day = scope.today + shift + (week ? (shift < 0 ? -7 : 7) : 0);
  return { is: 'day', from: at, to: at + (week ? 2 : 1), first: day, last: day, grain: 'day', form: 'offset', flags: [], alternatives: [] };
};

/** Rules for days and periods that have a name. */
export const periodRules: RuleGroup = {
  figures: true, senses: ['day', 'month', 'unit', 'which', 'edge', 'season', 'holiday', 'ordinal'], marks: ['week-of', 'week-number', 'eve', 'morrow', 'eve-eve', 'morrow-morrow'], links: [],
  rules: [numberedWeek, partOfMonth, holiday, period, month, season, offset],
};
