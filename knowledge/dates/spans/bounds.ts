import type { DayPiece, Scope } from '../rules/pieces.js';
import { hasClue, hasLink, hasMark, isStop } from '../rules/pieces.js';
import type { Candidate } from './ranges.js';
import type { Reading } from '../rules/readings.js';
import type { Token } from '../words/token.js';

/** Which side of a day words allow, and whether the day itself is one of them: "pas avant le 10" allows the 10th, "après le 10" does not. */
interface Bound {
  readonly side: 'after' | 'before';
  readonly included: boolean;
  /** Where the words begin. */
  readonly from: number;
}

const longestGap = 6;
/** With words of certainty between both ends: "pas avant le 16, ça j'en suis sûr, et pas après le 19". */
const longestSure = 14;
const deniedWords = new Set(['no later than', 'not later than', 'no earlier than', 'not earlier than']);

const sideOf = (token: Token | undefined): Bound['side'] | null => {
  const [first, last] = [token?.text.split(' ')[0] ?? '', token?.text.split(' ').at(-2) ?? ''];
  if (['avant', 'before', 'earlier'].includes(first) || last === 'earlier') return 'before';
  return first === 'later' || last === 'later' || hasLink(token, 'after') ? 'after' : null;
};

const isFiller = (token: Token): boolean => token.text === 'than' || token.text === 'que' || (sideOf(token) === null && (hasMark(token, 'the') || hasMark(token, 'small')));

const auxiliary = new Set(['etre', 'be', 'been', 'have', 'have been', 'ete', 'arrive', 'come', 'avoir', 'pu']);

/** Where "pas", "not" or "can't" stands before a word, verbs like "être" or "have been" between them; -1 where it does not. */
const denialBefore = (tokens: readonly Token[], at: number): number => {
  let before = at - 1;
  while (auxiliary.has(tokens[before]?.text ?? '') && before > at - 4) before -= 1;
  if (tokens[before]?.text === 'no' || hasClue(tokens[before], 'not')) return before;
  return tokens[before]?.text === 't' && /^(?:can|couldn|could)$/.test(tokens[before - 1]?.text ?? '') ? before - 1 : -1;
};

/** "pas plus tard que", "pas plus tôt que". */
const noMore = (tokens: readonly Token[], at: number): Bound['side'] | null =>
  tokens[at]?.text !== 'pas plus' ? null : tokens[at + 1]?.text === 'tard' ? 'before' : tokens[at + 1]?.text === 'tot' ? 'after' : null;

/** "le 17 ou après", "the 17th or later": where such words end behind a day, or null. */
const orLater = (tokens: readonly Token[], at: number): number | null =>
  hasLink(tokens[at], 'or') && /^(?:apres|plus tard|later|after|afterwards|thereafter)$/.test(tokens[at + 1]?.text ?? '') && isStop(tokens[at + 2]) ? at + 2 : null;

/** What stands before a day: "après le", "not before the", "no later than". */
const boundAt = ({ tokens }: Scope, end: number): Bound | null => {
  const start = Math.max(0, end - 4);
  const at = start + tokens.slice(start, end).findLastIndex((token) => !isFiller(token));
  const told = noMore(tokens, at);
  if (told !== null) return { side: told, included: true, from: at };
  const word = tokens[at];
  const side = at < start ? null : sideOf(word);
  if (side === null) return null;
  const inWords = deniedWords.has(word?.text ?? '');
  const before = inWords ? -1 : denialBefore(tokens, at);
  const denied = inWords || before >= 0;
  return { side: denied ? (side === 'after' ? 'before' : 'after') : side, included: denied, from: before >= 0 ? before : at };
};

/** The day that was named; words as "après le 10" have made a span of it already. */
const namedDay = ({ day }: Reading): number | null => {
  if (day === undefined || day.invalid === true) return null;
  return day.grain === 'range' && day.flags.includes('approximate') ? day.first - 1 : day.first;
};

/** "la semaine dernière, mais avant jeudi", "last week, after Wednesday": the days of that week on that side; null for anything else. */
const withinWeek = (a: Reading, b: Reading, bound: Bound): Reading | null => {
  const { day } = a;
  if (day?.form !== 'week' || day.grain !== 'week' || b.day?.form !== 'weekday' || b.day.which !== undefined || b.day.weekday === undefined) return null;
  const named = day.first + b.day.weekday - 1;
  const shift = bound.included ? 0 : 1;
  const days = bound.side === 'before' ? { first: day.first, last: named - shift } : { first: named + shift, last: day.last };
  return days.first > days.last ? null : { from: a.from, to: b.to, day: { ...day, ...days, grain: 'range', form: 'date' } };
};

const isTelling = (token: Token): boolean => token.text === '.' || (token.senses.clue ?? []).some((clue) => !['not', 'until', 'duration'].includes(clue));

/** "après le 10, avant le 15", "no earlier than the 15th and no later than the 18th": the days between; null for anything else. */
export const between = (scope: Scope, a: Reading, b: Reading): Reading | null => {
  const gap = scope.tokens.slice(a.to, b.from);
  if (gap.length > (gap.some(isTelling) ? longestGap : longestSure) || a.time !== undefined || b.time !== undefined) return null;
  const [one, other] = [boundAt(scope, a.from), boundAt(scope, b.from)];
  if (one === null && other !== null) return withinWeek(a, b, other);
  if (one === null || other === null || one.side === other.side) return null;
  const [low, high, lowest, highest] = one.side === 'after' ? [a, b, one, other] : [b, a, other, one];
  const [first, last] = [namedDay(low), namedDay(high)];
  if (first === null || last === null || low.day === undefined || first >= last) return null;
  const days = { first: lowest.included ? first : first + 1, last: highest.included ? last : last - 1 };
  return { from: one.from, to: b.to, day: { ...low.day, ...days, grain: 'range', form: 'date', flags: [], alternatives: [], weak: false } };
};

const sure = /(?:^|[a-z]ment|ly|sur|certain|sure|ca|c est|c etait|it was|it s|peut|could|it|that|donc|so|mais|but|et|and|[,.;:(-])$/;

/** Longer ago, "pas avant" rather is said of what is to come. */
const longestOpen = 62;

const since = ({ today }: Scope, day: DayPiece): DayPiece => ({ ...day, last: today, grain: 'range', form: 'date', weak: false, flags: [...day.flags, 'approximate'], alternatives: [] });

/** "pas avant le 17, ça c'est certain", "it can't have been before Tuesday": any day from then on; the date itself for anything else. */
export const fromBound = (scope: Scope, date: Candidate): Candidate => {
  if ('ends' in date || date.day?.grain !== 'day' || date.time !== undefined || date.day.invalid === true || date.day.first >= scope.today || scope.today - date.day.first > longestOpen) return date;
  const behind = orLater(scope.tokens, date.to);
  if (behind !== null) return { from: date.from, to: behind, day: since(scope, date.day) };
  const bound = boundAt(scope, date.from);
  const opens = bound !== null && sure.test(scope.tokens[bound.from - 1]?.text ?? '');
  if (bound?.side !== 'after' || !bound.included || !opens) return date;
  return { from: bound.from, to: date.to, day: since(scope, date.day) };
};
