import { civilOf } from '../civil.js';
import { monthDays, span } from './periods.js';
import type { Days, Rule, RuleGroup, Scope } from './pieces.js';
import { hasMark, hasWhich, rank, skip, wholeNumber } from './pieces.js';

/** Months in a part of a year, by its mark. */
const lengths: readonly (readonly [string, number])[] = [['quarter-of-year', 3], ['half-of-year', 6]];

const part = (year: number, number: number, months: number): Days => ({ first: monthDays(year, (number - 1) * months + 1).first, last: monthDays(year, number * months).last });

/** The part of the year that lies so many parts back. */
const partBack = (scope: Scope, months: number, back: number): Days => {
  const { year, month } = civilOf(scope.today);
  return part(year, Math.ceil(month / months) - back, months);
};

const yearBehind = ({ tokens }: Scope, at: number): { readonly year?: number; readonly next: number } => {
  const start = skip(tokens, at, (token) => hasMark(token, 'of'));
  const year = wholeNumber(tokens[start]);
  return year !== null && year > 1900 && year < 2100 ? { year, next: start + 1 } : { next: at };
};

/** "au troisième trimestre", "Q3", "le premier semestre 2026": without a year the latest that has begun. */
const numbered: Rule = (scope, at) => {
  const [months] = lengths.filter(([mark]) => hasMark(scope.tokens[at + 1], mark)).map(([, length]) => length);
  const number = rank(scope.tokens[at]) ?? wholeNumber(scope.tokens[at]);
  if (months === undefined || number === null || number < 1 || number > 12 / months) return null;
  const { year, next } = yearBehind(scope, at + 2);
  const now = civilOf(scope.today).year;
  const days = part(year ?? now, number, months);
  return span(year === undefined && days.first > scope.today ? part(now - 1, number, months) : days, 'month', { from: at, to: next });
};

/** "le trimestre dernier", "last quarter". */
const told: Rule = (scope, at) => {
  const ahead = hasWhich(scope.tokens[at], 'last');
  const position = ahead ? at + 1 : at;
  const [months] = lengths.filter(([mark]) => hasMark(scope.tokens[position], mark)).map(([, length]) => length);
  if (months === undefined || !(ahead || hasWhich(scope.tokens[position + 1], 'last'))) return null;
  return span(partBack(scope, months, 1), 'month', { from: at, to: position + (ahead ? 1 : 2) });
};

/** Rules for quarters and halves of a year. */
export const quarterRules: RuleGroup = { figures: true, senses: ['ordinal', 'number', 'which'], marks: ['quarter-of-year', 'half-of-year'], links: [], rules: [numbered, told] };
