import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder, projectRoot } from './content-files.js';
import { loadContent, type Content } from './content.js';
import { decideOn, type Decision } from './decision.js';
import type { Language } from './language.js';
import type { MatcherModel } from './matching/matcher.js';
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

/** What the bot takes an utterance for; `language` is assumed where the words do not tell. With a mode, entries of other modes are left out. */
export function decideWith({ content, model }: Knowledge, text: string, { language, mode }: { language: Language; mode?: string | undefined }): Decision {
  const ofOtherMode = (id: string) => mode !== undefined && (content.entries.get(id)?.mode ?? mode) !== mode;
  return decideOn(text, { model, isEntry: (intent) => content.entries.has(intent), language, leaveOut: ofOtherMode });
}
