import { heard } from './heard.js';
import { lexicon } from './lexicon.js';
import { distance } from './spelling.js';

const tens: readonly string[] = ['vingt', 'trente', 'twenty', 'thirty'];
const hyphened = /\b([a-z]{3,8})-(?:et-)?([a-z]{2,8})\b/g;
const misheard = [...heard].flatMap(([written, meant]) => (meant.some((one) => one === 'vingt' || one === 'trente') ? [written] : []));
/** Before a month a space holds them together as well. */
const spaced = new RegExp(`\\b(${misheard.join('|')}) (?:et )?([a-z]{2,8})(?= (?:janv|fev|mars|avril|mai\\b|juin|juil|aout|sept|oct|nov|dec))`, 'g');
const longEnough = 6;

/** The word for tens that is written, well or not. */
const tensOf = (word: string): string | undefined =>
  tens.find((one) => one === word || heard.get(word)?.includes(one) === true || (word.length >= longEnough && distance(word, one) === 1));

/** The number below ten that is written, well or not; English tens take English ones. */
const onesOf = (word: string, english: boolean): string | undefined => {
  const isOne = (one: string): boolean => {
    const { number = 10, ordinal = 10 } = lexicon.get(one) ?? {};
    return Math.min(number, ordinal) < 10 && english === englishOnes.has(one);
  };
  return [word, ...(heard.get(word) ?? [])].find(isOne) ?? [...englishOnes].find((one) => english && word.length >= longEnough && distance(word, one) === 1);
};
const englishOnes: ReadonlySet<string> = new Set('one two three four five six seven eight nine first second third fourth fifth sixth seventh eighth ninth'.split(' '));

const mended = (match: string, first: string, second: string): string => {
  const ten = tensOf(first);
  const one = ten === undefined ? undefined : onesOf(second, ten.endsWith('ty'));
  if (ten === undefined || one === undefined) return match;
  return /[- ]et[- ]/.test(match) ? `${ten} et ${one}` : `${ten}-${one}`;
};

/** Mends spelled numbers whose halves belong together for sure: "vint-sept", "vin deux novembre", "twenty-fist". */
export const mendedNumbers = (text: string): string => {
  const joined = text.includes('-') ? text.replace(hyphened, mended) : text;
  return joined.replace(spaced, mended);
};
