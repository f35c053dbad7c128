import { civilOf, dayNumber, firstOfMonth, instantOf, mondayOf, weekdayBefore } from '../civil.js';
import { holidayBefore, holidayIn } from './holidays.js';
import { daysOf, edgeAt, edgeBehind, isThe, monthBefore, periodAt, portion, span, whichOf } from './periods.js';
import type { DayPiece, Rule, RuleGroup, Scope } from './pieces.js';
import { hasLink, hasMark, hasWhich, sideOf, skip, wholeNumber } from './pieces.js';
import type { Token } from '../words/token.js';
import type { Flag } from '../understood.js';

const isOnly = (tokens: readonly Token[], at: number): boolean => hasMark(tokens[at - 1], 'small') || hasLink(tokens[at - 1], 'in') || at === 0;

/** "on ne vide pas la boîte le week-end": none in particular. */
const isDenied = (tokens: readonly Token[], at: number): boolean => {
  const clause = tokens.slice(0, at);
  return clause.slice(clause.findLastIndex((token) => token.punctuation === true) + 1).some(({ text }) => text === 'pas' || text === 'jamais');
};

/** "la semaine dernière", "fin du mois dernier", "last weekend", "the week before last". */
const period: Rule = (scope, at) => {
  const { edge, next } = edgeAt(scope.tokens, at);
  const found = periodAt(scope.tokens, next);
  if (found === null) return null;
  const loose = found.which === undefined || (found.which === 'this' && found.unit === 'year');
  if (hasWhich(scope.tokens[at], 'last') && monthBefore(scope.tokens, at) !== null) return null;
  if (found.unit === 'weekend' && edge === 'whole' && hasMark(scope.tokens[found.next], 'of') && scope.tokens[found.next + 1]?.figures !== undefined) return null;
  if (found.unit === 'weekend' && found.which === undefined && isDenied(scope.tokens, at)) return null;
  if (loose && edge === undefined && !(found.unit === 'weekend' && isOnly(scope.tokens, at) && !hasMark(scope.tokens[at - 1], 'now'))) return null;
  const days = daysOf(scope, found);
  const behind = edge === undefined && found.unit !== 'weekend' ? edgeBehind(scope.tokens, found.next) : null;
  if (behind !== null) return span(portion(days, behind.edge), found.unit, { from: at, to: behind.next });
  const part = portion(days, edge ?? 'whole');
  const late = found.which === undefined && part.first > scope.today;
  const back = late ? daysOf(scope, { ...found, which: 'last' }) : days;
  return span(late ? portion(back, edge ?? 'whole') : part, found.unit, { from: at, to: found.next });
};

/** Month and day of the first and of the last day. */
const seasons: Readonly<Record<string, readonly [number, number, number, number]>> = {
  spring: [3, 20, 6, 20], summer: [6, 21, 9, 22], autumn: [9, 23, 12, 20], winter: [12, 21, 15, 19], september: [9, 1, 9, 10], 'long-vacation': [7, 4, 8, 31],
};

const introducesSeason = (token: Token | undefined): boolean => hasLink(token, 'in') || hasMark(token, 'the') || token?.senses.edge === 'whole' || ['en', 'the', 'la', 'les', 'during', 'over', 'over the', 'l', 'du', 'de l', 'dater du', 'date du', 'datait du'].includes(token?.text ?? '');

/** School holidays that are the same all over France: the day they lead up to; pupils are back on the Monday after it. */
const vacations: Readonly<Record<string, readonly [number, number]>> = { 'all-saints-vacation': [11, 2], 'christmas-vacation': [1, 3] };
const vacationDays = 16;

/** Longer ago, a period without a year deserves a confirmation. */
const obviousDays = 240;

/** "les vacances de la Toussaint": from the Saturday to the Sunday two weeks on, the latest that have begun. */
export const vacation = (scope: Scope, at: number): DayPiece | null => {
  const named = vacations[scope.tokens[at]?.senses.season ?? ''];
  if (named === undefined) return null;
  const { year } = civilOf(scope.today);
  const starts = [year + 1, year, year - 1].map((of) => weekdayBefore(1, (dayNumber(of, ...named) ?? 0) + 6) - vacationDays);
  const first = starts.find((start) => start <= scope.today) ?? scope.today;
  const last = first + vacationDays - 1;
  return { ...span({ first, last }, 'year', { from: at, to: at + 1 }), flags: scope.today - last > obviousDays ? ['inferred-year'] : [] };
};

/** "au début des vacances de la Toussaint". */
const vacationPart: Rule = (scope, at) => {
  const { edge, next } = edgeAt(scope.tokens, at);
  const found = vacation(scope, next);
  return found === null ? null : { ...found, from: at, ...portion(found, edge ?? 'whole') };
};

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

const weekOfYear = (year: number, number: number): number => mondayOf(dayNumber(year, 1, 4) ?? 0) + 7 * (number - 1);

