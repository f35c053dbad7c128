import { civilOf, mondayOf, weekdayBefore } from '../civil.js';
import { dayBack } from './elapsed.js';
import type { Which } from '../words/dictionary.js';
import type { DayPiece, Days, Rule, RuleGroup, Scope } from './pieces.js';
import { hasClue, hasLink, hasMark, hasWhich, rank, skip, wholeNumber } from './pieces.js';
import type { Quantity } from './quantities.js';
import { quantityAt } from './quantities.js';
import type { Token } from '../words/token.js';

interface Named {
  readonly weekday: number;
  readonly which?: Which | undefined;
}

/** The day that a weekday stands for: the latest past one; today's own name is read as a week ago, today as the other reading. */
export const weekdayDay = (scope: Scope, { weekday, which }: Named): Omit<DayPiece, 'from' | 'to'> => {
  const isToday = civilOf(scope.today).weekday === weekday;
  const latest = weekdayBefore(weekday, scope.today - 1);
  const base = { is: 'day', grain: 'day', form: 'weekday', weekday, flags: [], alternatives: [], ...(which === undefined ? {} : { which }) } as const;
  const on = (day: number): Omit<DayPiece, 'from' | 'to'> => ({ ...base, first: day, last: day });
  if (which === 'next') return on(latest + (isToday ? 14 : 7));
  if (which === 'before-last') return on(latest - 7);
  if (which === 'last') return on(latest);
  if (which === 'this' && isToday) return on(scope.today);
  if (!isToday) return on(latest);
  return { ...on(latest), flags: ['weekday-is-today'], alternatives: [{ first: scope.today, last: scope.today, flag: 'weekday-is-today' }] };
};

const whichAround = (tokens: readonly Token[], at: number): { readonly which?: Which; readonly from: number; readonly to: number } => {
  const order = ['before-last', 'last', 'next', 'this'] as const;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const behind = order.find((which) => which !== 'this' && hasWhich(after, which));
  const ahead = before?.text.startsWith('passe') === true ? undefined : order.find((which) => hasWhich(before, which));
  if (behind !== undefined && after?.senses.unit === undefined && tokens[at + 2]?.senses.unit === undefined) return { which: behind, from: at, to: at + 2 };
  if (after?.text === 'week' && whichOfWeek(tokens[at + 2]) === undefined && ahead === undefined) return { which: 'next', from: at, to: at + 2 };
  const word = hasMark(after, 'eve') ? undefined : ahead;
  return word === undefined ? { from: at, to: at + 1 } : { which: word, from: at - 1, to: at + 1 };
};

const whichOfWeek = (token: Token | undefined): Which | undefined => token?.senses.which?.[0];

/** Whether a word can follow "mon" or "mar" as a weekday: anything of dates, not a noun. */
const canFollow = (token: Token | undefined): boolean => {
  if (token === undefined || token.punctuation === true || token.figures !== undefined) return true;
  const { part, clock, which, weekday, month, number, link } = token.senses;
  return [part, clock, which, weekday, month, number, link].some((sense) => sense !== undefined) || hasMark(token, 'at') || hasMark(token, 'small') || hasMark(token, 'about');
};

const tellers = new Set(['j', 'je', 'i', 'we']);

/** "dim, j'étais fermé", "sam j'étais pas là", "ven, le postier": the first word of a text, before a comma or the person who tells. */
const opensSentence = (tokens: readonly Token[], at: number): boolean => at === 0 && (tokens[1]?.text === ',' || tokens[1]?.text === ':' || tellers.has(tokens[1]?.text ?? ''));

/** "reçu mon mail" has no Monday, "received Mon 9:15" has one. */
const hasNeighbour = (tokens: readonly Token[], at: number): boolean => {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (opensSentence(tokens, at)) return true;
  if (!canFollow(after)) return false;
  if ([-1, 1].some((side) => (hasLink(tokens[at + side], 'or') || hasLink(tokens[at + side], 'to') || ['-', '/'].includes(tokens[at + side]?.text ?? '')) && tokens[at + 2 * side]?.senses.weekday !== undefined)) return true;
  const near = [before, after].some((token) => token?.senses.which?.some((which) => which !== 'this') === true);
  const told = (after === undefined || after.punctuation === true) && tokens.slice(Math.max(0, at - 4), at).some((token) => hasClue(token, 'received'));
  const figures = wholeNumber(after) !== null || rank(after) !== null || after?.figures !== undefined;
  return near || told || figures || after?.senses.part !== undefined || after?.senses.clock !== undefined || before?.text === 'on' || hasClue(before, 'received') || hasMark(after, 'at') || tokens.filter((token) => token.punctuation !== true).length <= 2;
};

