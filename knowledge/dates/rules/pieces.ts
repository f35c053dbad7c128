import type { Clue, Link, Which } from '../words/dictionary.js';
import type { Token } from '../words/token.js';
import type { Flag, Grain } from '../understood.js';

/** What every rule sees: the tokens, and now as a day number and a minute of that day. */
export interface Scope {
  readonly tokens: readonly Token[];
  readonly now: number;
  readonly today: number;
  readonly minute: number;
  readonly timeZone: string;
  readonly language: 'fr' | 'en';
}

export interface Days {
  readonly first: number;
  readonly last: number;
}

/** One or several whole days, both ends included. */
export interface DayPiece extends Days {
  readonly is: 'day';
  readonly from: number;
  readonly to: number;
  readonly grain: Grain;
  readonly form: 'offset' | 'weekday' | 'day-of-month' | 'date' | 'ago' | 'week' | 'weekend' | 'month' | 'year' | 'holiday';
  readonly flags: readonly Flag[];
  readonly alternatives: readonly (Days & { readonly flag: Flag })[];
  /** A bare number or an ambiguous word, which counts only beside another piece. */
  readonly weak?: boolean;
  /** Told by the day that was named last ("le lendemain"): the story goes on, and no other date is meant unless its words say so. */
  readonly beside?: boolean;
  readonly weekday?: number;
  readonly which?: Which;
  readonly dayOfMonth?: number;
  readonly month?: number;
  readonly year?: number;
  readonly invalid?: boolean;
  /** The name of the feast that is told. */
  readonly feast?: string;
}

/** Minutes of a day; an end beyond 1,440 reaches into the next day. start = end is a moment. */
export interface TimePiece {
  readonly is: 'time';
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly grain: Grain;
  readonly flags: readonly Flag[];
  readonly weak?: boolean;
  readonly part?: boolean;
  /** An hour of a night that two days share ("à 1h, dans la nuit de vendredi à samedi"). */
  readonly ofNight?: boolean;
  /** Which day the words name themselves ("ce matin" is 0, "last night" is -1). */
  readonly day?: number;
  readonly invalid?: boolean;
}

/** A span of instants, in epoch milliseconds. */
export interface MomentPiece {
  readonly is: 'moment';
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly grain: Grain;
  readonly flags: readonly Flag[];
  readonly future?: boolean;
  /** The day that was written beside an offset. */
  readonly written?: number;
}

export type Piece = DayPiece | TimePiece | MomentPiece;

export type Rule = (scope: Scope, at: number) => Piece | null;

/** Rules that can only begin at a token with one of these senses, marks or links, or at figures. */
export interface RuleGroup {
  readonly figures: boolean;
  readonly senses: readonly (keyof Token['senses'])[];
  readonly marks: readonly string[];
  readonly links: readonly Link[];
  readonly rules: readonly Rule[];
}

/** Whether a rule of the group can begin at a token; spares most tokens most rules. */
export const canStart = (group: RuleGroup, { figures, senses }: Token): boolean =>
  (figures !== undefined && group.figures) ||
  group.senses.some((sense) => senses[sense] !== undefined) ||
  senses.mark?.some((mark) => group.marks.includes(mark)) === true ||
  senses.link?.some((link) => group.links.includes(link)) === true;

export const hasMark = (token: Token | undefined, mark: string): boolean => token?.senses.mark?.includes(mark) === true;
export const hasLink = (token: Token | undefined, link: Link): boolean => token?.senses.link?.includes(link) === true;
export const hasClue = (token: Token | undefined, clue: Clue): boolean => token?.senses.clue?.includes(clue) === true;
export const hasWhich = (token: Token | undefined, which: Which): boolean => token?.senses.which?.includes(which) === true;

/** "après", "avant le", "before the": what follows only places the date. */
export const isAround = ({ text }: Token): boolean => /^(?:apres|avant|after|before)\b/.test(text);

const determiner = /(?:^| )(?:le|the|du|au|on|l|dated|received)$/;

/** Whether a number behind a word is a day: "le 12", "dated 12". */
export const isDeterminer = (token: Token | undefined): boolean => determiner.test(token?.text ?? '');

/** Whether nothing stands at a place, or a mark of punctuation. */
export const isStop = (token: Token | undefined): boolean => token === undefined || token.punctuation === true;

/** Whether "not" or its like stands one or two words before a place, and not before `reached`. */
export const isDenied = (tokens: readonly Token[], from: number, reached = 0): boolean => tokens.slice(Math.max(reached, from - 2), from).some((token) => hasClue(token, 'not'));

/** The words as one text. */
export const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(' ');

const sides: readonly (readonly [string, number])[] = [['eve', -1], ['morrow', 1], ['eve-eve', -2], ['morrow-morrow', 2]];

/** How many days "la veille", "le lendemain", "the day after" stand from the day they go with; 0 for other words. */
export const sideOf = (token: Token | undefined): number => sides.find(([mark]) => hasMark(token, mark))?.[1] ?? 0;

/** The position after any tokens that pass the test. */
export const skip = (tokens: readonly Token[], at: number, test: (token: Token) => boolean): number => {
  let next = at;
  for (let token = tokens[next]; token !== undefined && test(token); token = tokens[next]) next += 1;
  return next;
};

/** The whole number a token stands for, in figures or words; "a" and "one" only when weak words are allowed. */
export const wholeNumber = (token: Token | undefined, weak = false): number | null => {
  if (token?.figures?.is === 'number') return token.figures.value;
  const value = token?.senses.number;
  return value !== undefined && (weak || token?.senses.weak !== true || token.senses.month !== undefined) ? value : null;
};

/** The rank a token stands for: "1er", "3rd", "third". */
export const rank = (token: Token | undefined): number | null =>
  token?.figures?.is === 'ordinal' ? token.figures.value : token?.senses.unit === undefined ? (token?.senses.ordinal ?? null) : null;

/** Flags for typos that were corrected in a span of tokens. */
export const typoFlags = (tokens: readonly Token[]): readonly Flag[] => {
  const flags = tokens.flatMap(({ typo, senses }): Flag[] =>
    typo !== true ? [] : [senses.weekday !== undefined ? 'corrected-weekday' : senses.month !== undefined ? 'corrected-month' : 'corrected-typo'],
  );
  return [...new Set(flags)];
};