/** The number of a week, or of the first and of the last of several ("46-47", "46 ou 47"). */
const weekNumbers = (tokens: readonly Token[], at: number): { readonly low: number; readonly high: number; readonly next: number } | null => {
  const shape = tokens[at]?.figures;
  const link = tokens[at + 1];
  const linked = (['and', 'or', 'to'] as const).some((one) => hasLink(link, one)) || link?.text === '-' || link?.text === '/';
  const [first, second] = [wholeNumber(tokens[at]), linked ? wholeNumber(tokens[at + 2]) : null];
  const low = shape?.is === 'pair' ? shape.a : first;
  const next = shape?.is === 'pair' ? shape.b : second;
  if (low === null || low <= 4 || low > 53) return null;
  return next === null || next !== low + 1 ? { low, high: low, next: at + 1 } : { low, high: next, next: shape?.is === 'pair' ? at + 1 : at + 3 };
};

/** "semaine 46", "début de la semaine 46", "semaines 46 et 47": the latest weeks of that ISO number that have begun. */
const numberedWeek: Rule = (scope, at) => {
  const { edge, next } = edgeAt(scope.tokens, at);
  const named = hasMark(scope.tokens[next], 'week-number') || scope.tokens[next]?.text === 'semaines';
  const numbers = named && scope.tokens[next - 1]?.senses.number === undefined ? weekNumbers(scope.tokens, next + 1) : null;
  if (numbers === null || scope.tokens[numbers.next]?.senses.unit !== undefined) return null;
  const { year } = civilOf(scope.today);
  const past = weekOfYear(year, numbers.low) <= scope.today;
  const first = weekOfYear(past ? year : year - 1, numbers.low);
  const days = { first, last: first + 7 * (numbers.high - numbers.low) + 6 };
  return { ...span(portion(days, edge ?? 'whole'), 'week', { from: at, to: numbers.next }), flags: past ? [] : ['inferred-year'] };
};

/** "the Wednesday before the bank holiday": which one is clear where another day is told by it. */
const isBeside = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  const link = before !== undefined && isThe(before) ? tokens[at - 2] : before;
  return hasLink(link, 'before') || hasLink(link, 'after') || sideOf(link) !== 0;
};

/** Which one is not said, or the moon decides. */
const unsure = new Set(['last-holiday', 'eid-al-fitr', 'eid-al-adha']);

/** Feasts of a Saturday and a Sunday. */
const weekends = new Set(['heritage-days']);

/** "à la Toussaint", "Easter Monday", "la veille de Noël", "the day after Christmas". */
const holiday: Rule = (scope, at) => {
  const token = scope.tokens[at];
  const shift = sideOf(token);
  const start = shift === 0 ? at : skip(scope.tokens, at + 1, isThe);
  const before = hasWhich(scope.tokens[start], 'last') ? start + 1 : start;
  const id = scope.tokens[before]?.senses.holiday;
  if (id === undefined || (id === 'last-holiday' && before === start && shift === 0 && !isBeside(scope.tokens, at))) return null;
  const year = wholeNumber(scope.tokens[before + 1]);
  const written = year !== null && year > 1900 && year < 2100 ? holidayIn(id, year) : null;
  const latest = holidayBefore(id, scope.today - shift);
  const day = (written ?? latest ?? 0) + shift + (shift > 0 && weekends.has(id) ? 1 : 0);
  const flags: readonly Flag[] = unsure.has(id) ? ['approximate'] : written === null && scope.today - day > obviousDays ? ['inferred-year'] : [];
  const base = { is: 'day', from: at, to: before + (written === null ? 1 : 2), first: day, last: day, flags, alternatives: [], ...(shift === 0 && written === null ? { feast: id } : {}) } as const;
  return shift === 0 && weekends.has(id) ? { ...base, last: day + 1, grain: 'range', form: 'weekend' } : { ...base, grain: 'day', form: 'holiday' };
};

/** "hier", "avant-hier", "today", "yesterday week". */
const offset: Rule = (scope, at) => {
  const shift = scope.tokens[at]?.senses.day;
  if (shift === undefined) return null;
  const week = shift > -2 && scope.tokens[at + 1]?.text === 'week' && wholeNumber(scope.tokens[at + 2]) === null;
  const day = scope.today + shift + (week ? (shift < 0 ? -7 : 7) : 0);
  return { is: 'day', from: at, to: at + (week ? 2 : 1), first: day, last: day, grain: 'day', form: 'offset', flags: [], alternatives: [] };
};

/** "ces derniers jours", "in recent weeks": any time since. */
const lately: Rule = (scope, at) => {
  const days = scope.tokens[at]?.senses.lately;
  if (days === undefined) return null;
  return { is: 'moment', from: at, to: at + 1, start: instantOf(scope.today - days, 0, scope.timeZone), end: scope.now, grain: 'range', flags: ['approximate'] };
};

/** Rules for days and periods that have a name. */
export const periodRules: RuleGroup = {
  figures: true, senses: ['day', 'lately', 'month', 'unit', 'which', 'edge', 'season', 'holiday', 'ordinal'], marks: ['week-of', 'week-number', 'eve', 'morrow', 'eve-eve', 'morrow-morrow'], links: [],
  rules: [numberedWeek, holiday, period, vacationPart, season, lately, offset],
};
