import type { Senses } from './lexicon.js';
import { lexicon, noSenses, ordinary, words } from './lexicon.js';
import { respelled } from './heard.js';
import { segments } from './run-together.js';
import { englishSound, frenchSound } from './sounds.js';

/** Shorter words are too near to others to be corrected; a second mistake is forgiven only in long ones. */
const shortest = 5;
const long = 8;

const dateSenses = ['day', 'weekday', 'month', 'unit', 'part', 'holiday', 'ago', 'which', 'clock', 'number', 'ordinal', 'dozen', 'few', 'edge', 'season'] as const;

/** Groups as "fête des mères" hold short words that are no words of dates by themselves. */
const shortestInGroup = 6;
const shortestAbout = 6;
const marksWorthFinding = new Set(['about', 'quarter-to', 'quarter-past', 'eve', 'morrow', 'eve-eve', 'morrow-morrow', 'just', 'fresh', 'now']);

const sides = new Set(['avant', 'apres', 'entre', 'before', 'after', 'between']);

const worthFinding = (group: string, senses: Senses): readonly string[] => {
  const words = group.split(' ');
  const about = senses.mark?.some((mark) => marksWorthFinding.has(mark)) === true ? words.filter((word) => word.length >= shortestAbout) : [];
  if (sides.has(group)) return words;
  if (!dateSenses.some((sense) => senses[sense] !== undefined)) return about;
  return words.length === 1 ? words : words.filter((word) => word.length >= shortestInGroup);
};

/** Words worth finding behind a typo: those of dates, on their own or within a group. */
const vocabulary: ReadonlySet<string> = new Set([...lexicon].flatMap(([group, senses]) => worthFinding(group, senses)).filter((word) => word.length >= shortest - 1));

const known: ReadonlySet<string> = new Set([...lexicon.keys()].flatMap((group) => [group, ...group.split(' ')]));

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
export const distance = (a: string, b: string): number => {
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
  const senses = lexicon.get(word) ?? noSenses;
  const found = dateSenses.map((sense) => senses[sense] ?? null);
  return found.every((value) => value === null) ? word : JSON.stringify(found);
};

const nearest = (word: string): readonly string[] => {
  const letters = lettersOf(word);
  const ranked = entries
    .filter((entry) => Math.abs(entry.word.length - word.length) <= entry.edits && countBits(letters ^ entry.letters) <= 2 * entry.edits)
    .map((entry) => ({ ...entry, distance: distance(word, entry.word) }))
    .filter((entry) => entry.distance <= entry.edits && (entry.distance < 2 || word[0] === entry.word[0]));
  const least = Math.min(...ranked.map(({ distance: far }) => far));
  const best = ranked.filter(({ distance: far }) => far === least).map((entry) => entry.word);
  const alike = best.filter((one) => one[0] === word[0]);
  return onTheirOwn(alike.length > 0 ? alike : best);
};

/** "denriere" is rather "dernière" than the "derrière" of a group: words that mean something by themselves come first. */
const onTheirOwn = (found: readonly string[]): readonly string[] => {
  const own = found.filter((word) => meaning(word) !== word);
  return own.length > 0 ? own : found;
};

const shortestSound = 5;
/** Consonants alone say little: the rest of the word has to be near as well. */
const shortestConsonants = 6;
const farthest = 3;

const bySound = (soundOf: (word: string) => string, own: ReadonlySet<string>): ReadonlyMap<string, string> =>
  new Map([...vocabulary].filter((word) => own.has(word) || !lexicon.has(word)).toReversed().map((word) => [soundOf(word), word]));
const [byFrench, byEnglish] = [bySound(frenchSound, words.fr), bySound(englishSound, words.en)];

/** A word that sounds as the written one does, or null. */
const soundalike = (word: string): readonly string[] | null => {
  const sound = frenchSound(word);
  const meant = byFrench.get(sound);
  if (meant !== undefined && (sound.length >= shortestSound || (sound.length === shortestSound - 1 && lexicon.get(meant)?.weekday !== undefined))) return [meant];
  const english = word.length < shortestConsonants ? undefined : byEnglish.get(englishSound(word));
  return english !== undefined && english[0] === word[0] && lexicon.get(english) !== undefined && distance(word, english) <= farthest ? [english] : null;
};

const isName = (word: string): boolean => lexicon.get(word)?.weekday !== undefined || lexicon.get(word)?.month !== undefined;

/** How many letters two words begin and end with alike. */
export const shared = (a: string, b: string): number => {
  const start = Array.from(a).findIndex((letter, at) => letter !== b[at]);
  const end = Array.from(a).toReversed().findIndex((letter, at) => letter !== b[b.length - 1 - at]);
  return (start === -1 ? a.length : start) + (end === -1 ? a.length : end);
};

const shortWeekdays = [...vocabulary].filter((word) => word.length === shortest && lexicon.get(word)?.weekday !== undefined);

/** "jedi", "ludi", "ardi": a weekday of five letters that lacks one. */
const weekdayLacking = (word: string): readonly string[] | null => {
  const found = shortWeekdays.filter((weekday) => (weekday[0] === word[0] || weekday.endsWith(word)) && distance(word, weekday) === 1);
  return found.length === 1 ? found : null;
};

/** "lassension", "d'otobre" without its apostrophe. */
const behindArticle = (word: string): readonly string[] | null => (/^[ld][aeiouh]/.test(word) && word.length > long ? soundalike(word.slice(1)) : null);

const search = (word: string): readonly string[] | null => {
  const known = respelled.get(word);
  if (known !== undefined) return known;
  if (ordinary.has(word)) return null;
  if (word.length === shortest - 1) return soundalike(word) ?? weekdayLacking(word);
  if (word.length < shortest || word.length > 16) return null;
  const [best, ...rest] = nearest(word).toSorted((a, b) => shared(word, b) - shared(word, a));
  const meant = best === undefined || !(rest.every((other) => meaning(other) === meaning(best)) || isName(best)) ? null : [best];
  if (best !== undefined && meant !== null && distance(word, best) === 1) return meant;
  return soundalike(word) ?? segments(word, vocabulary) ?? behindArticle(word) ?? meant;
};

/** Everyday words come back in every text; looking one up costs some ten microseconds. */
const mostRemembered = 5_000;
const remembered = new Map<string, readonly string[] | null>();

/**
 * The words meant by a mistyped one: one, two when a space is missing, or null when it is no word of dates.
 * Of two weekdays or months that are as near the likelier one is taken, since a corrected name is flagged.
 */
export const correct = (word: string): readonly string[] | null => {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const found = search(word);
  if (remembered.size > mostRemembered) remembered.clear();
  remembered.set(word, found);
  return found;
};

/** Whether a word is known on its own or within a group of words. */
export const isKnown = (word: string): boolean => known.has(word) && !respelled.has(word);

/** Whether a word is one of the lexicon or an everyday one, so that it is not taken for another without need. */
export const isSettled = (word: string): boolean => ordinary.has(word) || known.has(word);
