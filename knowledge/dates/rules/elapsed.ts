import { civilOf, instantOf, mondayOf, monthsBefore } from '../civil.js';
import type { Unit } from '../words/dictionary.js';
import type { Days, MomentPiece, Piece, Scope } from './pieces.js';
import { hasClue, hasLink, hasMark, skip, wholeNumber } from './pieces.js';
import type { Quantity } from './quantities.js';
import { quantityAt } from './quantities.js';
import type { Token } from '../words/token.js';
import type { Flag } from '../understood.js';

/** Units that are counted in minutes, and how many. */
export const minutes: Partial<Record<Unit, number>> = { second: 1 / 60, minute: 1, quarter: 15, 'half-hour': 30, hour: 60, 'half-day': 720 };
/** Units that are counted in days, and how many. */
export const days: Partial<Record<Unit, number>> = { day: 1, week: 7, fortnight: 14, weekend: 7 };
const months: Partial<Record<Unit, number>> = { month: 1, year: 12 };

/** An approximation widens by a fifth on either side, at least by half an hour or by one day. */
const widening = 0.2;
/** In milliseconds. */
export const minuteLength = 60_000;

/** Where the words of a piece begin and end. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const approximateFlag = (quantity: Quantity): readonly Flag[] => (quantity.approximate ? ['approximate'] : []);

const elapsedMinutes = (scope: Scope, quantity: Quantity, span: Span): MomentPiece => {
  const length = minutes[quantity.unit] ?? 60;
  const slack = (amount: number): number => (quantity.approximate ? Math.max(length < 60 ? 5 : 30, amount * widening) : 0);
  const [low, high] = [quantity.low * length, quantity.high * length];
  const exact = low === high && !quantity.approximate;
  return {
    is: 'moment', ...span, flags: approximateFlag(quantity),
    start: scope.now - Math.round(high + slack(high)) * minuteLength,
    end: scope.now - Math.max(0, Math.round(low - slack(low))) * minuteLength,
    grain: exact ? (quantity.unit === 'hour' ? 'hour' : 'minute') : 'range',
  };
};

/** The day so much time before today. */
export const dayBack = (scope: Scope, amount: number, unit: Unit): number => {
  const inMonths = months[unit];
  if (inMonths === undefined) return scope.today - Math.round(amount * (days[unit] ?? 1));
  const whole = Math.floor(amount * inMonths);
  return monthsBefore(scope.today, whole) - Math.round((amount * inMonths - whole) * 30);
};

/** From the midnight of the first day to this time of the last one. */
const looseDays = (scope: Scope, { first, last }: Days, span: Span): MomentPiece => {
  const slack = (day: number): number => Math.max(1, Math.floor((scope.today - day) * widening));
  const start = instantOf(first - slack(first), 0, scope.timeZone);
  const end = instantOf(Math.min(scope.today, last + slack(last)), scope.minute, scope.timeZone);
  return { is: 'moment', ...span, start, end, grain: 'range', flags: ['approximate'] };
};

/** "il y a deux week-ends": the one before the latest. */
const weekendsBack = (scope: Scope, count: number, span: Span): Piece => {
  const first = mondayOf(scope.today) - 2 - 7 * (Math.round(count) - 1);
  return { is: 'day', ...span, first, last: first + 1, grain: 'range', form: 'weekend', flags: [], alternatives: [] };
};

/** "il y a 3 jours ouvrés": Saturdays and Sundays are not counted; public holidays may not be either, so it is never sure. */
const workingDaysBack = (scope: Scope, count: number, span: Span): Piece => {
  let day = scope.today;
  for (let left = Math.round(count); left > 0; left -= civilOf(day).weekday < 6 ? 1 : 0) day -= 1;
  return { is: 'day', ...span, first: day, last: day, grain: 'day', form: 'ago', flags: ['approximate'], alternatives: [] };
};

const elapsedDays = (scope: Scope, quantity: Quantity, span: Span): Piece => {
  if (quantity.unit === 'working-day') return workingDaysBack(scope, quantity.high, span);
  const extra = quantity.extraDays ?? 0;
  const days = { first: dayBack(scope, quantity.high, quantity.unit) - extra, last: dayBack(scope, quantity.low, quantity.unit) - extra };
  if (quantity.unit === 'weekend' && quantity.low === quantity.high) return weekendsBack(scope, quantity.low, span);
  if (quantity.approximate) return looseDays(scope, days, span);
  return { is: 'day', ...span, ...days, grain: days.first === days.last ? 'day' : 'range', form: 'ago', flags: [], alternatives: [] };
};

