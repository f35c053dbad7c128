import { civilOf, firstOfMonth, mondayOf, weekdayBefore } from '../civil.js';
import { vacation } from './period-rules.js';
import { daysOf, edgeAt, edgeBehind, monthBefore, monthDays, periodAt, portion, shifts, span } from './periods.js';
import type { DayPiece, Days, Rule, RuleGroup, Scope } from './pieces.js';
import { hasLink, hasMark, hasWhich, rank, skip } from './pieces.js';
import type { Token } from '../words/token.js';
import type { Flag } from '../understood.js';

const inferredYear = (days: Days, scope: Scope): readonly Flag[] => (scope.today - days.last > 240 ? ['inferred-year'] : []);

const monthYear = (scope: Scope, at: number, month: number): { readonly year: number; readonly next: number; readonly written: boolean } => {
  const start = skip(scope.tokens, at, (token) => ['de', 'of', ','].includes(token.text));
  const figures = scope.tokens[start]?.figures;
  const { year } = civilOf(scope.today);
  if (figures?.is === 'number' && figures.digits === 4 && figures.value > 1900 && figures.value < 2100) return { year: figures.value, next: start + 1, written: true };
  const unit = periodAt(scope.tokens, skip(scope.tokens, at, (token) => (hasMark(token, 'small') || hasMark(token, 'of')) && token.text !== 'ce'));
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
  const [link, other] = [scope.tokens[ahead + 1], scope.tokens[ahead + 2]];
  const linked = (hasLink(link, 'or') && other?.senses.month !== undefined) || (hasLink(before, 'or') && scope.tokens[at - 2]?.senses.month !== undefined);
  const supported = linked || edge !== undefined || ahead > next || spelled > next || hasLink(before, 'in') || before?.text === 'en' || before?.senses.ago === 'since' || hasWhich(scope.tokens[ahead + 1], 'last');
  if (scope.tokens[ahead]?.senses.weak === true && !supported) return null;
  const { year, next: to, written } = monthYear(scope, ahead + 1, named);
  if (hasWhich(scope.tokens[ahead + 1], 'next')) return { ...span(monthDays(year + 1, named), 'month', { from: at, to: ahead + 2 }), month: named };
  const whole = monthDays(year, named);
  const behind = edge === undefined ? edgeBehind(scope.tokens, to) : null;
  const wanted = behind?.edge ?? edge ?? 'whole';
  const days = portion(whole, wanted);
  const back = !written && days.first > scope.today ? portion(monthDays(year - 1, named), wanted) : days;
  return { ...span(back, 'month', { from: at, to: behind?.next ?? to }), flags: written ? [] : inferredYear(back, scope), month: named };
};

/** "entre début et mi-novembre", "mi ou fin octobre": from the one part to the other. */
const twoParts: Rule = (scope, at) => {
  const link = scope.tokens[at + 1];
  const linked = (['and', 'or', 'to'] as const).some((one) => hasLink(link, one)) || link?.text === '-' || link?.text === '/';
  const later = linked && scope.tokens[at]?.senses.edge !== undefined && scope.tokens[at + 2]?.senses.edge !== undefined ? month(scope, at + 2) : null;
  if (later?.is !== 'day' || later.month === undefined) return null;
  const earlier = portion(monthDays(civilOf(later.first).year, later.month), scope.tokens[at]?.senses.edge ?? 'whole');
  return earlier.first < later.first ? { ...later, from: at, first: earlier.first } : null;
};

/** "11/2026", "début 11/2026". */
const monthInFigures: Rule = (scope, at) => {
  const { edge, next } = edgeAt(scope.tokens, at);
  const shape = scope.tokens[next]?.figures;
  return shape?.is === 'month' ? { ...span(portion(monthDays(shape.year, shape.month), edge ?? 'whole'), 'month', { from: at, to: next + 1 }), month: shape.month } : null;
};

