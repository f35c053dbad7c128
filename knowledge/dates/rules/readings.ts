import { ledTo, namedAgain, withCorrection } from './corrections.js';
import { datedRules } from './dated-rules.js';
import { elapsedRules } from './elapsed-rules.js';
import { belongsAhead, join } from './joining.js';
import { loosely } from './elapsed.js';
import { withoutFarClocks } from './far-clocks.js';
import type { Senses } from '../words/lexicon.js';
import { monthRules } from './month-rules.js';
import { withOrder, withoutSwaps } from './order.js';
import { periodRules } from './period-rules.js';
import type { DayPiece, MomentPiece, Piece, Rule, RuleGroup, Scope, TimePiece } from './pieces.js';
import { canStart, hasClue, hasLink, hasMark } from './pieces.js';
import { besideLast } from './relations.js';
import { quarterRules } from './quarters.js';
import type { Find } from './named-days.js';
import { relativeRules } from './relative-rules.js';
import { selfCorrected } from './self-corrections.js';
import { timeRules } from './time-rules.js';
import type { Token } from '../words/token.js';
import { weekdayRules } from './weekday-rules.js';

/** A day, a time or both that belong together, or a span of instants. */
export interface Reading {
  readonly from: number;
  readonly to: number;
  readonly day?: DayPiece | undefined;
  readonly time?: TimePiece | undefined;
  readonly moment?: MomentPiece | undefined;
}

const isWeak = (piece: Piece): boolean => piece.is !== 'moment' && piece.weak === true;

/** Which rules can begin at a token, remembered by its senses: words of the lexicon share theirs, all figures have the same. */
const starters = (groups: readonly RuleGroup[]): ((token: Token) => readonly Rule[]) => {
  const [words, figures] = [new WeakMap<Senses, readonly Rule[]>(), new WeakMap<Senses, readonly Rule[]>()];
  return (token) => {
    const remembered = token.figures === undefined ? words : figures;
    const known = remembered.get(token.senses);
    const found = known ?? groups.flatMap((group) => (canStart(group, token) ? group.rules : []));
    if (known === undefined) remembered.set(token.senses, found);
    return found;
  };
};

/** The longest piece that any rule finds at a place, remembered as long as the text is: rules look ahead for one another. */
const longest = (rulesAt: (token: Token) => readonly Rule[]): Find => {
  const remembered = new WeakMap<Scope, (Piece | null)[]>();
  return (scope, at) => {
    const places = remembered.get(scope) ?? [];
    if (places.length === 0) remembered.set(scope, places);
    const known = places[at];
    const found = known === undefined ? longestAt(rulesAt, scope, at) : known;
    places[at] = found;
    return found;
  };
};

const longestAt = (rulesAt: (token: Token) => readonly Rule[], scope: Scope, at: number): Piece | null => {
  const token = scope.tokens[at];
  let best: Piece | null = null;
  for (const rule of token === undefined ? [] : rulesAt(token)) {
    const piece = rule(scope, at);
    if (piece !== null && (best === null || piece.to > best.to || (piece.to === best.to && isWeak(best) && !isWeak(piece)))) best = piece;
  }
  return best;
};

const ownRules = [elapsedRules, weekdayRules, periodRules, quarterRules, monthRules, timeRules, datedRules];
const findOwn = longest(starters(ownRules));
const find = longest(starters([relativeRules(findOwn), ...ownRules]));

const asReading = (piece: Piece): Reading => {
  const { from, to } = piece;
  if (piece.is === 'day') return { from, to, day: piece };
  return piece.is === 'time' ? { from, to, time: piece } : { from, to, moment: piece };
};

const scan = (scope: Scope): readonly Reading[] => {
  const found: Reading[] = [];
  for (let at = 0; at < scope.tokens.length; ) {
    const piece = find(scope, at);
    const reading = besideLast(scope, at, { readings: found, piece }) ?? (piece === null ? null : asReading(piece));
    if (reading !== null) found.push(reading);
    at = reading?.to ?? at + 1;
  }
  return found;
};

/** "après le 10": any day since; "vers le 10": a day or two on either side, as a fifth of the time since would be too much for a named day. */
const around = (scope: Scope, reading: Reading): Reading => {
  const { day, time } = reading;
  if (day === undefined || time !== undefined || day.grain !== 'day' || !['date', 'day-of-month', 'holiday'].includes(day.form)) return reading;
  const words = scope.tokens.slice(Math.max(0, reading.from - 3), reading.from);
  const start = words.findLastIndex((token) => !hasMark(token, 'the') && !hasMark(token, 'of') && token.text !== 'of');
  const word = words[start];
  if (hasLink(scope.tokens[reading.to], 'or')) return reading;
  if (hasLink(word, 'after') && hasClue(words[start - 1], 'not')) return { ...reading, day: { ...day, flags: [...day.flags, 'approximate'] } };
  if (hasLink(word, 'after') && day.first < scope.today) return { ...reading, day: { ...day, first: day.first + (word?.text === 'a partir' || hasLink(words[start - 1], 'or') ? 0 : 1), last: scope.today, grain: 'range', flags: [...day.flags, 'approximate'] } };
  const behind = loosely.has(scope.tokens[reading.to]?.text ?? '');
  if (!behind && (word === undefined || !hasMark(word, 'about') || ['peut etre', 'je crois', 'i think', 'maybe', 'perhaps', 'probably', 'possibly', 'some', 'over', 'genre', 'bon'].includes(word.text))) return reading;
  const slack = Math.max(1, Math.min(2, Math.floor((scope.today - day.first) / 5)));
  return { ...reading, day: { ...day, first: day.first - slack, last: Math.min(day.last + slack, Math.max(scope.today, day.last)), grain: 'range', flags: [...day.flags, 'approximate'] } };
};

const joinAll = (scope: Scope, readings: readonly Reading[]): readonly Reading[] => {
  const found: Reading[] = [];
  for (const [at, reading] of readings.entries()) {
    const last = found.at(-1);
    if (last !== undefined && reading.from < last.to) continue;
    const joined = last === undefined || belongsAhead(last, reading, readings[at + 1]) ? null : join(scope, last, reading) ?? selfCorrected(scope, last, reading) ?? namedAgain(scope, last, reading) ?? ledTo(scope, last, reading);
    if (joined !== null) found[found.length - 1] = joined;
    else found.push(withCorrection(scope, reading));
  }
  return found;
};

const isSpoken = (token: Token): boolean => token.punctuation !== true && !hasClue(token, 'received') && !hasMark(token, 'small');

/** "il devait être 15h": an hour of the clock, no length of time. */
const isToldHour = ({ tokens }: Scope, { from }: Pick<Piece, 'from'>): boolean => /^(?:il (?:etait|devait etre|pouvait etre)|it (?:was|must have been))$/.test(tokens[from - 1]?.text ?? '');

/** Whether a weak reading may stand alone: in an answer of a word or two, or as a part of the day. */
export const standsAlone = (scope: Scope, { day, time, from, to }: Reading): boolean => {
  if (day !== undefined) return day.weak !== true || scope.tokens.filter((token, at) => (at <= from || at >= to) && token.punctuation !== true && !hasMark(token, 'small') && !hasMark(token, 'guess')).length <= 1;
  return time?.weak !== true || isToldHour(scope, time) || scope.tokens.filter(isSpoken).length <= 2;
};

/** Every date and time of a text, those that belong together joined, in the order of the text. */
export const readingsOf = (scope: Scope): readonly Reading[] => withoutSwaps(scope, withOrder(scope, joinAll(scope, joinAll(scope, withoutFarClocks(scope, scan(scope)))))).map((reading) => around(scope, reading));
