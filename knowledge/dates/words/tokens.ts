import { figuresAt } from './figures.js';
import { lexicon, longestGroup, noSenses } from './lexicon.js';
import { rejoin } from './run-together.js';
import { mend } from './slots.js';
import { correct, isKnown } from './spelling.js';
import type { Token } from './token.js';
import { tokenOf } from './token.js';

const wordShape = /\d?[a-z]+/y;
const skipped = /(?:[ ']|(?<=[a-z])-(?=[a-z\d])|(?<=\d)-(?=[a-z]))+/y;

const wordAt = (text: string, at: number): string | null => {
  wordShape.lastIndex = at;
  const word = wordShape.exec(text)?.[0];
  if (word === undefined) return null;
  return /^\d/.test(word) && !(lexicon.has(word) && !/^ (?:ago|back)/.test(text.slice(at + word.length, at + word.length + 5))) ? null : word;
};

const spelled = (word: string): readonly Token[] => {
  if (isKnown(word)) return [tokenOf(word, noSenses)];
  const parts = correct(word);
  return parts === null ? [tokenOf(word, noSenses)] : parts.map((text) => tokenOf(text, noSenses, { typo: parts.length === 1 }));
};

const clipped = new Set(['sem', 'smn', 'env', 'approx', 'dep']);

/** The full stop of "vendr.", "nov.", "dern.", "déb." or "sem.". */
const endsAbbreviation = (text: string, at: number, last: Token | undefined): boolean => {
  const { weekday, month, which, edge } = lexicon.get(last?.text ?? '') ?? {};
  const short = last !== undefined && last.text.length <= 5 && (weekday ?? month ?? which ?? edge) !== undefined && last.text !== 'mars';
  return text[at] === '.' && last !== undefined && text.endsWith(last.text, at) && (short || clipped.has(last.text));
};

const pieces = (text: string): readonly Token[] => {
  const found: Token[] = [];
  for (let at = 0; at < text.length; ) {
    skipped.lastIndex = at;
    if (skipped.test(text)) at = skipped.lastIndex;
    if (at >= text.length) break;
    const word = wordAt(text, at);
    const figures = word === null ? figuresAt(text, at) : null;
    if (word !== null) found.push(...spelled(word));
    else if (figures !== null) found.push(tokenOf(text.slice(at, figures.end), noSenses, { figures: figures.figures }));
    else if (!endsAbbreviation(text, at, found.at(-1))) found.push(tokenOf(text[at] ?? '', noSenses, { punctuation: true }));
    at = figures?.end ?? at + (word?.length ?? 1);
  }
  return found;
};

const groupAt = (tokens: readonly Token[], at: number): { readonly token: Token; readonly next: number } | null => {
  const longest = longestGroup.get(tokens[at]?.text ?? '') ?? 0;
  for (let size = Math.min(longest, tokens.length - at); size > 0; size -= 1) {
    const words = tokens.slice(at, at + size);
    const text = words.map((token) => token.text).join(' ');
    const senses = lexicon.get(text);
    if (senses !== undefined) return { token: tokenOf(text, senses, { typo: words.some((token) => token.typo === true) }), next: at + size };
  }
  return null;
};

const grouped = (words: readonly Token[]): readonly Token[] => {
  const found: Token[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at];
    const group = groupAt(words, at);
    if (group !== null) found.push(group.token);
    else if (word !== undefined) found.push(word);
    at = group?.next ?? at + 1;
  }
  return found;
};

/** The words of a token, for another grouping. */
const wordsOf = (token: Token): readonly Token[] => (token.figures === undefined ? token.text.split(' ').map((text) => tokenOf(text, noSenses, token)) : [token]);

/** Cuts a normalised text into tokens, groups of words as one, typos in words of dates corrected and marked. */
export const tokenise = (text: string): readonly Token[] => {
  const tokens = grouped(rejoin(pieces(text)));
  const mended = mend(tokens);
  return mended === tokens ? tokens : grouped(mended.flatMap(wordsOf));
};
