import type { Token } from './token.js';
import { tokenOf } from './token.js';
import { sensesOf } from './lexicon.js';

/** "un" and "a" are mostly articles; "sept" is weak as a month only. */
const isNumber = (token: Token | undefined): boolean => token?.senses.weak !== true || token.senses.month !== undefined;

const small = (token: Token | undefined): number | null => {
  const value = token?.senses.number;
  return value !== undefined && isNumber(token) ? value : null;
};

const isAnd = (token: Token | undefined): boolean => token?.senses.link?.includes('and') === true;

interface Sum {
  readonly value: number;
  readonly next: number;
  readonly ordinal: boolean;
}

/** "vingt et un", "twenty five", "quatre vingt dix", "twenty third", "deux mille vingt six", "zéro cinq". */
const sumAt = (tokens: readonly Token[], at: number): Sum | null => {
  const first = small(tokens[at]);
  if (first === null) return null;
  const digit = small(tokens[at + 1]);
  if (first === 0 && digit !== null && digit > 0 && digit < 10) return { value: digit, next: at + 2, ordinal: false };
  if (first === 2 && tokens[at + 1]?.senses.number === 1000) {
    const from = isAnd(tokens[at + 2]) ? at + 3 : at + 2;
    const rest = sumAt(tokens, from);
    return { value: 2000 + (rest?.value ?? 0), next: rest?.next ?? at + 2, ordinal: false };
  }
  if (first === 100) return hundredAt(tokens, at + 1);
  if (first === 4 && tokens[at + 1]?.senses.number === 20) return tensAt(tokens, at + 2, 80);
  return first >= 20 && first % 10 === 0 ? tensAt(tokens, at + 1, first) : { value: first, next: at + 1, ordinal: false };
};

/** "cent vingt", "hundred and five". */
const hundredAt = (tokens: readonly Token[], at: number): Sum => {
  const rest = sumAt(tokens, isAnd(tokens[at]) ? at + 1 : at);
  return rest === null || rest.value >= 100 ? { value: 100, next: at, ordinal: false } : { ...rest, value: 100 + rest.value };
};

const tensAt = (tokens: readonly Token[], at: number, tens: number): Sum => {
  const and = isAnd(tokens[at]);
  const token = tokens[and ? at + 1 : at];
  const unit = token?.senses.number;
  const nth = token?.senses.ordinal;
  const next = and ? at + 2 : at + 1;
  const most = tens === 60 || tens === 80 ? 20 : 10;
  if (unit !== undefined && unit < most && (and ? unit === 1 || unit === 11 : isNumber(token) || token?.text === 'one')) return { value: tens + unit, next, ordinal: false };
  if (nth !== undefined && nth < 10) return { value: tens + nth, next, ordinal: true };
  return { value: tens, next: at, ordinal: false };
};

const numberOf = (words: readonly Token[], { value, ordinal }: Sum): Token =>
  tokenOf(words.map(({ text }) => text).join(' '), sensesOf(ordinal ? { ordinal: value } : { number: value }), { typo: words.some(({ typo }) => typo === true) });

/** Joins the tokens of a number that is spelled in several words into one. */
export const joinNumbers = (tokens: readonly Token[]): readonly Token[] => {
  const found: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const sum = sumAt(tokens, at);
    const joined = sum !== null && sum.next > at + 1;
    found.push(joined ? numberOf(tokens.slice(at, sum.next), sum) : token);
    at = joined ? sum.next : at + 1;
  }
  return found;
};
