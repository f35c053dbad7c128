import type { Figures } from './figures.js';
import type { Senses } from './lexicon.js';

/** A word, a group of words, figures or a mark of punctuation. */
export interface Token {
  readonly text: string;
  readonly senses: Senses;
  readonly figures: Figures | undefined;
  readonly typo: boolean | undefined;
  readonly punctuation: boolean | undefined;
}

/** A token; all have the same fields in the same order, since the rules look at them some thousand times a text. */
export const tokenOf = (text: string, senses: Senses, { figures, typo, punctuation }: Partial<Omit<Token, 'text' | 'senses'>> = {}): Token =>
  ({ text, senses, figures, typo, punctuation });
