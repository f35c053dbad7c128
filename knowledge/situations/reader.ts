import { match, outOfScope, type MatcherModel } from '../matching/matcher.js';
import type { Told } from './situation.js';

/** A situation ("mode/step") and how sure the reader is of it, between 0 and 1. */
export interface Likely {
  readonly situation: string;
  readonly confidence: number;
}

/** What the reader learns from and looks at: the words, all figures alike, and the symptoms that were recognised in them. */
export const readerText = (text: string, { symptoms }: Pick<Told, 'symptoms'>): string =>
  [text.replace(/\d+/g, '0'), ...new Set(symptoms.map(({ id }) => `x${id.replaceAll('-', '')}`))].join(' ');

/**
 * The situations that an utterance sounds like, likeliest first; the rest of the confidence is "none of them". It is a
 * guess from examples, to be put to the person: nothing may be told on its authority.
 */
export const likelySituations = (reader: MatcherModel, text: string, told: Pick<Told, 'symptoms'>): Likely[] =>
  match(reader, readerText(text, told)).ranked.filter(({ intent }) => intent !== outOfScope).map(({ intent, confidence }) => ({ situation: intent, confidence }));
