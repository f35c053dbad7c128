/** Words of one sense: what they stand for -> the ways to write it, lower case without accents, separated by commas. */
type Words = Readonly<Record<string, string>>;

export type Unit = 'second' | 'minute' | 'quarter' | 'half-hour' | 'hour' | 'half-day' | 'day' | 'working-day' | 'week' | 'fortnight' | 'weekend' | 'month' | 'year';
export type Which = 'last' | 'before-last' | 'this' | 'next';
export type Edge = 'start' | 'middle' | 'end' | 'whole';
export type Link = 'or' | 'and' | 'to' | 'between' | 'from' | 'in' | 'before' | 'after' | 'past' | 'minus' | 'either';
export type Part =
  | 'morning' | 'early-morning' | 'late-morning' | 'midday' | 'afternoon' | 'early-afternoon' | 'late-afternoon'
  | 'evening' | 'early-evening' | 'late-evening' | 'night' | 'last-night' | 'this-night' | 'small-hours' | 'tonight';
/** What a word near a date says about it. */
export type Clue =
  | 'received' | 'attempt' | 'passed' | 'opened' | 'sent' | 'dated' | 'action' | 'request' | 'former' | 'trouble' | 'other' | 'until' | 'since' | 'not' | 'correction' | 'missing' | 'duration' | 'street' | 'business' | 'will';

/** The vocabulary of dates of one language. */
export interface Dictionary {
  /** Days from today. */
  readonly day: Words;
  /** 1 is Monday. */
  readonly weekday: Words;
  readonly month: Words;
  readonly unit: Words;
  readonly number: Words;
  readonly ordinal: Words;
  /** Round numbers that are never meant exactly ("une dizaine"). */
  readonly dozen: Words;
  /** Loose amounts, as lowest-highest. */
  readonly few: Words;
  /** Any time since so many days ("ces derniers jours"). */
  readonly lately: Words;
  /** Whether the words stand before the amount ("il y a") or after it ("ago"); until: the amount will have passed ("ça fera un mois jeudi"). */
  readonly ago: Words;
  readonly which: Words;
  readonly part: Words;
  /** Minutes since midnight. */
  readonly clock: Words;
  readonly meridiem: Words;
  readonly edge: Words;
  readonly link: Words;
  readonly season: Words;
  readonly holiday: Words;
  readonly clue: Words;
  /** Marks without a value of their own: about, the, of, half ... */
  readonly mark: Words;
  /** Words of the above that are more often something else ("mon", "may", "sat"). */
  readonly weak: string;
  /** Everyday words that look like a mistyped date word and are none. */
  readonly ordinary: string;
}
