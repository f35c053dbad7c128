import { calendarDay, dayOfMonth, figuresDay, oneDay } from './calendar-days.js';
import type { Found } from './calendar-days.js';
import { dayNumber, instantOf } from '../civil.js';
import type { DayPiece, Piece, Rule, RuleGroup, Scope } from './pieces.js';
import { hasClue, hasLink, hasMark, hasWhich, isDeterminer, isStop, rank, skip, wholeNumber } from './pieces.js';
import { spelledNumber, spelledPair, spokenFigures } from './spoken-figures.js';
import { inMonth, monthOf } from './told-months.js';
import type { Token } from '../words/token.js';
import { isComma, yearAt } from './years.js';

const dayLike = (token: Token | undefined): number | null => {
  if (token?.figures?.is === 'number') return token.figures.digits <= 2 ? token.figures.value : null;
  return rank(token) ?? wholeNumber(token, false);
};

const piece = (found: Found, from: number, to: number): DayPiece => ({ is: 'day', from, to, ...found });

interface PairPlace {
  readonly month: number;
  readonly from: number;
  readonly yearAt: number;
}

/** "10-12 novembre", "Nov 3-5". */
const pairOfDays = (scope: Scope, pair: { readonly a: number; readonly b: number }, place: PairPlace): DayPiece => {
  const { month, from } = place;
  const { year, next } = yearAt(scope, place.yearAt);
  const [a, b] = [calendarDay(scope, { day: pair.a, month, year }), calendarDay(scope, { day: pair.b, month, year })];
  return piece({ ...a, last: b.last, grain: 'range', invalid: a.invalid === true || b.invalid === true || b.last < a.first }, from, Math.max(next, place.yearAt));
};

/** "12 novembre 2026", "le 12 du 11", "12th of November". */
const dayThenMonth: Rule = (scope, at) => {
  const one = scope.tokens[at]?.text === 'one' && scope.tokens[at + 1]?.senses.weak !== true;
  const named = hasMark(scope.tokens[at - 1], 'the') || one ? wholeNumber(scope.tokens[at], true) : null;
  const day = dayLike(scope.tokens[at]) ?? scope.tokens[at]?.senses.ordinal ?? named ?? undefined;
  if (day === undefined) return null;
  const start = skip(scope.tokens, at + 1, (token) => ['de', 'd', 'of', 'du', 'the', '.', '/', 'day'].includes(token.text));
  const month = scope.tokens[start]?.senses.month;
  if (month === undefined) return null;
  const { year, next } = yearAt(scope, start + (scope.tokens[start + 1]?.text === '.' ? 2 : 1));
  return piece(calendarDay(scope, { day, month, year, latest: hasWhich(scope.tokens[next - 1], 'last') }), at, year === undefined && scope.tokens[next - 1]?.text === '.' ? start + 1 : Math.max(next, start + 1));
};

/** "the tenth of the eleventh", "on the 5th of the 11th month". */
const dayThenRank: Rule = (scope, at) => {
  const day = scope.tokens[at]?.senses.ordinal ?? rank(scope.tokens[at]);
  const start = scope.tokens[at + 1]?.text === 'of' ? skip(scope.tokens, at + 2, (token) => token.text === 'the') : at;
  const month = start === at ? null : (scope.tokens[start]?.senses.ordinal ?? rank(scope.tokens[start]));
  if (day == null || month === null || month > 12) return null;
  const named = scope.tokens[start + 1]?.senses.unit === 'month' ? start + 2 : start + 1;
  const { year, next } = yearAt(scope, named);
  return piece(calendarDay(scope, { day, month, year }), at, Math.max(next, named));
};

/** "November second", "November one": where nothing is counted behind it. */
const endsHere = (after: Token | undefined): boolean => after === undefined || after.punctuation === true || hasLink(after, 'or') || after.senses.part !== undefined || hasMark(after, 'at');

