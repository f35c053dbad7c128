import { addDays } from 'date-fns/addDays';
import { format } from 'date-fns/format';

/** Easter Sunday of a year (Meeus' rule for the Gregorian calendar), as a local calendar date. */
export function easterSunday(year: number): Date {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7;
  const shift = moon + weekday - 7 * Math.floor((golden + 11 * moon + 22 * weekday) / 451) + 114;
  return new Date(year, Math.floor(shift / 31) - 1, (shift % 31) + 1);
}

const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
const afterEaster = [1, 39, 50];
/** The dates that move with Easter, by year: every answer asks whether the helpline is closed today. */
const moving = new Map<number, readonly string[]>();

function movingIn(year: number): readonly string[] {
  const dates = moving.get(year) ?? afterEaster.map((days) => format(addDays(easterSunday(year), days), 'yyyy-MM-dd'));
  moving.set(year, dates);
  return dates;
}

/** Whether a civil date (YYYY-MM-DD) is one of the eleven public holidays of metropolitan France (Code du travail, L3133-1). */
export const holidayOn = (date: string): boolean => fixed.includes(date.slice(5)) || movingIn(Number(date.slice(0, 4))).includes(date);
