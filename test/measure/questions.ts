import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Question } from './figures.js';

// npm runs scripts and tests in the project's folder.
export const questionsFolder = join('test', 'questions');
const questionFile = /^questions.*\.jsonl$/;

/** The project's own labelled questions (test/questions/questions*.jsonl); empty when there are none. */
export function readQuestions(): Question[] {
  if (!existsSync(questionsFolder)) return [];
  const files = readdirSync(questionsFolder).filter((file) => questionFile.test(file));
  const lines = files.flatMap((file) => readFileSync(join(questionsFolder, file), 'utf8').split('\n').filter(Boolean));
  // The format of the project's own question files.
  return lines.map((line) => JSON.parse(line) as Question);
}
