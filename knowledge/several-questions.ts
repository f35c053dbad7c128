import { opensWith, type AnswerWords } from './answer-words.js';
import type { Decision } from './decision.js';

/** Shorter parts mean nothing without the rest. */
const leastWords = 4;
/** A part counts as a question of its own from this confidence on: one false pair in 8,000 phrasings and questions. */
const leastConfidence = 0.85;

/** The questions that a text is made of: sentences that end in a question mark, or that begin as questions do. */
export function questionsIn(text: string, words: AnswerWords): string[] {
  const sentences = text.match(/[^.!?…\n]+[.!?…]*/g) ?? [];
  return sentences.map((sentence) => sentence.trim())
    .filter((sentence) => sentence.split(/\s+/).length >= leastWords && (sentence.endsWith('?') || opensWith(words, 'asking', sentence)));
}

/**
 * The entries of a text that holds two questions or more, in their order; empty where there is only one, where one of
 * them is unsure, or where they come to the same entry.
 */
export function severalEntries(text: string, words: AnswerWords, decided: (text: string) => Decision): string[] {
  const questions = questionsIn(text, words);
  if (questions.length < 2) return [];
  const sure = questions.map((question) => decided(question)).filter(({ outcome, confidence }) => outcome === 'answer' && confidence >= leastConfidence);
  const entries = [...new Set(sure.flatMap(({ entry }) => entry ?? []))];
  return sure.length === questions.length && entries.length > 1 ? entries : [];
}
