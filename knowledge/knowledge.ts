import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder, projectRoot } from './content-files.js';
import { loadContent, type Content } from './content.js';
import { decideOn, type Decision } from './decision.js';
import type { Language } from './language.js';
import { exactIntent, type MatcherModel } from './matching/matcher.js';
import { loadModel } from './matching/model-file.js';

/** The content and the model that was trained on it. */
export interface Knowledge {
  readonly content: Content;
  readonly model: MatcherModel;
}

/** Where the build leaves the trained model. */
export const modelFile = (): string => join(projectRoot(), 'dist', 'model.bin');

/** Loads the content and the trained model; throws when either is missing or faulty, saying what to do. */
export function loadKnowledge(folder = contentFolder(), file = modelFile()): Knowledge {
  const content = loadContent(folder);
  if (!existsSync(file)) throw new Error(`The trained model ${file} is missing: run "npm run build" first.`);
  return { content, model: loadModel(readFileSync(file)) };
}

/**
 * What the bot takes an utterance for; `language` is assumed where the words do not tell. With a mode, entries of other
 * modes are left out. Where nothing answers, "hello" and "thanks" around the question are left out too.
 */
export function decideWith({ content, model }: Knowledge, text: string, { language, mode }: { language: Language; mode?: string | undefined }): Decision {
  const ofOtherMode = (id: string) => mode !== undefined && (content.entries.get(id)?.mode ?? mode) !== mode;
  const decided = (words: string) => decideOn(words, { model, isEntry: (intent) => content.entries.has(intent), language, leaveOut: ofOtherMode });
  const decision = decided(text);
  if (decision.exact) return decision;
  // A bare number picks something, or is a date: it asks for nothing.
  if (!/\p{L}/u.test(text)) return { ...decision, outcome: 'none', entry: null, choices: [], intent: null };
  if (decision.outcome !== 'none') return decision;
  const rest = withoutCourtesy(text, (words) => exactIntent(model, words));
  return rest === text ? decision : { ...decided(rest), language: decision.language };
}

const courtesies: readonly string[] = ['greet', 'thanks', 'goodbye'];
/** "Bonjour et merci d'avance pour votre aide" has seven words. */
const longestCourtesy = 7;

/** The words without those at either end that are, on their own, nothing but a greeting or a thank-you. */
function withoutCourtesy(text: string, intentOf: (words: string) => string | null): string {
  const isCourtesy = (words: readonly string[]) => courtesies.includes(intentOf(words.join(' ')) ?? '');
  const lengths = Array.from({ length: longestCourtesy }, (_, index) => longestCourtesy - index);
  const words = text.split(/\s+/);
  const front = lengths.find((length) => length < words.length && isCourtesy(words.slice(0, length))) ?? 0;
  const back = lengths.find((length) => front + length < words.length && isCourtesy(words.slice(-length))) ?? 0;
  return words.slice(front, words.length - back).join(' ');
}
