import { lexicon, noSenses } from './lexicon.js';
import type { Token } from './token.js';
import { tokenOf } from './token.js';

/** Little words that people write onto a word of dates ("cematin", "ilya", "lastnight"). */
const little = new Set('le, la, l, du, ce, cet, cette, se, a, o, au, en, ca, sa, il, ya, ilya, d, de, dans, fait, fe, vers, depuis, recu, arrive, avant, apres, tout, the, on, at, in, of, by, last, next, this, ago, my, it, got, came, since, for, around, one, two, ten, six'.split(', '));

/** Shorter words of dates would be found in half of all words. */
const shortest = 4;
const mostParts = 4;

const isStrong = (word: string, vocabulary: ReadonlySet<string>): boolean => word.length >= shortest && vocabulary.has(word);

/** Words written as one ("hiersoir", "cematin", "daysago"), at least one of them a word of dates; null where it does not come out even. */
export const segments = (word: string, vocabulary: ReadonlySet<string>, left = mostParts): readonly string[] | null => {
  for (let size = word.length; size > 0; size -= 1) {
    const head = word.slice(0, size);
    const strong = isStrong(head, vocabulary);
    if (!strong && !little.has(head)) continue;
    const tail = word.slice(size);
    if (tail === '') return left < mostParts || strong ? [head] : null;
    const rest = left === 1 ? null : segments(tail, vocabulary, left - 1);
    if (rest !== null && (left < mostParts || [head, ...rest].some((part) => isStrong(part, vocabulary)))) return [head, ...rest];
  }
  return null;
};

const isWord = (token: Token | undefined): token is Token => token !== undefined && token.punctuation !== true && token.figures === undefined;

const isDateWord = (word: string): boolean => {
  const { day, weekday, month, unit, number, part, holiday, weak } = lexicon.get(word) ?? {};
  return weak !== true && (day ?? weekday ?? month ?? unit ?? number ?? part ?? holiday) !== undefined;
};

const shortestWhole = 5;

/** The word that two or three others make ("jeu di", "yester day"), and how many; where each of them means something they stay apart. */
const wholeAt = (words: readonly Token[], at: number): { readonly text: string; readonly size: number } | null => {
  for (const size of [3, 2]) {
    const parts = words.slice(at, at + size);
    if (parts.length < size || !parts.every(isWord) || !parts.some(({ text }) => isScrap(text))) continue;
    const text = parts.map((part) => part.text).join('');
    if (text.length < shortestWhole || !isDateWord(text)) continue;
    if (!lexicon.has(parts.map((part) => part.text).join(' ')) && !parts.every(({ text: part }) => isDateWord(part))) return { text, size };
  }
  return null;
};

/** Pieces that are no words by themselves; "de main" is not "demain". */
const isScrap = (word: string): boolean => !lexicon.has(word) && !everyday.has(word);
const everyday = new Set('main, mains, manche, men, no, an, out, day, night, set, so, red, in'.split(', '));

/** Puts words that were written in two back together. */
export const rejoin = (words: readonly Token[]): readonly Token[] => {
  const found: Token[] = [];
  for (let at = 0; at < words.length; ) {
    const whole = wholeAt(words, at);
    const word = words[at];
    if (whole !== null) found.push(tokenOf(whole.text, noSenses, { typo: true }));
    else if (word !== undefined) found.push(word);
    at += whole?.size ?? 1;
  }
  return found;
};
