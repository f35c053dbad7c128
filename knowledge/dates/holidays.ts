import { civilOf, dayNumber } from './civil.js';
import { weekdayBefore } from './weekday-rules.js';

/** Easter Sunday of a year, by the anonymous Gregorian computus. */
const easter = (year: number): number => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const day = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(day / 31), (day % 31) + 1) ?? 0;
};

type OfYear = (year: number) => number;
const fixed = (month: number, day: number): OfYear => (year) => dayNumber(year, month, day) ?? 0;
const fromEaster = (days: number): OfYear => (year) => easter(year) + days;
const lastMonday = (month: number, day: number): OfYear => (year) => weekdayBefore(1, dayNumber(year, month, day) ?? 0);

const holidays: Readonly<Record<string, OfYear>> = {
  'new-year': fixed(1, 1), epiphany: fixed(1, 6), candlemas: fixed(2, 2), valentine: fixed(2, 14), 'shrove-tuesday': fromEaster(-47), 'good-friday': fromEaster(-2),
  easter: fromEaster(0), 'easter-monday': fromEaster(1), labour: fixed(5, 1), 'early-may-bank-holiday': lastMonday(5, 7), victory: fixed(5, 8), ascension: fromEaster(39),
  pentecost: fromEaster(49), 'whit-monday': fromEaster(50), 'spring-bank-holiday': lastMonday(5, 31), music: fixed(6, 21), bastille: fixed(7, 14), assumption: fixed(8, 15),
  'august-bank-holiday': lastMonday(8, 31), halloween: fixed(10, 31), 'all-saints': fixed(11, 1), 'all-souls': fixed(11, 2), 'guy-fawkes': fixed(11, 5), armistice: fixed(11, 11),
  thanksgiving: (year) => weekdayBefore(4, dayNumber(year, 11, 28) ?? 0), nicholas: fixed(12, 6), 'christmas-eve': fixed(12, 24), christmas: fixed(12, 25), 'boxing-day': fixed(12, 26),
  'new-year-eve': fixed(12, 31),
};

/** Days off in France, of which "le dernier jour férié" is the latest. */
const daysOff = ['new-year', 'easter-monday', 'labour', 'victory', 'ascension', 'whit-monday', 'bastille', 'assumption', 'all-saints', 'armistice', 'christmas'];

const latest = (ofYear: OfYear, limit: number): number => {
  const { year } = civilOf(limit);
  return ofYear(year) <= limit ? ofYear(year) : ofYear(year - 1);
};

/** The latest day of a holiday (id of the dictionaries) up to a day, or null for an unknown one. */
export const holidayBefore = (id: string, limit: number): number | null => {
  if (id === 'last-holiday') return Math.max(...daysOff.map((one) => holidayBefore(one, limit) ?? 0));
  const ofYear = holidays[id];
  return ofYear === undefined ? null : latest(ofYear, limit);
};

/** The day of a holiday in a year, or null for an unknown one. */
export const holidayIn = (id: string, year: number): number | null => holidays[id]?.(year) ?? null;
