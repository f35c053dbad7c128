import type { Unit } from '../words/dictionary.js';
import { hasLink, hasMark, skip, wholeNumber } from './pieces.js';
import type { Token } from '../words/token.js';

/** An amount of time: "une bonne heure", "3 ou 4 jours", "an hour and a half". */
export interface Quantity {
  readonly low: number;
  readonly high: number;
  readonly unit: Unit;
  /** Said with "environ", "une dizaine", "some", "a couple" ... */
  readonly approximate: boolean;
  readonly next: number;
  /** Days on top of months: "un mois et une semaine". */
  readonly extraDays?: number;
}

interface Amount {
  readonly low: number;
  readonly high: number;
  readonly approximate: boolean;
  readonly next: number;
}

const isAbout = (token: Token): boolean => hasMark(token, 'about');
const isLoose = (token: Token): boolean => isAbout(token) || hasMark(token, 'filler') || ['some', 'd', 'de'].includes(token.text);

/** A larger amount is a year, a reference or a time as "1430 hrs". */
const mostAmount = 800;

const exact = (value: number, next: number): Amount => ({ low: value, high: value, approximate: false, next });

const looseAmount = (tokens: readonly Token[], at: number): Amount | null => {
  const start = tokens[at]?.text === 'a' || tokens[at]?.text === 'une' ? at + 1 : at;
  for (const position of [at, start]) {
    const { few, dozen } = tokens[position]?.senses ?? {};
    const [low, high] = few?.split('-').map(Number) ?? [];
    if (low !== undefined && high !== undefined) return { low, high, approximate: true, next: position + 1 };
    if (dozen !== undefined) return { low: dozen, high: dozen, approximate: true, next: skip(tokens, position + 1, (token) => ['de', 'd', 'of'].includes(token.text)) };
  }
  return null;
};

const plainAmount = (tokens: readonly Token[], at: number): Amount | null => {
  const shape = tokens[at]?.figures;
  if (shape?.is === 'pair' && shape.mark === '.') return exact(shape.a + shape.b / 10, at + 1);
  if (shape?.is === 'pair') return shape.a < shape.b ? { low: shape.a, high: shape.b, approximate: false, next: at + 1 } : null;
  const first = wholeNumber(tokens[at], true);
  if (first === null || first > mostAmount) return null;
  const half = tokens[at + 1]?.figures;
  if (half?.is === 'pair' && half.a === 1 && half.b === 2 && half.mark === '/') return exact(first + 0.5, at + 2);
  const to = Math.min(at + 4, skip(tokens, at + 1, (link) => hasLink(link, 'or') || hasLink(link, 'to') || ['-', '/', ',', '('].includes(link.text)));
  const second = wholeNumber(tokens[to]);
  const more = hasMark(tokens[to + 1], 'half') ? 0.5 : 0;
  if (to > at + 1 && second !== null && second + more > first && (second > first || hasLink(tokens[at + 1], 'or'))) return { low: first, high: second + more, approximate: false, next: to + (more > 0 ? 2 : 1) };
  const adjacent = tokens[at]?.text === 'a' ? null : wholeNumber(tokens[at + 1]);
  const spoken = adjacent !== null && adjacent > first && adjacent <= 2 * first && tokens[at]?.figures === undefined && tokens[at + 1]?.figures === undefined && tokens[at + 2]?.senses.unit !== undefined;
  return adjacent === first + 1 || (spoken && adjacent !== null) ? { low: first, high: adjacent, approximate: false, next: at + 2 } : exact(first, at + 1);
};

/** "entre 8 et 10 jours". */
const betweenAmount = (tokens: readonly Token[], at: number): Amount | null => {
  const [low, high] = [wholeNumber(tokens[at + 1], true), wholeNumber(tokens[at + 3])];
  const linked = hasLink(tokens[at], 'between') && (hasLink(tokens[at + 2], 'and') || hasLink(tokens[at + 2], 'to'));
  return linked && low !== null && high !== null && low < high && high < mostAmount ? { low, high, approximate: false, next: at + 4 } : null;
};

const unitAt = (tokens: readonly Token[], at: number): { readonly unit: Unit; readonly next: number } | null => {
  const unit = tokens[at]?.senses.unit;
  return unit === undefined ? null : { unit, next: at + 1 };
};

const clockAsHours = (tokens: readonly Token[], at: number): Quantity | null => {
  const shape = tokens[at]?.figures;
  if (shape?.is !== 'clock' || shape.style === 'am' || shape.style === 'pm') return null;
  const hours = shape.hour + (shape.minute ?? 0) / 60;
  return { low: hours, high: hours, unit: 'hour', approximate: false, next: at + 1 };
};

/** "et demie", "and a half", "30" minutes behind hours. */
const withFraction = (tokens: readonly Token[], quantity: Quantity): Quantity => {
  const token = tokens[quantity.next];
  const add = (extra: number, next: number): Quantity => ({ ...quantity, low: quantity.low + extra, high: quantity.high + extra, next });
  if (hasMark(token, 'half')) return add(0.5, quantity.next + 1);
  if (hasMark(token, 'quarter')) return add(0.25, quantity.next + 1);
  if (hasMark(token, 'three-quarters')) return add(0.75, quantity.next + 1);
  const minutes = wholeNumber(token);
  const named = tokens[quantity.next + 1]?.senses.unit === 'minute';
  return quantity.unit === 'hour' && minutes !== null && minutes < 60 && (named || minutes >= 5) ? add(minutes / 60, quantity.next + (named ? 2 : 1)) : quantity;
};