/** "November 12th, 2026", "novembre, le 12". */
const monthThenDay: Rule = (scope, at) => {
  const month = scope.tokens[at]?.senses.month;
  if (month === undefined) return null;
  const start = skip(scope.tokens, at + 1, (token) => isComma(token) || token.text === 'the' || token.text === 'le');
  const token = scope.tokens[start];
  if (token?.figures?.is === 'pair' && token.figures.mark === '-' && start === at + 1) return pairOfDays(scope, token.figures, { month, from: at, yearAt: start + 1 });
  const after = scope.tokens[start + 1];
  const day = dayLike(token) ?? (endsHere(after) ? (token?.senses.ordinal ?? (token?.text === 'one' ? 1 : null)) : null);
  if (day === null || (day > 31 && rank(token) === null) || day < 1 || start > at + 3) return null;
  if ((after?.senses.unit !== undefined && after.senses.unit !== 'weekend') || after?.senses.month !== undefined || hasMark(after, 'oclock')) return null;
  const { year, next } = yearAt(scope, start + 1);
  return piece(calendarDay(scope, { day, month, year }), at, Math.max(next, start + 1));
};

/** "the 9th apparently", "le 1er selon elle": no thing that is counted. */
const isAdverb = ({ text }: Token): boolean => /(?:ly|ment)$/.test(text) || ['according', 'selon', 'thanks', 'unless', 'cheers'].includes(text);

/** Whether a token is a word that the grammar knows nothing of, as a thing that is counted. */
export const isNoun = (token: Token | undefined): boolean => {
  if (token === undefined || token.punctuation === true || token.figures !== undefined || isAdverb(token)) return false;
  const { clue, mark, link, part, which, ...senses } = token.senses;
  return clue === undefined && (mark === undefined || mark.includes('thing')) && link === undefined && part === undefined && which === undefined && Object.values(senses).every((sense) => sense === undefined);
};

/** "second of November maybe third", "second or third of November", "the sixteenth seventeenth": a number in letters that shares the month of the other one. */
const sharesMonth = (scope: Scope, at: number): boolean => {
  const [before, last] = [scope.tokens[at - 1], scope.tokens[at - 2]];
  if (before !== undefined && (before.senses.ordinal ?? rank(before)) === (scope.tokens[at]?.senses.ordinal ?? 0) - 1) return true;
  if (hasLink(before, 'or') && (last?.senses.month ?? last?.senses.ordinal) !== undefined) return true;
  return leadsToMonth(scope, at);
};

/** "cinq ou six novembre". */
const leadsToMonth = (scope: Scope, at: number): boolean => {
  const linked = hasLink(scope.tokens[at + 1], 'or') || hasLink(scope.tokens[at + 1], 'to');
  return linked && dayThenMonth(scope, skip(scope.tokens, at + 2, (token) => token.text === 'the')) !== null;
};

/** "the sixteenth I think", "the tenth and I was out"; "the first one", "the third attempt" are no days. */
const endsRank = (after: Token | undefined, day: number): boolean => {
  if (after === undefined || after.punctuation === true || after.senses.part !== undefined || after.senses.clock !== undefined) return true;
  const loose = ['at', 'about', 'guess'].some((mark) => hasMark(after, mark));
  return loose || (day > 3 && after.senses.clue === undefined && (hasMark(after, 'function') || hasLink(after, 'and')));
};

/** "le 1er appel", "le 2e courrier": a thing that is counted. */
const isCounted = (token: Token | undefined): boolean => isNoun(token) || hasMark(token, 'thing') || hasClue(token, 'request');

