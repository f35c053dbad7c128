import { hasLink } from '../rules/pieces.js';
import type { Token } from '../words/token.js';

/** Where something stands among the tokens, the end excluded. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** A part of a sentence between two commas or conjunctions: "le colis est arrivé lundi | la lettre jeudi". */
export interface Clause extends Place {
  /** The comma or the conjunction before it. */
  readonly opener: Token | undefined;
  /** Counts the sentences of the text. */
  readonly sentence: number;
}

const ends = new Set(['.', ';', '!', '?', '\n']);
const abbreviated = new Set(['tel', 'env', 'cl', 'art', 'av', 'ex', 'exp', 'dest', 'cf', 'st', 'mr', 'dr', 'mrs', 'seult', 'approx', 'no', 'resp', 'sem', 'dern', 'appt']);

/** Whether a sentence ends at a token; the full stop of "tél." ends none. */
export const isEnd = (token: Token, before?: Token): boolean => ends.has(token.text) && !(token.text === '.' && abbreviated.has(before?.text ?? ''));

const conjunctions = new Set([',', ')', 'mais', 'but', 'puis', 'then', 'donc', 'so', 'alors', 'car', 'because', 'parce', 'puisque', 'while', 'alors que', 'que', 'whereas']);
const furtherBreaks = new Set(['(', ':', '>', '-', '|', 'quand', 'when', 'yet', 'although', 'though', 'or', 'du coup', 'where', 'tandis que', 'pourtant', 'qui', 'which', 'laquelle', 'lequel']);

/** What separates the clauses of a sentence. */
export const isSeparator = (token: Token): boolean => conjunctions.has(token.text) || (hasLink(token, 'and') && token.senses.weak !== true);

const breaks = (token: Token): boolean => isSeparator(token) || furtherBreaks.has(token.text) || token.senses.mark?.includes('conclusion') === true;

/** "my car": no French "car". */
const isNoun = (tokens: readonly Token[], at: number): boolean => tokens[at]?.text === 'car' && /^(?:my|the|our|his|her|their|a|by|new|old|in)$/.test(tokens[at - 1]?.text ?? '');

/** Cuts a text into clauses; no cut goes through a date. */
export const clausesOf = (tokens: readonly Token[], dates: readonly Place[]): readonly Clause[] => {
  const found: Clause[] = [];
  let [from, sentence, opener]: [number, number, Token | undefined] = [0, 0, undefined];
  for (const [at, token] of tokens.entries()) {
    const end = isEnd(token, tokens[at - 1]);
    if ((!end && (!breaks(token) || isNoun(tokens, at))) || dates.some((date) => at >= date.from && at < date.to)) continue;
    if (at > from) found.push({ from, to: at, opener, sentence });
    [from, opener, sentence] = [at + 1, token, end ? sentence + 1 : sentence];
  }
  return from < tokens.length ? [...found, { from, to: tokens.length, opener, sentence }] : found;
};