/** "Friday week ago", "Friday fortnight ago", "Saturday gone a week", "Saturday was a week": so long before the latest one. */
const weekAgo = (scope: Scope, weekday: number, at: number): DayPiece | null => {
  const { tokens } = scope;
  const start = skip(tokens, at + 1, (token) => hasWhich(token, 'last') || token.text === 'was');
  const counted = wholeNumber(tokens[start], true) !== null && start > at + 1;
  const unit = tokens[counted ? start + 1 : start]?.senses.unit;
  const end = (counted ? start + 2 : start + 1) + (counted ? 0 : 1);
  if ((unit !== 'week' && unit !== 'fortnight') || !(counted || tokens[start + 1]?.senses.ago === 'after')) return null;
  const day = weekdayBefore(weekday, scope.today - (counted ? 1 : 0)) - (unit === 'week' ? 7 : 14) * (counted ? (wholeNumber(tokens[start], true) ?? 1) : 1);
  return { ...weekdayDay(scope, { weekday, which: 'last' }), first: day, last: day, from: at, to: end };
};

/** "lundi", "vendredi dernier", "the Friday before last", "avant-dernier lundi". */
const named: Rule = (scope, at) => {
  const position = scope.tokens[at]?.senses.which !== undefined && scope.tokens[at]?.text.startsWith('passe') !== true && scope.tokens[at + 1]?.senses.weekday !== undefined ? at + 1 : at;
  const token = scope.tokens[position];
  const weekday = token?.senses.weekday;
  if (weekday === undefined || (token?.senses.weak === true && !hasNeighbour(scope.tokens, position))) return null;
  if (token?.senses.month !== undefined && dateFollows(scope.tokens, position)) return null;
  const back = weekAgo(scope, weekday, position);
  if (back !== null) return back;
  const { which, to } = whichAround(scope.tokens, position);
  return { ...weekdayDay(scope, { weekday, which }), from: at, to };
};

const dateFollows = (tokens: readonly Token[], at: number): boolean => wholeNumber(tokens[at - 1]) !== null || rank(tokens[at - 1]) !== null;

/** "a few Saturdays ago": any of them. */
const fewAgo = (scope: Scope, at: number): DayPiece | null => {
  const [low, high] = scope.tokens[at]?.senses.few?.split('-').map(Number) ?? [];
  const weekday = scope.tokens[at + 1]?.senses.weekday;
  if (low === undefined || high === undefined || weekday === undefined || scope.tokens[at + 2]?.senses.ago !== 'after') return null;
  const day = weekdayDay(scope, { weekday, which: 'last' });
  return { ...day, first: day.first - 7 * (high - 1), last: day.last - 7 * (low - 1), grain: 'range', form: 'date', from: at, to: at + 3, flags: ['approximate'] };
};

/** "il y a deux lundis", "two Mondays ago", "a week last Tuesday", "lundi d'il y a une semaine". */
const counted: Rule = (scope, at) => {
  const start = scope.tokens[at]?.senses.ago === 'before' ? at + 1 : at;
  const couple = scope.tokens[start]?.senses.dozen;
  const some = fewAgo(scope, start);
  if (some !== null) return some;
  const count = couple ?? wholeNumber(scope.tokens[start], start > at);
  const weekday = scope.tokens[start + 1]?.senses.weekday;
  if (count === null || weekday === undefined || count > 8) return null;
  const ago = scope.tokens[start + 2]?.senses.ago === 'after';
  if (!ago && start === at) return null;
  const day = weekdayDay(scope, { weekday, which: 'last' });
  return { ...day, first: day.first - 7 * (count - 1), last: day.last - 7 * (count - 1), from: at, to: start + (ago ? 3 : 2), which: 'last', flags: couple === undefined ? [] : ['approximate'] };
};

/** "5 days today", "a month yesterday": so long before that day. */
const daysToday = (scope: Scope, { from, at, count }: { readonly from: number; readonly at: number; readonly count: number }): DayPiece | null => {
  const unit = scope.tokens[at + 1]?.senses.unit;
  const day = scope.tokens[at + 2]?.senses.day;
  if ((unit !== 'month' && (unit !== 'day' || count < 2)) || day === undefined || day > 0 || hasMark(scope.tokens[at - 1], 'at')) return null;
  const found = dayBack({ ...scope, today: scope.today + day }, count, unit);
  return { is: 'day', from, to: at + 3, first: found, last: found, grain: 'day', form: 'offset', flags: [], alternatives: [] };
};

const coming = new Set(['come', 'coming', 'this']);
const daysBefore = (day: number, count: number): Days => ({ first: day - count, last: day - count });

