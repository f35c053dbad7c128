import type { Locale } from 'date-fns';
import { formatDuration } from 'date-fns/formatDuration';
import { enGB } from 'date-fns/locale/en-GB';
import { fr } from 'date-fns/locale/fr';
import type { Understood } from './dates/understood.js';
import type { Language } from './language.js';
import { say, type Messages } from './messages.js';

const locales: Record<Language, { tag: string; dates: Locale; and: string }> = {
  fr: { tag: 'fr-FR', dates: fr, and: ' et ' },
  en: { tag: 'en-GB', dates: enGB, and: ' and ' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** The format of that language and zone; making one takes a tenth of a millisecond, so each is made once. */
export function formatOf(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locales[language].tag, options);
  formats.set(key, made);
  return made;
}

const format = (language: Language, options: Intl.DateTimeFormatOptions) => (instant: Date): string => {
  const words = formatOf(language, options).format(instant);
  return language === 'fr' ? words.replace(/(?<=^|\s)1(?=\s\p{L})/u, '1er') : words;
};

/** "dimanche 22 novembre 2026" */
export const dayWords = (instant: Date, language: Language, timeZone: string): string =>
  format(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone })(instant);

/** "15:00" */
export const timeWords = (instant: Date, language: Language, timeZone: string): string =>
  format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })(instant);

/** "dimanche 22 novembre 2026 à 15:00" */
export const momentWords = (instant: Date, language: Language, timeZone: string): string =>
  format(language, { dateStyle: 'full', timeStyle: 'short', timeZone })(instant);

/** The two largest units of a span in words ("2 jours et 4 heures"), never more than is left; whole days only where the clock counts days and two or more are left. */
export function remainingWords(milliseconds: number, language: Language, unit: 'hours' | 'days'): string {
  const { dates, and } = locales[language];
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return dates.formatDistance('lessThanXMinutes', 1);
  const duration = { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 };
  const keep = duration.days >= 2 && unit === 'days' ? ['days' as const] : duration.days > 0 ? ['days' as const, 'hours' as const] : ['hours' as const, 'minutes' as const];
  return formatDuration(duration, { locale: dates, format: keep, delimiter: and });
}

/** A date as it was understood, in words, always with its weekday; in the time zone that it was said in. */
export function understoodWords(understood: Extract<Understood, { kind: 'value' }>, { messages, language, timeZone }: WordContext): string {
  const [start, end] = [new Date(understood.start), new Date(understood.end)];
  if (understood.start === understood.end) return momentWords(start, language, timeZone);
  const lastInstant = new Date(end.getTime() - 1);
  const day = dayWords(start, language, timeZone);
  const wholeDays = timeWords(start, 'fr', timeZone) === '00:00' && timeWords(end, 'fr', timeZone) === '00:00';
  const lastDay = dayWords(lastInstant, language, timeZone);
  if (wholeDays) return day === lastDay ? day : say(messages, 'when-interval', language, { start: day, end: lastDay });
  if (day === lastDay) return say(messages, 'when-part-of-day', language, { day, from: timeWords(start, language, timeZone), to: timeWords(end, language, timeZone) });
  return say(messages, 'when-interval', language, { start: momentWords(start, language, timeZone), end: momentWords(end, language, timeZone) });
}

export interface WordContext {
  readonly messages: Messages;
  readonly language: Language;
  readonly timeZone: string;
}
