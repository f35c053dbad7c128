import { conceptsOf, spell, type Lexicon } from './lexicon.js';
import { fold, words } from './normalisation.js';
import { stem } from './stemming.js';

/** The features of an utterance as 32-bit hashes, with repetitions, in four groups: words, stems, runs of letters,
 *  concepts. Each group is weighed as a whole, so that many runs of letters do not drown few words. */
export type Features = readonly (readonly number[])[];

const shortestRun = 3;
const longestRun = 5;
const conceptWindow = 4;
const blank = 32;

/** Everything the classifiers look at in an utterance. Hashes collide about five times in 200,000 features. */
export function featuresOf(text: string, lexicon: Lexicon): Features {
  const tokens = spell(words(fold(text)), lexicon);
  const stems = tokens.map(stem);
  const runs: number[] = [];
  for (const token of tokens) addCharacterRuns(token, runs);
  return [sequences(tokens, 1), sequences(stems, 2), runs, conceptFeatures(conceptsOf(stems, lexicon))];
}

/** Single words and neighbouring pairs. */
function sequences(tokens: readonly string[], salt: number): number[] {
  const found: number[] = [];
  let before = 0;
  for (const [index, token] of tokens.entries()) {
    const unit = hash(token, salt);
    found.push(unit);
    if (index > 0) found.push(join(before, unit));
    before = unit;
  }
  return found;
}

/** Single concepts, and pairs of concepts that stand near each other, in their order. */
function conceptFeatures(concepts: readonly number[]): number[] {
  const units = concepts.map((concept) => join(3, concept));
  const found = [...units];
  for (const [index, unit] of units.entries())
    for (let later = index + 1; later < Math.min(units.length, index + 1 + conceptWindow); later++) found.push(join(unit, units[later] ?? 0));
  return found;
}

/** Runs of letters within a word, whose ends count as a letter. */
function addCharacterRuns(token: string, found: number[]): void {
  const length = token.length + 2;
  for (let start = 0; start < length - 1; start++) {
    let run = 0x9e3779b1;
    const end = Math.min(length, start + longestRun);
    for (let at = start; at < end; at++) {
      const letter = at === 0 || at === length - 1 ? blank : token.charCodeAt(at - 1);
      run = Math.imul(run ^ letter, 0x01000193);
      if (at - start + 1 >= shortestRun) found.push(finish(run ^ (at - start)));
    }
  }
}

function hash(token: string, salt: number): number {
  let value = Math.imul(salt, 0x85ebca6b);
  for (let at = 0; at < token.length; at++) value = Math.imul(value ^ token.charCodeAt(at), 0x01000193);
  return finish(value);
}

function join(left: number, right: number): number {
  return finish(Math.imul(left, 31) ^ Math.imul(right, 0x85ebca6b));
}

/** Murmur3's last step; 0 marks an empty slot in the vocabulary, so it is never given. */
function finish(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) || 1;
}
