import { civilOf, dayNumber, weekdayBefore } from './civil.js';

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
/** The last such weekday up to a day of a month: up to the 21st it is the third one. */
const weekdayOf = (month: number, weekday: number, day: number): OfYear => (year) => weekdayBefore(weekday, dayNumber(year, month, day) ?? 0);

const holidays: Readonly<Record<string, OfYear>> = {
  'new-year': fixed(1, 1), epiphany: fixed(1, 6), candlemas: fixed(2, 2), 'april-fools': fixed(4, 1), valentine: fixed(2, 14), 'shrove-tuesday': fromEaster(-47), 'good-friday': fromEaster(-2),
  easter: fromEaster(0), 'easter-monday': fromEaster(1), labour: fixed(5, 1), 'early-may-bank-holiday': weekdayOf(5, 1, 7), victory: fixed(5, 8), ascension: fromEaster(39),
  pentecost: fromEaster(49), 'whit-monday': fromEaster(50), 'spring-bank-holiday': weekdayOf(5, 1, 31), music: fixed(6, 21), bastille: fixed(7, 14), assumption: fixed(8, 15),
  'august-bank-holiday': weekdayOf(8, 1, 31), halloween: fixed(10, 31), 'all-saints': fixed(11, 1), 'all-souls': fixed(11, 2), 'guy-fawkes': fixed(11, 5), 'remembrance-sunday': weekdayOf(11, 7, 14), armistice: fixed(11, 11),
  thanksgiving: weekdayOf(11, 4, 28), nicholas: fixed(12, 6), 'christmas-eve': fixed(12, 24), christmas: fixed(12, 25), 'boxing-day': fixed(12, 26),
  'new-year-eve': fixed(12, 31), 'labor-day': weekdayOf(9, 1, 7), beaujolais: weekdayOf(11, 4, 21), 'black-friday': (year) => weekdayOf(11, 4, 28)(year) + 1, 'clock-change-spring': weekdayOf(3, 7, 31), 'clock-change-autumn': weekdayOf(10, 7, 31),
  'mothers-day': weekdayOf(5, 7, 31), 'fathers-day': weekdayOf(6, 7, 21), 'ash-wednesday': fromEaster(-46), 'maundy-thursday': fromEaster(-3), 'palm-sunday': fromEaster(-7), 'rose-monday': fromEaster(-48),
  belgium: fixed(7, 21), switzerland: fixed(8, 1), patrick: fixed(3, 17), women: fixed(3, 8), martin: fixed(11, 11), quebec: fixed(6, 24), catherine: fixed(11, 25), 'german-unity': fixed(10, 3),
  presidents: weekdayOf(2, 1, 21), king: weekdayOf(1, 1, 21), columbus: weekdayOf(10, 1, 14), independence: fixed(7, 4), spain: fixed(10, 12), poland: fixed(11, 11), 'king-s-day': fixed(4, 27),
  andrew: fixed(11, 30), george: fixed(4, 23), immaculate: fixed(12, 8), canada: fixed(7, 1), patriots: weekdayOf(5, 1, 24), 'belgian-king': fixed(11, 15), 'walloon-day': fixed(9, 27), 'heritage-days': weekdayOf(9, 6, 21),
  'federal-fast': weekdayOf(9, 7, 21), 'federal-fast-monday': (year) => weekdayOf(9, 7, 21)(year) + 1, 'geneva-fast': (year) => weekdayOf(9, 7, 7)(year) + 4, 'all-saints-return': weekdayOf(11, 1, 8), 'christmas-return': weekdayOf(1, 1, 9),
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
  if (id === 'clock-change') return Math.max(...['clock-change-spring', 'clock-change-autumn'].map((one) => holidayBefore(one, limit) ?? 0));
  const ofYear = holidays[id];
  return ofYear === undefined ? null : latest(ofYear, limit);
};

/** The day of a holiday in a year, or null for an unknown one. */
export const holidayIn = (id: string, year: number): number | null => holidays[id]?.(year) ?? null;
