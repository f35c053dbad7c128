import type { DateContext, Flag, Interval, Understood } from '../../knowledge/dates/understood.js';

/**
 * A text, what it means and one flag it carries. The meaning is a day, a moment (both as local time), "first..last" of
 * either, or "none", "invalid", "future".
 */
export type Case = readonly [text: string, expected: string, flag?: Flag];

/** Paris on Monday 23 November 2026 at 10:30, unless a test says otherwise. */
export const monday: DateContext = { now: new Date('2026-11-23T10:30:00+01:00'), timeZone: 'Europe/Paris', language: 'fr' };

const lastDay = (end: string): string => new Date(Date.parse(`${end.slice(0, 10)}T00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** An interval as the tables write it: whole days without their midnights, moments once. */
export const written = ({ start, end, grain }: Interval): string => {
  const [from, to] = [start.slice(0, 16), end.slice(0, 16)];
  if (from === to) return from;
  const whole = from.endsWith('T00:00') && to.endsWith('T00:00') && grain !== 'part-of-day';
  if (!whole) return `${from}..${to}`;
  const [first, last] = [start.slice(0, 10), lastDay(end)];
  return first === last ? first : `${first}..${last}`;
};

/** What was understood, as the tables write it. */
export const meaning = (understood: Understood): string => (understood.kind === 'value' ? written(understood) : understood.kind);
