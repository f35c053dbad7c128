/** How precise a date is: a moment ('minute', 'hour') has start = end, everything else is [start, end). */
export type Grain = 'minute' | 'hour' | 'part-of-day' | 'day' | 'week' | 'month' | 'range';

/** Why a reading may deserve a confirmation before a figure is stated. */
export type Flag =
  | 'approximate'
  | 'corrected-typo'
  | 'corrected-weekday'
  | 'corrected-month'
  | 'inferred-year'
  | 'inferred-month'
  | 'weekday-is-today'
  | 'ambiguous-order'
  | 'several-dates'
  | 'partly-read'
  | 'old';

/** A span of time; both ends are ISO 8601 with the offset of the person's time zone. */
export interface Interval {
  readonly start: string;
  readonly end: string;
  readonly grain: Grain;
}

/** A further date found in the same text, and what it is. */
export interface OtherDate extends Interval {
  readonly what: 'dated' | 'received' | 'other';
}

/** Another way to read the same words, which the bot asks about when it would change the state or the limit. */
export interface Alternative extends Interval {
  readonly flag: Flag;
}

/** What was understood of a text that should say when something arrived. */
export type Understood =
  | ({
      readonly kind: 'value';
      /** Of the main date: dated ('datée du', 'printed on'), received ('reçue', 'arrived'), other where the words do not say which. */
      readonly what: OtherDate['what'];
      /** YYYY-MM-DD as it was written with an offset, where that moment falls on another day in the person's zone; days are counted from it. */
      readonly civilDate?: string;
      readonly flags: readonly Flag[];
      readonly others: readonly OtherDate[];
      readonly alternatives: readonly Alternative[];
    } & Interval)
  | {
      /** none: no date in the text; invalid: no such day; future: it has not come yet. */
      readonly kind: 'none' | 'invalid' | 'future';
      readonly flags: readonly Flag[];
      readonly others: readonly OtherDate[];
    };

/** What a reading of a date depends on; nothing here reads the clock. */
export interface DateContext {
  readonly now: Date;
  /** IANA name, for instance Europe/Paris. */
  readonly timeZone: string;
  /** Preferred where the two languages differ; both are always read. */
  readonly language: 'fr' | 'en';
  /** Which date is wanted when a text holds two ("dated the 3rd, received on the 7th"); 'received' when absent. */
  readonly basis?: 'received' | 'letter-date';
}
