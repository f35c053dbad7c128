import type { Language } from '../language.js';
import { fold, words } from './normalisation.js';
import { stem } from './stemming.js';

/** What an editor writes in content/synonyms.yaml: short spellings, and words that mean the same. */
export interface LexiconContent {
  readonly spellings: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  readonly concepts: Readonly<Record<string, Readonly<Record<Language, readonly string[]>>>>;
}

/** The same, ready to be looked up: folded spellings to words, stemmed phrases to concept numbers (from 1). */
export interface Lexicon {
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  readonly concepts: ReadonlyMap<string, number>;
}

/** A lexicon that knows nothing, for a corpus without synonyms. */
export const emptyLexicon: Lexicon = { spellings: new Map(), concepts: new Map() };

const longestPhrase = 4;

/** Prepares the content of synonyms.yaml; a phrase that stands under two concepts keeps the first. */
export function compileLexicon(content: LexiconContent): Lexicon {
  const spellings = new Map<string, readonly string[]>();
  for (const list of Object.values(content.spellings))
    for (const [short, long] of Object.entries(list)) spellings.set(fold(short), words(fold(long)));
  const concepts = new Map<string, number>();
  Object.values(content.concepts).forEach((concept, index) => {
    for (const phrase of [...concept.fr, ...concept.en]) {
      const key = words(fold(phrase)).map(stem).join(' ');
      if (!concepts.has(key)) concepts.set(key, index + 1);
    }
  });
  return { spellings, concepts };
}

/** The words of an utterance with short spellings written out. */
export function spell(tokens: readonly string[], lexicon: Lexicon): string[] {
  return tokens.flatMap((token) => lexicon.spellings.get(token) ?? [token]);
}

/** The concepts of stemmed words, in their order; the longest phrase wins, other words are left out. */
export function conceptsOf(stems: readonly string[], lexicon: Lexicon): number[] {
  const found: number[] = [];
  for (let at = 0; at < stems.length; ) {
    const length = phraseLength(stems, at, lexicon);
    if (length > 0) found.push(lexicon.concepts.get(stems.slice(at, at + length).join(' ')) ?? 0);
    at += Math.max(1, length);
  }
  return found;
}

function phraseLength(stems: readonly string[], at: number, lexicon: Lexicon): number {
  for (let length = Math.min(longestPhrase, stems.length - at); length > 0; length--)
    if (lexicon.concepts.has(length === 1 ? (stems[at] ?? '') : stems.slice(at, at + length).join(' '))) return length;
  return 0;
}
