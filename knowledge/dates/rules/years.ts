import { civilOf } from '../civil.js';
import type { Scope } from './pieces.js';
import { hasMark, hasWhich, skip, wholeNumber } from './pieces.js';
import type { Token } from '../words/token.js';

interface Year {
  readonly year?: number;
  readonly next: number;
}

const isSmall = (token: Token): boolean => hasMark(token, 'small') || hasMark(token, 'of');
/** A mark between a month and what belongs to it. */
export const isComma = (token: Token): boolean => token.text === ',' || token.text === '.';

const relativeYear = (scope: Scope, at: number): Year | null => {
  const start = skip(scope.tokens, at, isSmall);
  const [a, b] = [scope.tokens[start], scope.tokens[start + 1]];
  const thisYear = civilOf(scope.today).year;
  if (a?.senses.unit === 'year' && hasWhich(b, 'last')) return { year: thisYear - 1, next: start + 2 };
  if (b?.senses.unit === 'year' && hasWhich(a, 'last')) return { year: thisYear - 1, next: start + 2 };
  const before = scope.tokens[start - 1];
  if (a?.senses.unit === 'year' && hasWhich(before, 'this')) return { year: thisYear, next: start + 1 };
  return b?.senses.unit === 'year' && hasWhich(a, 'this') ? { year: thisYear, next: start + 2 } : null;
};

/** A year behind a day and a month: "2026", ", 2026", "26", "de l'an dernier". */
export const yearAt = (scope: Scope, at: number, short = true): Year => {
  const start = skip(scope.tokens, at, (token) => isComma(token) || token.text === "'" || token.text === 'de' || token.text === 'of');
  const token = scope.tokens[start];
  const value = wholeNumber(token);
  const four = token?.figures?.is === 'number' ? token.figures.digits === 4 : (value ?? 0) > 2000;
  if (value !== null && four && value >= 1900 && value < 2100) return { year: value, next: start + 1 };
  const now = civilOf(scope.today).year - 2000;
  const unit = scope.tokens[start + 1]?.senses.unit;
  const two = token?.figures?.is === 'number' && token.figures.digits === 2 && start <= at + 1;
  if (short && two && unit === undefined && value !== null && Math.abs(value - now) <= 2) return { year: 2000 + value, next: start + 1 };
  return relativeYear(scope, at) ?? { next: hasWhich(scope.tokens[at], 'last') && scope.tokens[at + 1]?.senses.unit === undefined ? at + 1 : at };
};