/** The day or the moment so much time ago; an approximation is a span around it. */
export const elapsed = (scope: Scope, quantity: Quantity, span: Span): Piece => {
  const halfDays = quantity.unit === 'day' && !Number.isInteger(quantity.low);
  if (minutes[quantity.unit] === undefined && !halfDays) return elapsedDays(scope, quantity, span);
  return elapsedMinutes(scope, halfDays ? { ...quantity, low: quantity.low * 24, high: quantity.high * 24, unit: 'hour', approximate: true } : quantity, span);
};

const isTakingBack = (token: Token): boolean => token.punctuation === true || hasClue(token, 'correction') || hasMark(token, 'guess') || token.text === 'ou';

/** "il y a 2 semaines, enfin 3", "une semaine, pardon, dix jours": the amount behind the correction, or null. */
export const correctedAmount = (tokens: readonly Token[], quantity: Quantity): Quantity | null => {
  const start = skip(tokens, quantity.next, isTakingBack);
  if (!tokens.slice(quantity.next, start).some((token) => hasClue(token, 'correction'))) return null;
  const whole = quantityAt(tokens, start);
  if (whole !== null) return whole;
  const [more, after] = [wholeNumber(tokens[start], true), tokens[start + 1]];
  return more === null || (after !== undefined && after.punctuation !== true) ? null : { ...quantity, low: more, high: more, next: start + 1 };
};

/** "ago give or take", "ago, maybe twelve": what is said behind the amount, and where it ends. */
const afterthought = (tokens: readonly Token[], quantity: Quantity, at: number): Quantity => {
  const corrected = correctedAmount(tokens, { ...quantity, next: at });
  if (corrected !== null) return corrected;
  const start = skip(tokens, at, (token) => [',', '(', 'but', 'if'].includes(token.text) || (token.text === 'not' && tokens[at]?.text === 'if') || hasLink(token, 'or') || hasMark(token, 'about') || hasMark(token, 'guess'));
  if (start === at) return { ...quantity, next: at };
  const more = wholeNumber(tokens[start]);
  const end = skip(tokens, start + 1, (token) => hasMark(token, 'about') || hasMark(token, 'filler') || token.senses.unit === quantity.unit);
  const alone = tokens[end] === undefined || tokens[end].punctuation === true;
  if (more !== null && alone && quantity.low === quantity.high && more !== quantity.low && more <= 2 * quantity.low && quantity.low <= 2 * more)
    return { ...quantity, low: Math.min(more, quantity.low), high: Math.max(more, quantity.high), approximate: quantity.approximate && tokens[at]?.text !== 'but', next: end };
  const about = tokens.slice(at, start).some((token) => loosely.has(token.text));
  return about ? { ...quantity, approximate: true, next: start } : { ...quantity, next: at };
};

/** Words behind an amount that make it loose; others ("I think") may begin what follows. */
export const loosely: ReadonlySet<string> = new Set(['give or take', 'or so', 'or thereabouts', 'or thereabout', 'roughly', 'approximately', 'approx', 'environ', 'env', 'a peu pres', 'a quelque chose pres', 'a la louche', 'ou quelque chose', 'plus ou moins', 'more or less', 'grosso modo', 'en gros']);

/** The same as elapsed, with what is said behind the amount. */
export const elapsedAround = (scope: Scope, quantity: Quantity, { from, to }: Span): Piece => {
  const whole = afterthought(scope.tokens, quantity, to);
  return elapsed(scope, whole, { from, to: whole.next });
};

/** A quantity with a smaller one behind it: "deux jours et 4 heures", "an hour and 20 minutes", "trois semaines moins un jour". */
export const withSmaller = (tokens: readonly Token[], quantity: Quantity): Quantity => {
  const less = tokens[quantity.next - 1]?.text === 'moins';
  const start = less ? quantity.next : skip(tokens, quantity.next, (token) => hasLink(token, 'and') || token.text === ',');
  const more = less || start > quantity.next || ['day', 'week', 'month'].includes(quantity.unit) ? quantityAt(tokens, start) : null;
  if (more === null || more.low !== more.high || quantity.low !== quantity.high) return quantity;
  const whole = days[more.unit];
  if (months[quantity.unit] !== undefined && whole !== undefined) return { ...quantity, extraDays: (less ? -1 : 1) * more.low * whole, approximate: !less && quantity.approximate, next: more.next };
  const [size, extra] = [minutes[quantity.unit] ?? (days[quantity.unit] ?? 0) * 1440, minutes[more.unit] ?? (days[more.unit] ?? 0) * 1440];
  if (size === 0 || extra === 0 || extra >= size) return quantity;
  const total = quantity.low * size + (less ? -1 : 1) * more.low * extra;
  const unit = extra >= 1440 ? 'day' : extra >= 60 ? 'hour' : 'minute';
  const amount = total / (unit === 'day' ? 1440 : unit === 'hour' ? 60 : 1);
  return { ...quantity, low: amount, high: amount, unit, approximate: !less && quantity.approximate, next: more.next };
};
