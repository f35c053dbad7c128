import { instantOf, wallOf } from './civil.js';
import type { DayPiece, Days, Scope, TimePiece } from './rules/pieces.js';
import { typoFlags } from './rules/pieces.js';
import type { Candidate } from './spans/ranges.js';
import type { Reading } from './rules/readings.js';
import type { Flag, Grain } from './understood.js';

/** A span of instants in epoch milliseconds. */
export interface Instants {
  readonly start: number;
  readonly end: number;
  readonly grain: Grain;
}

/** What a reading stands for once it has a place on the time line. */
export interface Resolved extends Instants {
  readonly from: number;
  readonly to: number;
  readonly kind: 'value' | 'invalid' | 'future';
  /** Told by the time that has passed. */
  readonly loose: boolean;
  /** A time of the day without a day: it belongs to whatever day is named beside it. */
  readonly timeOnly: boolean;
  /** Told by the day that was named before it. */
  readonly beside: boolean;
  readonly now: number;
  readonly flags: readonly Flag[];
  readonly alternatives: readonly (Instants & { readonly flag: Flag })[];
  /** The day that was written, where the moment falls on another one in the person's zone. */
  readonly written?: number;
}

/** Until five in the morning "ce soir" still is the evening that has passed. */
const smallHours = 300;

const oldDays = 400;
const dayLength = 86_400_000;

const daySpan = (scope: Scope, { first, last }: Days, grain: Grain): Instants => ({
  start: instantOf(first, 0, scope.timeZone), end: instantOf(last + 1, 0, scope.timeZone), grain,
});

/** "Vers 11 h" reaches half an hour to either side; at half past ten it is still to come. */
const aroundHour = 60;

const timeSpan = (scope: Scope, day: number, { start, end, grain, flags }: TimePiece): Instants => {
  const from = instantOf(day, start, scope.timeZone);
  const to = instantOf(day, end, scope.timeZone);
  const middle = (from + to) / 2;
  if (flags.includes('approximate') && end - start === aroundHour && middle > scope.now) return { start: middle, end: middle, grain: 'hour' };
  if (to <= scope.now || from > scope.now) return { start: from, end: to, grain };
  if (grain === 'range' && end - start === 720) return { start: from, end: from, grain: 'hour' };
  return { start: from, end: start === end ? to : scope.now, grain };
};

const clipped = (scope: Scope, days: Days): Days => (days.first <= scope.today ? { first: days.first, last: Math.min(days.last, scope.today) } : days);

const ofDay = (scope: Scope, day: DayPiece, time: TimePiece | undefined): Instants =>
  time === undefined || day.first !== day.last ? daySpan(scope, clipped(scope, day), day.grain) : timeSpan(scope, day.first, time);

const ofTime = (scope: Scope, time: TimePiece): Instants => {
  const midnight = time.end - time.start === 1440;
  const today = timeSpan(scope, scope.today + (time.day ?? 0), midnight ? { ...time, end: time.start, grain: 'hour' } : time);
  const sleepless = time.day === 0 && scope.minute < smallHours;
  return today.start > scope.now && (time.day === undefined || sleepless) ? timeSpan(scope, scope.today - 1, time) : today;
};

const instants = (scope: Scope, { day, time, moment }: Reading): Instants | null => {
  if (moment !== undefined) return moment;
  if (day !== undefined) return ofDay(scope, day, time);
  return time === undefined ? null : ofTime(scope, time);
};

const kindOf = (scope: Scope, { day, time }: Reading, { start }: Instants): Resolved['kind'] => {
  if (day?.invalid === true || time?.invalid === true) return 'invalid';
  return start > scope.now ? 'future' : 'value';
};

const flagsOf = (scope: Scope, reading: Reading, { start }: Instants): readonly Flag[] => {
  const { day, time, moment } = reading;
  if (day?.invalid === true || time?.invalid === true) return [];
  const told = [...(day?.flags ?? []), ...(time?.flags ?? []), ...(moment?.flags ?? [])];
  const old: readonly Flag[] = scope.now - start > oldDays * dayLength ? ['old'] : [];
  return [...new Set([...told, ...old, ...typoFlags(scope.tokens.slice(reading.from, reading.to))])];
};

const resolveReading = (scope: Scope, reading: Reading): Resolved | null => {
  const found = instants(scope, reading);
  if (found === null) return null;
  const { day, time } = reading;
  const alternatives = (day?.alternatives ?? [])
    .map(({ first, last, flag }) => ({ ...ofDay(scope, { ...(day as DayPiece), first, last }, time), flag })) // as: there are alternatives of a day only
    .filter(({ start }) => start <= scope.now);
  const { start, end, grain } = found;
  const written = reading.moment?.written;
  const elsewhere = written === undefined || written === wallOf(start, scope.timeZone).day ? {} : { written };
  const loose = day?.form === 'ago' || reading.moment?.flags.includes('approximate') === true;
  return { from: reading.from, to: reading.to, loose, timeOnly: day === undefined && time !== undefined && time.day === undefined, beside: day?.beside === true, now: scope.now, start, end, grain, kind: kindOf(scope, reading, found), flags: flagsOf(scope, reading, found), alternatives, ...elsewhere };
};

/** Puts a candidate on the time line; null when it has no date and no time. */
export const resolve = (scope: Scope, candidate: Candidate): Resolved | null => {
  if (!('ends' in candidate)) return resolveReading(scope, candidate);
  const [one, two] = candidate.ends.map((end) => resolveReading(scope, end));
  if (one == null || two == null) return null;
  const flags = [...new Set([...one.flags, ...two.flags])];
  const kind = one.kind === 'invalid' || two.kind === 'invalid' ? 'invalid' : one.kind === 'future' && two.kind === 'future' ? 'future' : 'value';
  const end = Math.max(one.end, two.end);
  return { from: candidate.from, to: candidate.to, loose: false, timeOnly: false, beside: false, now: scope.now, start: Math.min(one.start, two.start), end: kind === 'value' ? Math.min(end, Math.max(scope.now, one.end)) : end, grain: 'range', kind, flags, alternatives: [] };
};