/** "a week last Tuesday", "a week ago yesterday", "a week ago Monday", "a week Saturday gone"; "three weeks come Wednesday"; "a week on Friday" is to come, "trois semaines mardi" counts back from the nearest one. */
const weekThen: Rule = (scope, from) => {
  const at = scope.tokens[from]?.senses.ago === 'since' ? from + 1 : from;
  const weeks = wholeNumber(scope.tokens[at], true);
  const today = weeks === null ? null : daysToday(scope, { from, at, count: weeks });
  if (today !== null) return today;
  const length = { week: 7, fortnight: 14 }[scope.tokens[at + 1]?.senses.unit === 'fortnight' ? 'fortnight' : 'week'];
  if (weeks === null || !['week', 'fortnight'].includes(scope.tokens[at + 1]?.senses.unit ?? '')) return null;
  const start = skip(scope.tokens, at + 2, (token) => token.senses.ago === 'after' || hasMark(token, 'small') || hasWhich(token, 'last') || coming.has(token.text));
  const ahead = scope.tokens.slice(at + 2, start).some((token) => coming.has(token.text) && token.text !== 'this');
  const { weekday, day } = scope.tokens[start]?.senses ?? {};
  if (scope.tokens[start - 1]?.text === 'the') return null;
  if (weekday === undefined && (day === undefined || day > 1)) return null;
  const behind = hasWhich(scope.tokens[start + 1], 'last') && weekday !== undefined;
  if (ahead && weekday !== undefined) return { is: 'day', from, to: start + 1, ...daysBefore(weekdayDay(scope, { weekday, which: 'next' }).first, length * weeks), grain: 'day', form: 'offset', flags: [], alternatives: [] };
  const past = behind || (weekday === undefined && day !== 1) || scope.tokens.slice(at + 2, start).some((token) => token.senses.ago === 'after' || hasWhich(token, 'last'));
  const french = scope.tokens[at + 1]?.text.startsWith('sem') === true && !past;
  const near = french ? weekday === undefined ? scope.today + 1 : weekdayBefore(weekday, scope.today + 3) : null;
  const base = near ?? (!past ? (weekday === undefined ? scope.today + 1 : weekdayDay(scope, { weekday, which: 'next' }).first) + 2 * length * weeks : weekday === undefined ? scope.today + (day ?? 0) : weekdayDay(scope, { weekday, which: 'last' }).first);
  const found = base - length * weeks;
  return { is: 'day', from, to: start + (behind ? 2 : 1), first: found, last: found, grain: 'day', form: 'offset', flags: near === null ? [] : ['approximate'], alternatives: [] };
};

/** "Huit jours" and "quinze jours" beside a weekday are one and two weeks. */
const idioms = new Map([[8, 1], [15, 2]]);

/** How many whole weeks an amount is that stands beside a weekday, or null: "huit jours", "deux semaines". */
export const wholeWeeks = ({ low, high, unit, approximate }: Quantity): number | null => {
  if (low !== high || approximate || !Number.isInteger(low)) return null;
  return unit === 'week' ? low : unit === 'day' ? (idioms.get(low) ?? (low % 7 === 0 ? low / 7 : null)) : null;
};

/** "samedi il y a huit jours", "le mardi d'il y a quinze jours": the one nearest to that day; after two weeks another may be meant. */
const weekdayThenAgo: Rule = (scope, at) => {
  const { tokens } = scope;
  const weekday = tokens[at]?.senses.weekday;
  const ago = skip(tokens, at + 1, (token) => token.text === 'd' || token.text === 'de' || hasWhich(token, 'last'));
  const quantity = weekday === undefined || tokens[ago]?.senses.ago !== 'before' ? null : quantityAt(tokens, ago + 1);
  const weeks = quantity === null ? null : wholeWeeks(quantity);
  if (weekday === undefined || quantity === null || weeks === null) return null;
  const day = weekdayBefore(weekday, scope.today - 7 * weeks + 3);
  const unsure = weeks > 1 && day !== inWeek(weekday, scope.today - 7 * weeks);
  return { ...weekdayDay(scope, { weekday, which: 'last' }), first: day, last: day, form: 'date', from: at, to: quantity.next, flags: unsure ? ['approximate'] : [] };
};

/** The same weekday in the week that holds a day. */
export const inWeek = (weekday: number, day: number): number => mondayOf(day) + weekday - 1;

/** Rules for weekdays. */
export const weekdayRules: RuleGroup = {
  figures: true, senses: ['weekday', 'which', 'number', 'ordinal', 'dozen', 'few', 'ago'], marks: [], links: [],
  rules: [named, counted, weekThen, weekdayThenAgo],
};
