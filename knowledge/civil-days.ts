import { dayNumber, instantOf, isoOf } from './dates/civil.js';

/** The instant written as ISO 8601 with the offset of that time zone, to the second; no offset is Z. */
export const isoIn = (instant: Date, timeZone: string): string => isoOf(instant.getTime(), timeZone).replace('+00:00', 'Z');

/** The civil date (YYYY-MM-DD) of an ISO text with an offset, as it was written there. */
export const civilDate = (iso: string): string => iso.slice(0, 10);

/** Midnight at the start of the civil day that is `days` after YYYY-MM-DD, as an instant of that time zone. */
export function midnightAfter(date: string, days: number, timeZone: string): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(instantOf((dayNumber(year, month, day) ?? 0) + days, 0, timeZone));
}

/** Zones that were asked for and exist: finding out takes a tenth of a millisecond. */
const knownZones = new Set<string>();

/** Whether the name is a time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    knownZones.add(name);
    return true;
  } catch {
    return false;
  }
}
