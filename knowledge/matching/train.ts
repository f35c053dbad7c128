import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCorpus, readLexicon } from './corpus.js';
import type { MatcherModel } from './matcher.js';
import { saveModel } from './model-file.js';
import { trainMatcher } from './training.js';

/** Trains on every phrasing of a content folder (knowledge/content). */
export function trainOnContent(content: string): MatcherModel {
  return trainMatcher(readCorpus(content), { lexicon: readLexicon(content) });
}

/** Writes a model where a half-written file is never seen. */
export function writeModel(model: MatcherModel, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, saveModel(model));
  renameSync(temporary, file);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // npm runs scripts in the project's folder.
  writeModel(trainOnContent(join('knowledge', 'content')), join('dist', 'model.bin'));
}
