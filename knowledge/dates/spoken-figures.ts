import { calendarDay } from './calendar-days.js';
import type { Rule } from './pieces.js';
import { skip, wholeNumber } from './pieces.js';
import type { Token } from './tokens.js';

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
