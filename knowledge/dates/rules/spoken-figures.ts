import type { Found } from './calendar-days.js';
import { calendarDay, dayOfMonth } from './calendar-days.js';
import { civilOf } from '../civil.js';
import type { DayPiece, Rule } from './pieces.js';
import { hasMark, isDeterminer, skip, wholeNumber } from './pieces.js';
import type { Token } from '../words/token.js';
import { yearAt } from './years.js';

/** "douze / onze / deux mille vingt-six", "zéro six onze deux mille vingt-six": figures that were dictated, with their year. */
export const spokenFigures: Rule = (scope, at) => {
  const { tokens } = scope;
  const isSlash = (token: Token): boolean => token.text === '/';
  const monthAt = skip(tokens, at + 1, isSlash);
  const [day, month] = [wholeNumber(tokens[at]), wholeNumber(tokens[monthAt])];
  const year = wholeNumber(tokens[skip(tokens, monthAt + 1, isSlash)]);
  if (day === null || month === null || year === null || month < 1 || month > 12 || year < 2000 || year > 2099) return null;
  return { is: 'day', from: at, to: skip(tokens, monthAt + 1, isSlash) + 1, ...calendarDay(scope, { day, month, year }) };
};

/** A number in letters, or null. */
export const spelledNumber = (token: Token | undefined): number | null => (token?.figures === undefined && !/\d/.test(token?.text ?? '') ? wholeNumber(token) : null);

const endsPair = (after: Token | undefined): boolean =>
  after === undefined || after.punctuation === true || ['guess', 'small', 'about'].some((mark) => hasMark(after, mark)) || (after.senses.part !== undefined && after.senses.clock === undefined);

const twoDays = (at: number, [one, two]: readonly [Found, Found]): DayPiece => ({ is: 'day', from: at, to: at + 2, ...one, last: two.last, grain: 'range', form: 'date', invalid: two.last <= one.first });

/** Whether nothing else is said than the two words at a place. */
const isAll = (tokens: readonly Token[], at: number): boolean =>
  tokens.every((token, place) => place === at || place === at + 1 || token.punctuation === true || hasMark(token, 'small') || hasMark(token, 'guess'));

/** "dix-huit onze", "le trois onze": a day and a month in words; "le douze treize" are two days, and so is "le onze douze" before December. */
export const spelledPair: Rule = (scope, at) => {
  const { tokens } = scope;
  const [day, month] = [spelledNumber(tokens[at]), spelledNumber(tokens[at + 1])];
  if (day === null || month === null || day < 1 || day > 31 || !endsPair(tokens[at + 2])) return null;
  if (!isDeterminer(tokens[at - 1]) && !(scope.language === 'fr' && isAll(tokens, at))) return null;
  const { month: now } = civilOf(scope.today);
  if (month === day + 1 && month > 2 && month !== now && month !== now - 1) return twoDays(at, [dayOfMonth(scope, day), dayOfMonth(scope, month)]);
  if (month < 1 || month > 12) return null;
  const { year, next } = yearAt(scope, at + 2);
  return { is: 'day', from: at, to: Math.max(next, at + 2), ...calendarDay(scope, { day, month, year }) };
};
