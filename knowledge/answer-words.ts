import { z } from 'zod';
import { normalise } from './matching/normalisation.js';

export const answerWordsSchema = z.record(z.string(), z.strictObject({ fr: z.array(z.string()).min(1), en: z.array(z.string()).min(1) }));
const needed = ['do-not-know', 'correction', 'now-again', 'what-to-do', 'asking', 'none-of-these', 'letter-of', 'time-left', 'time-limit', 'time-mine', 'negation', 'to-french', 'to-english', 'back-to-bot', 'code-thing', 'code-for', 'code-who', 'code-phrase', 'code-elsewhere'] as const;
export type AnswerKind = (typeof needed)[number];

/** Short answers by what they mean, spelled as normalise() spells them. */
export type AnswerWords = Readonly<Record<AnswerKind, readonly string[]>>;

/** Normalises the lists of the content; throws when one that the dialogs need is missing. */
export function answerWords(read: z.infer<typeof answerWordsSchema>): AnswerWords {
  const list = (kind: AnswerKind) => {
    const words = read[kind];
    if (!words) throw new Error(`Content: answers.yaml: id ${kind}: the list is missing`);
    return [...words.fr, ...words.en].map(normalise);
  };
  return Object.fromEntries(needed.map((kind) => [kind, list(kind)])) as Record<AnswerKind, string[]>; // one list per needed kind
}

/** Whether a text has these words, not as parts of longer ones. */
const holdsWhole = (text: string, words: string): boolean => text.includes(words) && ` ${text} `.includes(` ${words} `);

/** Words around an answer that change nothing: "je ne sais pas du tout, désolé" still means it. */
const slack = 4;

/** Whether the utterance, beside a few words, is one of the short answers of that kind. */
export function means(words: AnswerWords, kind: AnswerKind, utterance: string): boolean {
  const said = normalise(utterance);
  const length = said.split(' ').length;
  return words[kind].some((one) => said === one || (holdsWhole(said, one) && length <= one.split(' ').length + slack));
}

/** Whether the utterance is nothing but one of the short answers of that kind, or has one of several words beside a few others. */
export const isJust = (words: AnswerWords, kind: AnswerKind, utterance: string): boolean =>
  words[kind].some((one) => normalise(utterance) === one || (one.includes(' ') && means({ ...words, [kind]: [one] }, kind, utterance)));

/** Whether the utterance begins with one of the words of that kind, or has one of its phrases of several words anywhere. */
export function opensWith(words: AnswerWords, kind: AnswerKind, utterance: string): boolean {
  const said = normalise(utterance);
  return words[kind].some((one) => (said.startsWith(one) && `${said} `.startsWith(`${one} `)) || (one.includes(' ') && holdsWhole(said, one)));
}

/** Whether the utterance has one of the words of that kind anywhere. */
export function mentions(words: AnswerWords, kind: AnswerKind, utterance: string): boolean {
  const said = normalise(utterance);
  return words[kind].some((one) => holdsWhole(said, one));
}
