import Fuse, { type FuseResult } from 'fuse.js';
import type { Language } from '../language.js';
import { normalise } from './normalisation.js';

/** A text under which an entry is found while somebody types. */
export interface SuggestionText {
  readonly id: string;
  readonly language: Language;
  readonly text: string;
  /** The entry's own question comes before its phrasings where both fit as well. */
  readonly isQuestion: boolean;
}

export interface Suggestion {
  readonly id: string;
  /** How much of what was typed is found in one text of the entry, 0 to 1. */
  readonly confidence: number;
}

export type Suggest = (typed: string, language: Language, limit: number) => Suggestion[];

/** Short phrasings an entry adds to its question: more finds little more and costs time at each key. */
const mostPhrasings = 12;
const longestPhrasing = 60;
const mostTypedWords = 8;
/** Fuse over the words only: over whole questions and phrasings a key took 31 ms at the median, 300 at worst. */
const tolerance = { threshold: 0.3, includeScore: true, minMatchCharLength: 2, distance: 20 };
const fit = { whole: 1, start: 0.92, typo: 0.75 } as const;
const leastWordForTypos = 4;
const mostSeen = 2000;
const penalties = { phrasing: 0.06, otherLanguage: 0.2, unmatchedWord: 0.01 } as const;
const leastConfidence = 0.35;

interface Index {
  readonly texts: readonly (SuggestionText & { readonly length: number })[];
  /** The texts that hold a word, and how rare the word is. */
  readonly holders: ReadonlyMap<string, readonly number[]>;
  readonly fuse: Fuse<string>;
  /** What fuse found for words that no text begins with: each key asks for the words before it again. */
  readonly seen: Map<string, readonly FuseResult<string>[]>;
}

/** Makes a type-ahead over questions and short phrasings: the last word may be unfinished, words may be misspelt;
 *  both languages are searched, the wanted one first. */
export function buildSuggestions(texts: readonly SuggestionText[]): Suggest {
  const index = indexTexts(pickTexts(texts));
  return (typed, language, limit) => {
    const wanted = normalise(typed.slice(0, 2 * longestPhrasing)).split(' ').filter(Boolean).slice(-mostTypedWords);
    const best = new Map<string, number>();
    for (const [at, found] of rateTexts(index, wanted)) {
      const text = index.texts[at];
      if (text) best.set(text.id, Math.max(best.get(text.id) ?? 0, found - penalty(text, { language, typed: wanted.length })));
    }
    return Array.from(best, ([id, confidence]) => ({ id, confidence }))
      .filter(({ confidence }) => confidence >= leastConfidence)
      .sort((one, other) => other.confidence - one.confidence)
      .slice(0, limit);
  };
}

function indexTexts(texts: readonly SuggestionText[]): Index {
  const holders = new Map<string, number[]>();
  const measured = texts.map((text, at) => {
    const words = normalise(text.text).split(' ');
    for (const word of new Set(words)) holders.set(word, [...(holders.get(word) ?? []), at]);
    return { ...text, length: words.length };
  });
  return { texts: measured, holders, fuse: new Fuse([...holders.keys()], tolerance), seen: new Map() };
}

function pickTexts(texts: readonly SuggestionText[]): SuggestionText[] {
  const taken = new Map<string, number>();
  return texts.filter(({ id, language, text, isQuestion }) => {
    if (isQuestion) return true;
    const count = taken.get(id + language) ?? 0;
    if (count >= mostPhrasings || text.length > longestPhrasing) return false;
    taken.set(id + language, count + 1);
    return true;
  });
}

/** The share of what was typed that each text holds; a rare word counts more. */
function rateTexts(index: Index, wanted: readonly string[]): Map<number, number> {
  const rated = new Map<number, number>();
  let total = 0;
  for (const word of wanted) {
    const fits = findWords(index, word);
    const weight = Math.max(1, ...Array.from(fits.keys(), (found) => rarity(index, found)));
    total += weight;
    const best = new Map<number, number>();
    for (const [found, fit] of fits) for (const at of index.holders.get(found) ?? []) best.set(at, Math.max(best.get(at) ?? 0, fit));
    for (const [at, fit] of best) rated.set(at, (rated.get(at) ?? 0) + fit * weight);
  }
  for (const [at, sum] of rated) rated.set(at, sum / total);
  return rated;
}

const rarity = ({ texts, holders }: Index, word: string): number => Math.log(1 + texts.length / (holders.get(word)?.length ?? 1));

function findWords(index: Index, typed: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const word of index.holders.keys()) if (word.startsWith(typed)) found.set(word, word === typed ? fit.whole : fit.start);
  if (found.size > 0 || typed.length < leastWordForTypos) return found;
  for (const { item, score = 1 } of misspelt(index, typed)) found.set(item, fit.typo * (1 - score / 2));
  return found;
}

function misspelt({ fuse, seen }: Index, typed: string): readonly FuseResult<string>[] {
  const results = seen.get(typed) ?? fuse.search(typed, { limit: 6 });
  if (seen.size >= mostSeen) seen.clear();
  seen.set(typed, results);
  return results;
}

function penalty(text: SuggestionText & { length: number }, { language, typed }: { language: Language; typed: number }): number {
  const unmatched = Math.max(0, text.length - typed) * penalties.unmatchedWord;
  return unmatched + (text.isQuestion ? 0 : penalties.phrasing) + (text.language === language ? 0 : penalties.otherLanguage);
}
