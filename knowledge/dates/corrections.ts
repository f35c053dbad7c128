import type { DayPiece, Scope } from './pieces.js';
import { hasClue, hasLink, hasMark, hasWhich, skip } from './pieces.js';
import type { Reading } from './readings.js';
import type { Token } from './tokens.js';

const between = (token: Token): boolean =>
  [',', 'mais', 'but', 'la', 'autre', 'plutot', 'celle', 'celui', '-'].includes(token.text) || hasMark(token, 'small') || hasClue(token, 'not') || hasClue(token, 'correction');

const negated = (scope: Scope, from: number): boolean => scope.tokens.slice(Math.max(0, from - 3), from).some((token) => hasClue(token, 'not'));

/** Where "celui d'avant", "the week before" or "la veille" ends behind a day, or null. */
const beforeThat = (scope: Scope, { from, to }: Reading): number | null => {
  const { tokens } = scope;
  const start = skip(tokens, to, between);
  if (hasWhich(tokens[start], 'before-last') && tokens[start + 1]?.senses.unit === undefined) return start + 1;
  if (!negated(scope, from)) return null;
  if (hasMark(tokens[start], 'eve')) return start + 1;
  return tokens[start]?.senses.unit !== undefined && hasLink(tokens[start + 1], 'before') && !hasWhich(tokens[start + 2], 'last') ? start + 2 : null;
};

const weekLength = 7;
const lengthOf = ({ form, first, last }: DayPiece): number => (form === 'offset' ? 1 : form === 'month' ? last - first + 1 : weekLength);

/** Moves a day back where the words behind it say so: "pas vendredi dernier, celui d'avant", "not last week, the week before". */
export const withCorrection = (scope: Scope, reading: Reading): Reading => {
  const { day } = reading;
  if (day === undefined || !['weekday', 'week', 'weekend', 'offset', 'month'].includes(day.form)) return reading;
  const end = beforeThat(scope, reading);
  if (end === null) return reading;
  // of "lundi, celui d'avant" on a Monday today is the day that is left
  const isToday = day.which === undefined && day.alternatives.some(({ flag }) => flag === 'weekday-is-today');
  const back = isToday ? scope.today - weekLength - day.first : -lengthOf(day);
  return { ...reading, to: end, day: { ...day, first: day.first + back, last: day.last + back, which: 'before-last', flags: [], alternatives: [] } };
};