/** "le 12", "the 3rd", "le 12 du mois dernier"; a bare number stays weak. */
const dayAlone: Rule = (scope, at) => {
  const before = scope.tokens[at - 1];
  const token = scope.tokens[at];
  const after = scope.tokens[at + 1];
  const second = token?.text === 'second' && hasMark(before, 'the') && isStop(after);
  const ranked = token?.senses.ordinal !== undefined && sharesMonth(scope, at);
  const shares = ranked || (spelledNumber(token) !== null && leadsToMonth(scope, at));
  const day = second ? 2 : ranked ? (token.senses.ordinal ?? null) : dayLike(token);
  if (day === null || (after?.senses.unit !== undefined && after.senses.weak !== true) || hasMark(after, 'oclock') || hasClue(after, 'street')) return null;
  const ofMonth = monthOf(scope, at + 1);
  if (ofMonth !== null) return piece(inMonth(scope, day, ofMonth.back), at, ofMonth.next);
  const nth = rank(token) !== null;
  if (nth && day > 1 && ['de', 'du'].includes(after?.text ?? '')) return null;
  const written = token?.figures === undefined && !/^\d/.test(token?.text ?? '');
  const opens = before === undefined && nth && day > 3 && after?.text !== 'a' && (endsHere(after) || hasMark(after, 'guess'));
  const linked = hasLink(after, 'and') || ((!written || nth) && (hasLink(after, 'to') || hasLink(after, 'or') || after?.text === '-'));
  const countless = scope.tokens[at + 3]?.senses.unit === undefined || scope.tokens[at + 3]?.senses.weak === true;
  const named = before?.text === 'jour' && scope.tokens[at - 2]?.text === 'le' && !isNoun(after);
  const determined = opens || named || before !== undefined && (isDeterminer(before) || hasMark(before, 'week-of') || (hasLink(before, 'between') && linked && countless && (!written || nth)) || (written && before.senses.weekday !== undefined && !isNoun(after)));
  if (day > 99 || (written && !determined && !shares) || (nth && isCounted(after) && !['on', 'since', 'depuis'].includes(scope.tokens[at - 2]?.text ?? '')) || (after?.senses.meridiem !== undefined && !nth) || after?.text === '#' || (hasWhich(after, 'this') && scope.tokens[at + 2]?.senses.part !== undefined)) return null;
  if (!determined && !nth && isCounted(after) && before?.senses.weekday === undefined && !(['or', 'and', 'to'] as const).some((link) => hasLink(before, link))) return null;
  if (!determined && ['around', 'about', 'vers', 'at'].includes(before?.text ?? '') && !nth) return null;
  const english = nth && token?.figures !== undefined && /(?:st|nd|rd|th)$/.test(token.text) && day > 1;
  const weak = !(determined || english) || (written && nth && !endsRank(after, day)) || (before?.text === 'on' && !nth && (isNoun(after) || hasLink(after, 'and') || after?.text === 'of' || day > 31));
  return piece({ ...dayOfMonth(scope, day), ...(weak ? { weak } : {}) }, at, at + 1);
};

/** What a day in numbers can stand behind: no thing that has a number, as in "le bus 5 du 11". */
const opensDay = (before: Token | undefined): boolean =>
  isStop(before) || ['small', 'guess', 'about', 'the'].some((mark) => hasMark(before, mark)) || hasClue(before, 'received');

/** "cinq du onze", "5 du 11": a day and a month, both in numbers. */
const numberOfNumber: Rule = (scope, at) => {
  const { tokens } = scope;
  const [day, month] = [dayLike(tokens[at]), tokens[at + 1]?.text === 'du' ? dayLike(tokens[at + 2]) : null];
  const after = tokens[at + 3];
  if (day === null || month === null || month < 1 || month > 12 || day < 1 || day > 31 || !opensDay(tokens[at - 1]) || after?.senses.unit !== undefined || after?.senses.month !== undefined || isNoun(after)) return null;
  const { year, next } = yearAt(scope, at + 3);
  return piece(calendarDay(scope, { day, month, year }), at, Math.max(next, at + 3));
};

