import type { Found } from './calendar-days.js';
import { oneDay } from './calendar-days.js';
import { civilOf, dayNumber, firstOfMonth } from '../civil.js';
import type { Scope } from './pieces.js';
import { hasMark, hasWhich, skip } from './pieces.js';

/** The month behind "of": "of last month", "du mois dernier", "ult.", as months back, and where it ends; null where none is told. */
export const monthOf = (scope: Scope, at: number): { readonly back: number; readonly next: number } | null => {
  const start = skip(scope.tokens, at, (token) => hasMark(token, 'of') || token.text === 'the');
  const [a, b] = [scope.tokens[start], scope.tokens[start + 1]];
  if (['courant', 'inst', 'instant'].includes(a?.text ?? '')) return { back: 0, next: start + 1 };
  if (a?.text === 'ult' || a?.text === 'ultimo') return { back: 1, next: start + 1 };
  if (start === at) return null;
  const unit = a?.senses.unit === 'month' ? a : b?.senses.unit === 'month' ? b : null;
  const which = unit === a ? b : a;
  if (unit === null) return null;
  if (hasWhich(which, 'before-last')) return { back: which?.text === 'd avant' ? 1 : 2, next: start + 2 };
  if (hasWhich(which, 'last')) return { back: 1, next: start + 2 };
  if (hasWhich(which, 'next')) return { back: -1, next: start + 2 };
  return { back: 0, next: start + (unit === a ? 1 : 2) + (scope.tokens[start + 2]?.text === 'ci' ? 1 : 0) };
};

/** A day of the month so many months back. */
export const inMonth = (scope: Scope, day: number, back: number): Found => {
  const { year, month } = civilOf(scope.today);
  const { year: y, month: m } = civilOf(firstOfMonth(year, month - back));
  return { ...oneDay(dayNumber(y, m, day), 'date'), dayOfMonth: day, month: m, year: y };
};