/** The month or the holidays that follow "of", "de", "in the": named, told by its place ("last month") or the present one, which needs the "of". */
const monthAfter = (scope: Scope, at: number): DayPiece | null => {
  const start = skip(scope.tokens, at, (token) => hasMark(token, 'of') || token.text === 'the' || hasLink(token, 'in'));
  const named = month(scope, start);
  if (named?.is === 'day') return named;
  const weeks = start > at ? vacation(scope, start) : null;
  if (weeks !== null) return weeks;
  const found = periodAt(scope.tokens, start);
  if (found?.which === undefined && start === at && !hasMark(scope.tokens[at - 1], 'week-of')) return null;
  return found?.unit === 'month' ? span(daysOf(scope, { ...found, which: found.which ?? 'this' }), 'month', { from: start, to: found.next }) : null;
};

type Slice = 'day' | 'working-day' | 'week' | 'weekend' | 'third' | 'half';

const sliceOf = (token: Token | undefined): Slice | null => {
  if (token?.senses.dozen === 15 || hasMark(token, 'halfway')) return 'half';
  if (token?.senses.dozen === 10) return 'third';
  if (hasMark(token, 'week-of')) return 'week';
  const unit = token?.senses.unit;
  if (unit === 'working-day') return unit;
  return token?.text === 'jour' || token?.text === 'day' ? 'day' : unit === 'week' || unit === 'weekend' ? unit : null;
};

const sliced = ({ first, last }: Days, slice: Slice, count: number | null): Days => {
  if (slice === 'weekend') {
    const saturday = count === null ? mondayOf(last - 6) + 5 : mondayOf(first + 1) + 5 + 7 * (count - 1);
    const shift = count === null && saturday + 7 <= last ? 7 : 0;
    return { first: saturday + shift, last: saturday + shift + 1 };
  }
  if (slice === 'working-day') return workingDay({ first, last }, count);
  const length = { day: 1, week: 7, third: 10, half: 15 }[slice];
  const start = count === null ? last - length + 1 : first + length * (count - 1);
  return { first: start, last: (slice === 'half' && count === 2) || (slice === 'third' && count === 3) ? last : Math.min(last, start + length - 1) };
};

/** "le premier jour ouvré": Saturdays and Sundays are skipped, forwards or backwards. */
const workingDay = ({ first, last }: Days, count: number | null): Days => {
  const days = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((day) => civilOf(day).weekday < 6);
  const day = (count === null ? days.at(-1) : days[count - 1]) ?? last;
  return { first: day, last: day };
};

const withoutLast = ({ first, last }: Days, slice: Slice): Days => ({ first, last: last - { day: 1, 'working-day': 1, week: 7, weekend: 7, third: 10, half: 15 }[slice] });

/** The nth such weekday of a month, or its last one. */
const weekdayOf = (month: DayPiece, weekday: number, count: number | null): DayPiece => {
  const day = count === null ? weekdayBefore(weekday, month.last) : weekdayBefore(weekday, month.first + 6) + 7 * (count - 1);
  return { ...month, first: day, last: day, grain: 'day', form: 'date', flags: [] };
};

/** "le premier lundi de novembre", "the last Friday of the month". */
const weekdayInMonth: Rule = (scope, at) => {
  const beforeLast = hasWhich(scope.tokens[at], 'before-last');
  const last = beforeLast || hasWhich(scope.tokens[at], 'last');
  const count = scope.tokens[at]?.senses.ordinal ?? rank(scope.tokens[at]);
  const weekday = scope.tokens[at + 1]?.senses.weekday;
  const found = weekday === undefined || (count === null && !last) ? null : monthAfter(scope, at + 2);
  if (found === null || weekday === undefined) return null;
  const day = weekdayOf(found, weekday, last ? null : (count ?? 1));
  const back = beforeLast ? 7 : 0;
  return { ...day, from: at, first: day.first - back, last: day.last - back };
};

/** "en octobre, la dernière semaine": the month that was named right before, for a week or a weekend of it. */
const monthBehind = (scope: Scope, at: number, slice: Slice): DayPiece | null => {
  const before = monthBefore(scope.tokens, at);
  const named = before === null || !['week', 'weekend'].includes(slice) ? null : month(scope, before);
  return named?.is === 'day' ? { ...named, to: at + 2 } : null;
};

