import type { Clue, Dictionary, Edge, Link, Part, Unit, Which } from './dictionary.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { storyEn, storyFr } from './story-words.js';

/** What a word or a group of words can mean. */
interface Meanings {
  readonly day?: number;
  readonly weekday?: number;
  readonly month?: number;
  readonly unit?: Unit;
  readonly number?: number;
  readonly ordinal?: number;
  readonly dozen?: number;
  readonly few?: string;
  readonly lately?: number;
  readonly ago?: 'before' | 'after' | 'since' | 'until';
  readonly which?: readonly Which[];
  readonly part?: Part;
  readonly clock?: number;
  readonly meridiem?: 'am' | 'pm';
  readonly edge?: Edge;
  readonly link?: readonly Link[];
  readonly season?: string;
  readonly holiday?: string;
  readonly clue?: readonly Clue[];
  readonly mark?: readonly string[];
  readonly weak?: boolean;
}

/** All that a word or a group of words can mean at once; the grammar picks the sense that fits. */
export type Senses = { readonly [Sense in keyof Meanings]-?: Meanings[Sense] | undefined };

/** Senses as the rules look at them: all have the same fields in the same order, which makes reading twice as fast. */
export const sensesOf = ({ day, weekday, month, unit, number, ordinal, dozen, few, lately, ago, which, part, clock, meridiem, edge, link, season, holiday, clue, mark, weak }: Meanings): Senses =>
  ({ day, weekday, month, unit, number, ordinal, dozen, few, lately, ago, which, part, clock, meridiem, edge, link, season, holiday, clue, mark, weak });

/** Those of a word that the lexicon does not hold. */
export const noSenses = sensesOf({});

const numeric = new Set(['day', 'weekday', 'month', 'number', 'ordinal', 'dozen', 'lately', 'clock']);
const many = new Set(['link', 'clue', 'mark', 'which']);

const list = (words: string): readonly string[] => words.split(',').map((word) => word.trim()).filter((word) => word !== '');

type Open = Record<string, unknown>;

const note = (senses: Open, sense: string, value: string): void => {
  if (sense === 'weak') senses['weak'] = true;
  else if (many.has(sense)) senses[sense] = [...((senses[sense] as string[] | undefined) ?? []), value]; // as: written by this line only
  else senses[sense] ??= numeric.has(sense) ? Number(value) : value;
};

const build = (dictionaries: readonly Partial<Dictionary>[]): ReadonlyMap<string, Senses> => {
  const words = new Map<string, Open>();
  const noted = (word: string): Open => {
    const found = words.get(word) ?? {};
    words.set(word, found);
    return found;
  };
  for (const dictionary of dictionaries) {
    for (const [sense, values] of Object.entries<string | Readonly<Record<string, string>>>({ ...dictionary })) {
      if (typeof values === 'string') continue;
      for (const [value, forms] of Object.entries(values)) for (const form of list(forms)) note(noted(form), sense, value);
    }
    for (const word of list(dictionary.weak ?? '')) note(noted(word), 'weak', '');
  }
  return new Map([...words].map(([word, senses]) => [word, sensesOf(senses)])); // the keys come from Dictionary, whose names are those of Senses
};

/** Every word and group of words of both languages. */
export const lexicon = build([fr, en, storyFr, storyEn]);

/** The words and groups of one language. */
export const words = { fr: new Set(build([fr, storyFr]).keys()), en: new Set(build([en, storyEn]).keys()) };

/** Words that are left as they are written although they resemble one of the lexicon. */
export const ordinary: ReadonlySet<string> = new Set([...list(fr.ordinary), ...list(en.ordinary)]);

/** The longest group of words that begins with a word, in words. */
export const longestGroup: ReadonlyMap<string, number> = (() => {
  const longest = new Map<string, number>();
  for (const group of lexicon.keys()) {
    const words = group.split(' ');
    const first = words[0] ?? '';
    longest.set(first, Math.max(words.length, longest.get(first) ?? 0));
  }
  return longest;
})();
