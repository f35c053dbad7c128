import { lexicon, ordinary } from './lexicon.js';

/** Shorter words are too near to others to be corrected; a second mistake is forgiven only in long ones. */
const shortest = 5;
const long = 8;

const dateSenses = ['day', 'weekday', 'month', 'unit', 'part', 'holiday', 'ago', 'which', 'clock', 'number', 'ordinal', 'dozen', 'few', 'edge', 'season'] as const;

/** Words worth finding behind a typo: those of dates, on their own or within a group. */
const vocabulary: ReadonlySet<string> = (() => {
  const words = new Set<string>();
  for (const [group, senses] of lexicon)
    if (dateSenses.some((sense) => senses[sense] !== undefined)) for (const word of group.split(' ')) words.add(word);
  return new Set([...words].filter((word) => word.length >= shortest - 1));
})();

const editsOf = (word: string): number => (word.length >= long ? 2 : 1);

/** The letters of a word as bits: one edit changes two of them at most, which rules most words out at once. */
const lettersOf = (word: string): number => Array.from(word).reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 97)), 0);

const entries = [...vocabulary].map((word) => ({ word, letters: lettersOf(word), edits: editsOf(word) }));

const countBits = (bits: number): number => {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

/** Edits between two words, a swap of neighbours counting once (optimal string alignment). */
const distance = (a: string, b: string): number => {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? (before[column - 2] ?? 0) + 1 : change;
      current.push(Math.min(change, swap, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    before = above;
    above = current;
  }
  return above[b.length] ?? 0;
};

const meaning = (word: string): string => {
  const { weekday, month, unit, day, number } = lexicon.get(word) ?? {};
  return [weekday, month, unit, day, number].some((sense) => sense !== undefined) ? JSON.stringify([weekday, month, unit, day, number]) : word;
};

const nearest = (word: string): readonly string[] => {
  const letters = lettersOf(word);
  const ranked = entries
    .filter((entry) => Math.abs(entry.word.length - word.length) <= entry.edits && countBits(letters ^ entry.letters) <= 2 * entry.edits)
    .map((entry) => ({ ...entry, distance: distance(word, entry.word) }))
    .filter(({ word: known, edits, distance: far }) => far <= edits && (far < 2 || word[0] === known[0]));
  const least = Math.min(...ranked.map(({ distance: far }) => far));
  return ranked.filter(({ distance: far }) => far === least).map(({ word: known }) => known);
};

/** Two words written as one ("hiersoir"), or null. */
const split = (word: string): readonly string[] | null => {
  for (let at = 3; at <= word.length - 3; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => vocabulary.has(part) && lexicon.get(part)?.weak !== true)) return parts;
  }
  return null;
};

/** The words meant by a mistyped one: one, two when a space is missing, or null when it is no word of dates. */
export const correct = (word: string): readonly string[] | null => {
  if (word.length < shortest || word.length > 16 || ordinary.has(word)) return null;
  const parts = split(word);
  if (parts !== null) return parts;
  const [best, ...rest] = nearest(word);
  return best !== undefined && rest.every((other) => meaning(other) === meaning(best)) ? [best] : null;
};

/** Whether a word is known on its own or within a group of words. */
export const isKnown = (word: string): boolean => lexicon.has(word) || vocabulary.has(word);
