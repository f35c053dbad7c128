import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
import { civilDate, isoIn, midnightAfter } from './civil-days.js';
import type { Understood } from './dates/understood.js';
import type { Basis, ClockedStep, ClocklessStep, Procedures, Step } from './schema.js';

/** Where a person is, when the thing arrived, and the moment to look at it from. */
export interface DeadlineQuestion {
  readonly step: Step;
  readonly understood: Understood | null;
  readonly basis: Basis;
  readonly now: Date;
  /** The person's time zone: offsets of the answer. Days are civil days of the procedures' own zone. */
  readonly timeZone: string;
}

interface Told {
  readonly basis: Basis;
  readonly understood: Understood | null;
}

/** A deadline: both limits are ISO 8601; `remaining` is an ISO 8601 duration from now to safeLimit. */
export type Deadline = Told & (
  | { readonly state: 'open'; readonly step: ClockedStep; readonly safeLimit: string; readonly lastLimit: string; readonly remaining: string }
  | { readonly state: 'may-be-over' | 'over'; readonly step: ClockedStep; readonly safeLimit: string; readonly lastLimit: string; readonly remaining: null }
  | { readonly state: 'unknown-start'; readonly step: ClockedStep; readonly safeLimit: null; readonly lastLimit: null; readonly remaining: null }
  | { readonly state: 'not-started' | 'not-stated' | 'done'; readonly step: ClocklessStep; readonly safeLimit: null; readonly lastLimit: null; readonly remaining: null }
);

/** The step with that mode and id, or undefined. */
export const findStep = (procedures: Procedures, mode: string, step: string): Step | undefined =>
  procedures.steps.find((one) => one.mode === mode && one.step === step);

/** Milliseconds as an ISO 8601 duration of whole seconds, days being 24 hours ("P2DT4H30M"). */
export function isoDuration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const [days, hours, minutes, rest] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest ? `${rest}S` : ''}`;
  return days || time ? `P${days ? `${days}D` : ''}${time ? `T${time}` : ''}` : 'PT0S';
}

/** The civil date that an interval ends in: the day before, where it ends at a midnight that it does not hold. */
const lastCivilDate = ({ start, end }: { start: string; end: string }, timeZone: string): string =>
  start === end ? civilDate(end) : civilDate(isoIn(new Date(Date.parse(end) - 1), timeZone));

/**
 * The earliest and the latest instant at which the time can run out, for a thing that came within an interval.
 * Hours are elapsed hours; days are civil days: start day + amount, to the end of that day (rules: facts of the content).
 */
function limits({ clock }: ClockedStep, received: { start: string; end: string; civilDate?: string }, zones: { own: string; days: string }): [Date, Date] {
  if (clock.unit === 'hours') {
    const span = hoursToMilliseconds(clock.amount);
    return [new Date(Date.parse(received.start) + span), new Date(Date.parse(received.end) + span)];
  }
  const { civilDate: written } = received;
  return [
    midnightAfter(written ?? civilDate(received.start), clock.amount + 1, zones.days),
    midnightAfter(written ?? lastCivilDate(received, zones.own), clock.amount + 1, zones.days),
  ];
}

/** Works out the deadline of a step; a step without a clock gives its state, a clock without a usable date 'unknown-start'. */
export function deadlineOf({ step, understood, basis, now, timeZone }: DeadlineQuestion, procedures: Procedures): Deadline {
  const noLimits = { safeLimit: null, lastLimit: null, remaining: null } as const;
  if (step.clock === null) {
    const given = understood?.kind === 'value' && step.state !== 'done' ? understood : null;
    return { ...noLimits, state: step.state, step, basis, understood: given };
  }
  if (understood?.kind !== 'value') return { ...noLimits, state: 'unknown-start', step, basis, understood: understood ?? { kind: 'none', flags: [], others: [] } };
  const [safe, last] = limits(step, understood, { own: timeZone, days: procedures.timeZone });
  const told = { step, basis, understood, safeLimit: isoIn(safe, timeZone), lastLimit: isoIn(last, timeZone) };
  if (now < safe) return { ...told, state: 'open', remaining: isoDuration(safe.getTime() - now.getTime()) };
  return { ...told, state: now < last ? 'may-be-over' : 'over', remaining: null };
}
