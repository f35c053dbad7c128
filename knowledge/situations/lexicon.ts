import { corrected, typoIndex, type TypoIndex } from './typos.js';

/** A word or a fixed phrase of the content and the terms it stands for. */
interface Phrase {
  readonly words: readonly string[];
  /** Accents at the end of its last word that must be there ("cliqué" is not "clique"); null where they do not matter. */
  readonly ending: string | null;
  readonly terms: Set<string>;
}

/** Every word the content knows, ready for looking up. */
export interface Lexicon {
  /** By first word, the longest phrase first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Words without weight: they do not count in distances. */
  readonly fillers: ReadonlySet<string>;
  readonly typos: TypoIndex;
  /** What words as written stand for; looking for typos is the slow part. */
  readonly seen: Map<string, string>;
}

/** One word of an utterance: folded, with its place in the text and its distance from the first word. */
export interface Word {
  readonly text: string;
  readonly ending: string;
  readonly from: number;
  readonly to: number;
  readonly position: number;
  readonly filler: boolean;
}

/** A term of the content found in an utterance, from the word `first` to the word `last`. */
export interface Hit {
  readonly term: string;
  readonly first: number;
  readonly last: number;
}

const mostWords = 500;
const mostSeen = 5000;
const afterSentence = 3;
const afterComma = 1;

/** Lower case, without accents. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Before an entry of the content: the accents at its end count. */
const exactly = '=';

/** Which of the last two letters carry an accent, as "-'" for "ué". */
const endingOf = (written: string): string =>
  plainEnding.test(written)
    ? '--'
    : Array.from(written.normalize('NFC').slice(-2).padStart(2, 'x'), (letter) => (letter > '\u007f' ? "'" : '-')).join('');

const plainEnding = /^[a-z0-9]$|[a-z0-9]{2}$/i;

const spelling = /[\p{L}\p{N}\p{M}]+@?/gu;

/** The folded words of a text of the content. */
export const wordsOf = (text: string): string[] => fold(text).match(spelling) ?? [];

/** What an editor says of the words. */
export interface WordLists {
  /** The words and fixed phrases of each term. */
  readonly terms: ReadonlyMap<string, readonly string[]>;
  /** Those of them whose misspellings are put right. */
  readonly correctable: readonly string[];
  readonly fillers: readonly string[];
  /** Words that are never a misspelling of another. */
  readonly plain: readonly string[];
  /** What hasty writers glue to the next word ("labonné"). */
  readonly elisions: readonly string[];
}

/** Makes the lists of words ready for looking up. */
export function lexiconOf({ terms, correctable, fillers, plain, elisions }: WordLists): Lexicon {
  const phrases = phrasesOf(terms);
  const known = [...phrases.flatMap((phrase) => phrase.words), ...[...fillers, ...plain].flatMap(wordsOf)];
  return {
    phrases: byFirstWord(phrases),
    fillers: new Set(fillers.flatMap(wordsOf)),
    typos: typoIndex({ known: new Set(known), correctable: new Set(correctable.flatMap(wordsOf)), elisions: elisions.flatMap(wordsOf) }),
    seen: new Map(),
  };
}

function phrasesOf(terms: ReadonlyMap<string, readonly string[]>): Phrase[] {
  const known = new Map<string, Phrase>();
  for (const [term, entries] of terms) {
    for (const entry of entries) {
      const words = wordsOf(entry);
      const ending = entry.startsWith(exactly) ? endingOf(entry.slice(exactly.length)) : null;
      const key = `${words.join(' ')} ${ending ?? ''}`;
      const phrase = known.get(key) ?? { words, ending, terms: new Set<string>() };
      known.set(key, phrase);
      phrase.terms.add(term);
    }
  }
  return [...known.values()];
}

function byFirstWord(phrases: readonly Phrase[]): Map<string, Phrase[]> {
  const index = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const first = phrase.words[0];
    if (first !== undefined) index.set(first, [...(index.get(first) ?? []), phrase]);
  }
  for (const same of index.values()) same.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** Cuts an utterance into words, typos of known words put right; what follows the first 500 words is left out. */
export function readWords(utterance: string, lexicon: Lexicon): Word[] {
  const words: Word[] = [];
  let end = 0;
  let position = 0;
  for (const { 0: written, index: from } of utterance.matchAll(spelling)) {
    if (words.length === mostWords) break;
    const text = meant(written, lexicon);
    const filler = lexicon.fillers.has(text);
    position += pauseOf(utterance.slice(end, from)) + (filler ? 0 : 1);
    end = from + written.length;
    words.push({ text, ending: endingOf(written), from, to: end, position, filler });
  }
  return words;
}

function meant(written: string, { seen, typos }: Lexicon): string {
  const known = seen.get(written);
  if (known !== undefined) return known;
  if (seen.size >= mostSeen) seen.clear();
  const text = corrected(fold(written), typos);
  seen.set(written, text);
  return text;
}

const pauseOf = (between: string): number => {
  if (/[.!?;…\n]/.test(between)) return afterSentence;
  return /[,:()«»"]|\s[-–—]/.test(between) ? afterComma : 0;
};

/** The terms found in the words; the longest phrase hides the words inside it ("expert-comptable" hides "expert"). */
export function hitsOf(words: readonly Word[], lexicon: Lexicon): Hit[] {
  const hits: Hit[] = [];
  for (let first = 0; first < words.length; first += 1) {
    const here = lexicon.phrases.get(words[first]?.text ?? '')?.filter((phrase) => startsAt(phrase, words, first));
    const longest = here?.[0]?.words.length;
    if (!here || longest === undefined) continue;
    const last = first + longest - 1;
    const terms = here.filter((phrase) => phrase.words.length === longest).flatMap((phrase) => [...phrase.terms]);
    for (const term of new Set(terms)) hits.push({ term, first, last });
    first = last;
  }
  return hits;
}

const startsAt = (phrase: Phrase, words: readonly Word[], first: number): boolean =>
  phrase.words.every((word, offset) => words[first + offset]?.text === word) &&
  (phrase.ending === null || phrase.ending === words[first + phrase.words.length - 1]?.ending);