const inDays: Partial<Record<Unit, number>> = { day: 1, week: 7, fortnight: 14, month: 30 };

/** "half a week", "half month". */
const halfOf = (tokens: readonly Token[], at: number): Quantity | null => {
  if (!hasMark(tokens[at], 'halfway')) return null;
  const found = unitAt(tokens, tokens[at + 1]?.text === 'a' ? at + 2 : at + 1);
  return found !== null && inDays[found.unit] !== undefined ? { low: 0.5, high: 0.5, approximate: false, ...found } : null;
};

/** "half an hour", "week ago", "hour and a half ago": one of them, without a number. */
const isSingle = (tokens: readonly Token[], { unit, next }: { readonly unit: Unit; readonly next: number }): boolean =>
  ['half-hour', 'half-day', 'quarter'].includes(unit) || (tokens[next - 1]?.senses.weak !== true && tokens[next - 1]?.text.endsWith('s') === false && (tokens[next]?.text === 'ago' || (tokens[next]?.text === 'and a half' && tokens[next + 1]?.text === 'ago')));

const core = (tokens: readonly Token[], at: number): Quantity | null => {
  const clock = clockAsHours(tokens, at);
  if (clock !== null) return clock;
  const halved = halfOf(tokens, at);
  if (halved !== null) return halved;
  const amount = betweenAmount(tokens, at) ?? looseAmount(tokens, at) ?? plainAmount(tokens, at);
  const start = amount?.next ?? at;
  const half = hasMark(tokens[start], 'half') ? 0.5 : 0;
  const afterHalf = half > 0 ? start + 1 : start;
  const loose = skip(tokens, afterHalf, isAbout);
  const unit = unitAt(tokens, loose);
  if (amount === null) return unit !== null && isSingle(tokens, unit) ? { low: 1, high: 1, approximate: false, ...unit } : null;
  if (unit === null) return amount.approximate && amount.low === amount.high && amount.low >= 8 ? { ...amount, unit: 'day' } : null;
  return { low: amount.low + half, high: amount.high + half, approximate: amount.approximate || loose > afterHalf, ...unit };
};

/** "une semaine ou deux", "2 semaines ou 3 semaines", "2 semaines ou 2 et demie", "a day or so". */
const withAlternative = (tokens: readonly Token[], quantity: Quantity): Quantity => {
  const at = tokens[quantity.next]?.text === ',' && hasLink(tokens[quantity.next + 1], 'or') ? quantity.next + 1 : quantity.next;
  const linked = hasLink(tokens[at], 'or') || hasLink(tokens[at], 'to') || tokens[at]?.text === ',';
  const half = hasMark(tokens[at + 2], 'half') ? 0.5 : 0;
  const whole = wholeNumber(tokens[at + 1], half > 0);
  if (half > 0 && whole !== null && quantity.low === quantity.high && linked && whole + half > quantity.low) return { ...quantity, high: whole + half, next: at + (tokens[at + 3]?.senses.unit === quantity.unit ? 4 : 3) };
  const more = whole;
  const after = tokens[at + 2];
  if (!linked || more === null || more === quantity.low || quantity.low !== quantity.high) return quantity;
  const [low, high] = [Math.min(more, quantity.low), Math.max(more, quantity.low)];
  if (after?.senses.unit === quantity.unit) return { ...quantity, low, high, next: at + 3 };
  const free = after?.senses.unit === undefined && after?.senses.month === undefined && hasLink(tokens[at], 'or');
  return free ? { ...quantity, low, high, next: at + 2 } : quantity;
};

/** "between a week and ten days", "une semaine, dix jours": in days. */
const unlike = (tokens: readonly Token[], at: number): Quantity | null => {
  const start = hasLink(tokens[at], 'between') ? at + 1 : at;
  const first = core(tokens, start);
  const link = tokens[first?.next ?? at];
  const linked = hasLink(link, 'or') || hasLink(link, 'to') || (start > at && hasLink(link, 'and'));
  const more = first === null ? null : core(tokens, linked || link?.text === ',' ? first.next + 1 : first.next);
  const second = more === null ? null : withFraction(tokens, more);
  const [size, other] = [inDays[first?.unit ?? 'hour'], inDays[second?.unit ?? 'hour']];
  if (first === null || second === null || size === undefined || other === undefined || (size === other && start === at && Number.isInteger(second.low))) return null;
  if (size === other) return first.low < second.high ? { ...second, low: first.low, approximate: first.approximate || second.approximate } : null;
  const [low, high] = [first.low * size, second.high * other];
  return low < high ? { low, high, unit: 'day', approximate: first.approximate || second.approximate, next: second.next } : null;
};

/** The amount of time that begins at a token ("une bonne quinzaine"), or null; words like "environ" may stand on either side. */
export const quantityAt = (tokens: readonly Token[], at: number): Quantity | null => {
  const article = ['un', 'une', 'a'].includes(tokens[at]?.text ?? '') && hasMark(tokens[at + 1], 'about') ? at + 1 : at;
  const before = skip(tokens, article, isLoose);
  const found = unlike(tokens, at) ?? core(tokens, at) ?? unlike(tokens, before) ?? core(tokens, before);
  if (found === null) return null;
  const whole = withAlternative(tokens, withFraction(tokens, found));
  const after = skip(tokens, whole.next, isLoose);
  const about = [...tokens.slice(at, before), ...tokens.slice(whole.next, after)].some(isAbout) && !(before > at && core(tokens, at) !== null);
  return { ...whole, approximate: whole.approximate || about, next: after };
};
