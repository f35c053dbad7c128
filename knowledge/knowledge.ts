import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder, projectRoot } from './content-files.js';
import { loadContent, type Content } from './content.js';
import { decideOn, type Decision } from './decision.js';
import { languages, type Language } from './language.js';
import { exactConfidence, exactIntent, type MatcherModel } from './matching/matcher.js';
import { loadModel } from './matching/model-file.js';
import { normalise } from './matching/normalisation.js';

/** The content and the model that was trained on it. */
export interface Knowledge {
  readonly content: Content;
  readonly model: MatcherModel;
  /** What guesses where a person is, trained on the examples. */
  readonly reader: MatcherModel;
  /** Entries by their own questions, as normalise() spells them. */
  readonly questions: ReadonlyMap<string, string>;
}

/** Where the build leaves the trained model. */
export const modelFile = (): string => join(projectRoot(), 'dist', 'model.bin');

/** Where the build leaves the reader of situations. */
export const readerFile = (): string => join(projectRoot(), 'dist', 'reader.bin');

/** Loads the content and the trained models; throws when one is missing or faulty, saying what to do. */
export function loadKnowledge(folder = contentFolder(), file = modelFile()): Knowledge {
  const content = loadContent(folder);
  const questions = new Map([...content.entries.values()].flatMap(({ id, question }) => languages.map((language) => [normalise(question[language]), id] as const)));
  return { content, model: trained(file), reader: trained(readerFile()), questions };
}

function trained(file: string): MatcherModel {
  if (!existsSync(file)) throw new Error(`The trained model ${file} is missing: run "npm run build" first.`);
  return loadModel(readFileSync(file));
}

/**
 * What the bot takes an utterance for; `language` is assumed where the words do not tell. With a mode, entries of other
 * modes are left out. An entry's own question, as pages and buttons show it, is that entry. Where nothing answers, "hello"
 * and "thanks" around the question are left out too.
 */
export function decideWith({ content, model, questions }: Knowledge, text: string, { language, mode }: { language: Language; mode?: string | undefined }): Decision {
  const ofOtherMode = (id: string) => mode !== undefined && (content.entries.get(id)?.mode ?? mode) !== mode;
  const decided = (words: string) => decideOn(words, { model, isEntry: (intent) => content.entries.has(intent), language, leaveOut: ofOtherMode });
  const decision = decided(text);
  const own = questions.get(normalise(text));
  if (own !== undefined && !ofOtherMode(own)) return answeredBy(own, decision);
  if (decision.exact) return decision;
  // A bare number picks something, or is a date: it asks for nothing.
  if (!/\p{L}/u.test(text)) return { ...decision, outcome: 'none', entry: null, choices: [], intent: null };
  if (decision.outcome !== 'none') return decision;
  const rest = withoutCourtesy(text, (words) => exactIntent(model, words));
  return rest === text ? decision : { ...decided(rest), language: decision.language };
}

/** The decision, were that entry meant beyond doubt. */
function answeredBy(id: string, { language, ranked }: Decision): Decision {
  const others = ranked.filter((one) => one.id !== id).map((one) => ({ ...one, confidence: Math.min(one.confidence, 1 - exactConfidence) }));
  return { language, outcome: 'answer', entry: id, choices: [], intent: null, confidence: exactConfidence, door: null, exact: true, ranked: [{ id, confidence: exactConfidence }, ...others] };
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
