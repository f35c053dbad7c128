import { civilOf, instantOf, mondayOf, monthsBefore } from './civil.js';
import type { Unit } from './dictionary.js';
import type { Days, MomentPiece, Piece, Rule, RuleGroup, Scope } from './pieces.js';
import { hasClue, hasLink, hasMark, skip } from './pieces.js';
import type { Quantity } from './quantities.js';
import { quantityAt } from './quantities.js';
import type { Token } from './tokens.js';
import type { Flag } from './understood.js';

const minutes: Partial<Record<Unit, number>> = { second: 1 / 60, minute: 1, quarter: 15, 'half-hour': 30, hour: 60, 'half-day': 720 };
const days: Partial<Record<Unit, number>> = { day: 1, week: 7, fortnight: 14, weekend: 7 };
const months: Partial<Record<Unit, number>> = { month: 1, year: 12 };

/** An approximation widens by a fifth on either side, at least by half an hour or by one day. */
const widening = 0.2;
const minuteLength = 60_000;

interface Span {
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

const dayBack = (scope: Scope, amount: number, unit: Unit): number => {
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

const elapsedDays = (scope: Scope, quantity: Quantity, span: Span): Piece => {
  const days = { first: dayBack(scope, quantity.high, quantity.unit), last: dayBack(scope, quantity.low, quantity.unit) };
  if (quantity.unit === 'weekend' && quantity.low === quantity.high) return weekendsBack(scope, quantity.low, span);
  if (quantity.approximate) return looseDays(scope, days, span);
  return { is: 'day', ...span, ...days, grain: days.first === days.last ? 'day' : 'range', form: 'ago', flags: [], alternatives: [] };
};

const elapsed = (scope: Scope, quantity: Quantity, span: Span): Piece => {
  const halfDays = quantity.unit === 'day' && !Number.isInteger(quantity.low);
  if (minutes[quantity.unit] === undefined && !halfDays) return elapsedDays(scope, quantity, span);
  return elapsedMinutes(scope, halfDays ? { ...quantity, low: quantity.low * 24, high: quantity.high * 24, unit: 'hour', approximate: true } : quantity, span);
};

const isFiller = (token: Token): boolean => hasMark(token, 'filler');
const isDuration = (token: Token | undefined): boolean => hasClue(token, 'duration') && token?.text !== 'for';

const secondHalf = (tokens: readonly Token[], quantity: Quantity): Quantity => {
  const start = skip(tokens, quantity.next, (token) => hasLink(token, 'and') || token.text === ',');
  const more = start > quantity.next || quantity.unit === 'day' ? quantityAt(tokens, start) : null;
  if (more === null || more.low !== more.high || quantity.low !== quantity.high) return quantity;
  const [size, extra] = [minutes[quantity.unit] ?? (days[quantity.unit] ?? 0) * 1440, minutes[more.unit] ?? (days[more.unit] ?? 0) * 1440];
  if (size === 0 || extra === 0 || extra >= size) return quantity;
  const total = quantity.low * size + more.low * extra;
  const unit = extra >= 1440 ? 'day' : extra >= 60 ? 'hour' : 'minute';
  const amount = total / (unit === 'day' ? 1440 : unit === 'hour' ? 60 : 1);
  return { ...quantity, low: amount, high: amount, unit, next: more.next };
};

/** Words before "for nine days" that say it lasts until now. */
const lasting = new Set(['it has been', 'it s been', 'its been', 'it', 'had', 'been', 'here', 'have had', 'have it', 'has it', 'sitting', 'lying', 'sat', 'there', 'kept', 'waited']);
const farBack = 8;

/** "il y a 3 jours", "ça fait dix jours", "depuis 2h"; foreigners: "before 3 days". */
const before: Rule = (scope, at) => {
  const token = scope.tokens[at];
  const ago = token?.senses.ago;
  const foreign = (hasLink(token, 'before') && !hasMark(token, 'at')) || token?.text === 'from';
  if (token?.text.startsWith('for') === true && !scope.tokens.slice(Math.max(0, at - farBack), at).some(({ text }) => lasting.has(text))) return null;
  if (ago === undefined && !foreign) return null;
  if ((ago === 'after' || ago === 'until') && !foreign) return null;
  const start = skip(scope.tokens, at + 1, isFiller);
  const found = quantityAt(scope.tokens, at + 1) ?? quantityAt(scope.tokens, start);
  if (found === null) return null;
  const quantity = secondHalf(scope.tokens, found);
  const weak = token?.senses.weak === true || token?.text === 'it is' || token?.text === 'for';
  if (weak && scope.tokens[quantity.next]?.senses.ago !== 'after' && token.text !== 'for') return null;
  const next = skip(scope.tokens, quantity.next, (one) => isFiller(one) || one.senses.ago === 'after');
  return elapsed(scope, quantity, { from: at, to: next });
};

const opensClause = (before: Token | undefined): boolean => before === undefined || before.punctuation === true || hasMark(before, 'guess');

/** "3 days ago", "2 semaines plus tôt", "dix jours que je l'attends". */
const after: Rule = (scope, at) => {
  const found = quantityAt(scope.tokens, at);
  if (found === null) return null;
  const quantity = secondHalf(scope.tokens, found);
  const next = skip(scope.tokens, quantity.next, isFiller);
  const last = scope.tokens[next + 1];
  const foreign = ['before', 'avant'].includes(scope.tokens[next]?.text ?? '') && (last === undefined || last.punctuation === true);
  if (scope.tokens[next - 1]?.text === 'que' && opensClause(scope.tokens[at - 1]) && scope.tokens[next] !== undefined) return elapsed(scope, quantity, { from: at, to: next });
  const since = scope.tokens[next]?.text === 'since' && (last === undefined || last.punctuation === true || ['i', 'we', 'it', 'the'].includes(last.text));
  const old = scope.tokens[next]?.text === 'old' && ['day', 'week', 'hour'].includes(quantity.unit);
  return foreign || since || old || scope.tokens[next]?.senses.ago === 'after' ? elapsed(scope, quantity, { from: at, to: next + 1 }) : null;
};

const isLoose = (token: Token): boolean => {
  if (token.punctuation === true) return token.text !== '?';
  const loose = ['filler', 'about', 'guess', 'small'].some((mark) => hasMark(token, mark));
  return loose && !hasClue(token, 'duration') && token.senses.unit === undefined;
};

/** A whole day in hours, or more days than these, is rather a limit than the time that has passed. */
const longestBare = 32;
const longestVague = 100;

const notBare = new Set(['vers', 'ver', 'a', 'at', 'des', 'par', 'pour', 'en']);

/** A bare "5 min" or "une quinzaine de jours", when that is the whole answer. */
const bare: Rule = (scope, at) => {
  const quantity = scope.tokens.slice(0, at).every(isLoose) ? quantityAt(scope.tokens, at) : null;
  if (quantity === null || !scope.tokens.slice(quantity.next).every(isLoose)) return null;
  if (scope.tokens.slice(0, at).some(({ text }) => notBare.has(text)) || ['vers', 'ver', 'des'].includes(scope.tokens[at]?.text ?? '')) return null;
  const size = quantity.high * (minutes[quantity.unit] ?? (days[quantity.unit] ?? 30) * 1440);
  if (minutes[quantity.unit] === undefined ? size > (quantity.low === quantity.high ? longestBare : longestVague) * 1440 : size >= 1440) return null;
  const figures = scope.tokens[quantity.next - 1]?.figures;
  if (figures?.is === 'clock') return null;
  return quantity.unit === 'hour' && scope.tokens[at]?.senses.number !== 1 && !quantity.approximate && quantity.low === quantity.high ? null : elapsed(scope, quantity, { from: at, to: quantity.next });
};

const isPast = (token: Token): boolean => /(?: eu| a fait| was)$/.test(token.text);

/** Days from today to the day that is named, or null where none is. */
const dayNamed = (scope: Scope, token: Token | undefined, past: boolean): number | null => {
  const { weekday, day } = token?.senses ?? {};
  if (weekday === undefined) return day ?? null;
  const today = civilOf(scope.today).weekday;
  return past ? -(((today - weekday + 6) % 7) + 1) : ((weekday - today + 6) % 7) + 1;
};

/** "ça fera un mois mercredi", "il y a eu samedi trois semaines": so long before the day that is named. */
const until: Rule = (scope, at) => {
  const token = scope.tokens[at];
  if (token?.senses.ago !== 'until') return null;
  const start = skip(scope.tokens, at + 1, isFiller);
  const ahead = dayNamed(scope, scope.tokens[start], isPast(token));
  const quantity = quantityAt(scope.tokens, ahead === null ? start : start + 1);
  if (quantity === null || minutes[quantity.unit] !== undefined) return null;
  const dayAt = skip(scope.tokens, quantity.next, (one) => hasMark(one, 'the'));
  const behind = ahead ?? dayNamed(scope, scope.tokens[dayAt], isPast(token));
  if (isPast(token) && behind === null) return null;
  const found = dayBack({ ...scope, today: scope.today + (behind ?? 0) }, quantity.low, quantity.unit);
  return { is: 'day', from: at, to: ahead === null && behind !== null ? dayAt + 1 : quantity.next, first: found, last: found, grain: 'day', form: 'offset', flags: [], alternatives: [] };
};

/** "dans 3 jours", "in 3 days": not past; "sous 3 jours" is a delay and no date. */
const ahead: Rule = (scope, at) => {
  const token = scope.tokens[at];
  if (!hasLink(token, 'in') || isDuration(scope.tokens[at + 1])) return null;
  const quantity = quantityAt(scope.tokens, at + 1);
  if (quantity === null || scope.tokens[quantity.next]?.senses.ago === 'after') return null;
  const start = scope.now + Math.max(1, quantity.low) * minuteLength;
  return { is: 'moment', from: at, to: quantity.next, start, end: start, grain: 'range', flags: [], future: true };
};

/** "à l'instant", "just now". */
const now: Rule = (scope, at) => {
  const token = scope.tokens[at];
  if (!hasMark(token, 'now') || token?.text === 'maintenant' || token?.text === 'now') {
    const alone = scope.tokens.filter((one) => one.punctuation !== true).length <= 2;
    if (!alone || !hasMark(token, 'now')) return null;
  }
  return { is: 'moment', from: at, to: at + 1, start: scope.now, end: scope.now, grain: 'minute', flags: [] };
};

/** "tout à l'heure", "earlier today": today, before now. */
const justNow: Rule = (scope, at) => {
  if (!hasMark(scope.tokens[at], 'just')) return null;
  return { is: 'time', from: at, to: at + 1, start: 0, end: scope.minute, grain: 'part-of-day', flags: ['approximate'], day: 0, part: true };
};

/** Rules for dates that are told by the time that has passed since. */
export const elapsedRules: RuleGroup = {
  figures: true, senses: ['number', 'few', 'dozen', 'ago', 'unit'], marks: ['about', 'filler', 'now', 'just', 'half', 'halfway'], links: ['in', 'before', 'from', 'between'],
  rules: [before, after, until, ahead, now, justNow, bare],
};