/** "la première semaine de novembre", "the last weekend of October", "le dernier jour du mois", "la deuxième semaine des vacances de la Toussaint". */
const partOfMonth: Rule = (scope, at) => {
  const beforeLast = hasWhich(scope.tokens[at], 'before-last');
  const last = beforeLast || hasWhich(scope.tokens[at], 'last');
  const count = scope.tokens[at]?.senses.ordinal ?? rank(scope.tokens[at]);
  const slice = sliceOf(scope.tokens[at + 1]);
  if ((count === null && !last) || slice === null) return null;
  const found = monthAfter(scope, at + 2) ?? monthBehind(scope, at, slice);
  if (found === null) return null;
  if (slice === 'week' && found.form === 'year') return { ...found, from: at, ...sliced({ first: mondayOf(found.first + 6), last: found.last }, slice, last ? null : count), grain: 'week', form: 'week' };
  const oneDay = slice === 'day' || slice === 'working-day';
  return { ...found, from: at, ...sliced(beforeLast ? withoutLast(found, slice) : found, slice, last ? null : count), grain: oneDay ? 'day' : 'range', form: oneDay ? 'date' : 'month', ...(slice === 'working-day' ? { flags: ['approximate'] } : {}) };
};

/** "last month, 2nd week", "October, last week": the part behind its month. */
const partBehindMonth: Rule = (scope, at) => {
  const opening = scope.tokens[at]?.senses;
  if (opening?.month === undefined && opening?.which === undefined) return null;
  const found = monthAfter(scope, at);
  const start = skip(scope.tokens, found?.to ?? at, (token) => token.text === ',' || hasMark(token, 'small'));
  const last = hasWhich(scope.tokens[start], 'last');
  const count = scope.tokens[start]?.senses.ordinal ?? rank(scope.tokens[start]);
  const { unit, weekday } = scope.tokens[start + 1]?.senses ?? {};
  if (found !== null && found.from === at && weekday !== undefined && (count !== null || last)) return { ...weekdayOf(found, weekday, last ? null : (count ?? 1)), to: start + 2 };
  if (found === null || found.from !== at || (count === null && !last) || (unit !== 'week' && (unit !== 'weekend' || start === found.to))) return null;
  return { ...found, to: start + 2, ...sliced(found, unit, last ? null : count), grain: 'range', form: 'month' };
};

/** "last of October": its last day. */
const lastOfMonth: Rule = (scope, at) => {
  const found = hasWhich(scope.tokens[at], 'last') && scope.tokens[at + 1]?.text === 'of' ? monthAfter(scope, at + 1) : null;
  return found === null ? null : { ...found, from: at, first: found.last, grain: 'day', form: 'date' };
};

/** "around the turn of the month": two days on either side of the last one. */
const turnOfMonth: Rule = (scope, at) => {
  if (!hasMark(scope.tokens[at], 'turn-of-month')) return null;
  const { year, month: now } = civilOf(scope.today);
  const first = firstOfMonth(year, now);
  return { ...span({ first: first - 2, last: first + 1 }, 'month', { from: at, to: at + 1 }), flags: ['approximate'] };
};

const indefinite = new Set(['un', 'une', 'a', 'one', 'some', 'quelque']);

/** "un vendredi d'octobre", "it was a Friday in October": any of them. */
const someWeekday: Rule = (scope, at) => {
  const { tokens } = scope;
  const linked = ['de', 'd', 'en', 'of', 'in'].includes(tokens[at + 1]?.text ?? '') || hasLink(tokens[at + 1], 'in');
  const found = tokens[at]?.senses.weekday !== undefined && linked && indefinite.has(tokens[at - 1]?.text ?? '') ? month(scope, at + 2) : null;
  return found?.is === 'day' ? { ...found, from: at, flags: [...found.flags, 'approximate'] } : null;
};

/** Rules for months, and for parts of a month. */
export const monthRules: RuleGroup = {
  figures: true, senses: ['month', 'unit', 'which', 'edge', 'ordinal', 'weekday'], marks: ['halfway', 'turn-of-month'], links: [],
  rules: [partOfMonth, partBehindMonth, someWeekday, lastOfMonth, turnOfMonth, weekdayInMonth, month, twoParts, monthInFigures],
};