/** "le 12 11 2026", "le 12 du 11". */
const spacedFigures: Rule = (scope, at) => {
  const [a, b] = [scope.tokens[at], scope.tokens[at + 1]];
  if (a?.figures?.is !== 'number' || a.figures.digits > 2) return null;
  const skipDu = b?.text === 'du' || b?.text === '/' ? at + 2 : at + 1;
  const second = scope.tokens[skipDu];
  if (second?.figures?.is !== 'number' || second.figures.digits > 2 || second.figures.value > 12 || scope.tokens[skipDu + 1]?.senses.unit !== undefined) return null;
  const { year, next } = yearAt(scope, skipDu + 1);
  const determined = ['le', 'du', 'the'].includes(scope.tokens[at - 1]?.text ?? '') && second.figures.digits === 2;
  if (year === undefined && !determined && scope.tokens.length > 2) return null;
  const to = Math.max(next, skipDu + 1);
  if (b?.text === 'du') return piece(calendarDay(scope, { day: a.figures.value, month: second.figures.value, year }), at, to);
  return piece(figuresDay(scope, a.figures.value, second.figures.value, year), at, to);
};

const isClockBefore = (token: Token | undefined): boolean => hasMark(token, 'at') && token?.text !== 'du';

/** "18 Nov 11.04", "18/11 11.04": what follows a date is an hour. */
const endsDate = (tokens: readonly Token[], at: number): boolean => {
  const shape = tokens[at]?.figures?.is;
  return (tokens[at]?.senses.month !== undefined && dayLike(tokens[at - 1]) !== null) || shape === 'date' || shape === 'pair' || (shape === 'number' && tokens[at - 1]?.senses.month !== undefined);
};

const longestMonth = 31;

/** "35/40", "17/20": the mark of a test. */
const isGrade = (a: number, b: number): boolean => (a > longestMonth && b > longestMonth) || (a > 12 && b >= a && b % 10 === 0);

/** Dates in figures: ISO, "12/11/26", "12/11". */
const figures: Rule = (scope, at): Piece | null => {
  const shape = scope.tokens[at]?.figures;
  if (shape?.is === 'date' && isGrade(shape.a, shape.b) && shape.year === undefined) return null;
  if (shape?.is === 'date') return piece(figuresDay(scope, shape.a, shape.b, shape.year), at, at + 1);
  if (shape?.is === 'iso') {
    const day = dayNumber(shape.year, shape.month, shape.day);
    if (day !== null && shape.instant !== null && Number.isFinite(shape.instant)) return { is: 'moment', from: at, to: at + 1, start: shape.instant, end: shape.instant, grain: 'minute', flags: [], written: day };
    if (day === null || shape.minute === null) return piece(oneDay(day, 'date'), at, at + 1);
    const start = instantOf(day, shape.minute, scope.timeZone);
    return { is: 'moment', from: at, to: at + 1, start, end: start, grain: 'minute', flags: [] };
  }
  const unit = scope.tokens[at + 1]?.senses;
  if (shape?.is !== 'pair' || (unit?.unit !== undefined && unit.weak !== true)) return null;
  const { a, b, mark } = shape;
  const month = scope.tokens[at + 1]?.senses.month;
  if (month !== undefined) return pairOfDays(scope, shape, { month, from: at, yearAt: at + 2 });
  if (mark === '.' && (isClockBefore(scope.tokens[at - 1]) || endsDate(scope.tokens, at - 1) || b > 12 || scope.tokens[at]?.text.includes(' ') === true)) return null;
  const slashed = mark === '/';
  if (isGrade(a, b)) return null;
  if (!slashed && (b > 12 || b < 1 || a > 31 || a < 1)) return null;
  return piece(figuresDay(scope, a, b), at, at + 1);
};

/** Rules for days that are given by their place in the calendar. */
export const datedRules: RuleGroup = {
  figures: true, senses: ['number', 'ordinal', 'month'], marks: [], links: [],
  rules: [figures, dayThenMonth, dayThenRank, monthThenDay, numberOfNumber, spelledPair, spacedFigures, spokenFigures, dayAlone],
};
