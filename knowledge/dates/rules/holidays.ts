import { civilOf, dayNumber, weekdayBefore } from '../civil.js';

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

/** Feasts of other calendars, as month and day by year; 0 in a year that is not listed. */
const listed = (days: Readonly<Record<number, readonly [number, number]>>): OfYear => (year) => dayNumber(year, ...(days[year] ?? [0, 0])) ?? 0;

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
  andrew: fixed(11, 30), george: fixed(4, 23), immaculate: fixed(12, 8), patriots: weekdayOf(5, 1, 24), 'belgian-king': fixed(11, 15), 'walloon-day': fixed(9, 27), 'heritage-days': weekdayOf(9, 6, 21),
  'federal-fast': weekdayOf(9, 7, 21), 'federal-fast-monday': (year) => weekdayOf(9, 7, 21)(year) + 1, 'geneva-fast': (year) => weekdayOf(9, 7, 7)(year) + 4, 'all-saints-return': weekdayOf(11, 1, 8), 'christmas-return': weekdayOf(1, 1, 9),
  'october-bank-holiday': weekdayOf(10, 1, 31), 'june-bank-holiday': weekdayOf(6, 1, 7), 'march-bank-holiday': fixed(3, 17), 'february-bank-holiday': weekdayOf(2, 1, 7), 'melbourne-cup': weekdayOf(11, 2, 7), 'election-day': weekdayOf(11, 2, 8), 'labour-weekend': weekdayOf(10, 1, 28),
  mothering: fromEaster(-21), waitangi: fixed(2, 6), anzac: fixed(4, 25), australia: fixed(1, 26), burns: fixed(1, 25), canada: fixed(7, 1), juneteenth: fixed(6, 19), gandhi: fixed(10, 2), michaelmas: fixed(9, 29), stephen: fixed(12, 26), david: fixed(3, 1),
  diwali: listed({ 2023: [11, 12], 2024: [11, 1], 2025: [10, 20], 2026: [11, 8], 2027: [10, 29], 2028: [10, 17], 2029: [11, 5], 2030: [10, 26] }),
  'lunar-new-year': listed({ 2024: [2, 10], 2025: [1, 29], 2026: [2, 17], 2027: [2, 6], 2028: [1, 26], 2029: [2, 13], 2030: [2, 3] }),
  'eid-al-fitr': listed({ 2024: [4, 10], 2025: [3, 30], 2026: [3, 20], 2027: [3, 9], 2028: [2, 26], 2029: [2, 14], 2030: [2, 4] }),
  'eid-al-adha': listed({ 2024: [6, 16], 2025: [6, 6], 2026: [5, 27], 2027: [5, 16], 2028: [5, 5], 2029: [4, 24], 2030: [4, 13] }),
  'yom-kippur': listed({ 2024: [10, 12], 2025: [10, 2], 2026: [9, 21], 2027: [10, 11], 2028: [9, 30], 2029: [9, 19], 2030: [10, 7] }),
  'rosh-hashanah': listed({ 2024: [10, 3], 2025: [9, 23], 2026: [9, 12], 2027: [10, 2], 2028: [9, 21], 2029: [9, 10], 2030: [9, 28] }),
  dussehra: listed({ 2023: [10, 24], 2024: [10, 12], 2025: [10, 2], 2026: [10, 20], 2027: [10, 9], 2028: [9, 27], 2029: [10, 16], 2030: [10, 6] }),
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
