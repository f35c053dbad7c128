import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../knowledge/content-files.js';
import { understandDate } from '../../knowledge/dates/dates.js';
import { deadlineText } from '../../knowledge/deadline-text.js';
import { deadlineOf } from '../../knowledge/deadlines.js';
import { decideWith, modelFile, type Knowledge } from '../../knowledge/knowledge.js';
import { loadModel } from '../../knowledge/matching/model-file.js';
import { latencies, timeEach, type Figure } from './figure.js';

interface Phrase {
  readonly text: string;
  readonly lang: 'fr' | 'en';
}

const timeZone = 'Europe/Paris';
const now = new Date('2026-11-23T10:30:00+01:00');

/** The lines of one of the project's own question files. */
function readPhrases(name: string): Phrase[] {
  const lines = readFileSync(join(projectRoot(), 'test', 'questions', name), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Phrase); // the format of these files
}

/** What the pure thinking takes: the model, a decision, a date, the text of a deadline. */
export function measureKnowledge(knowledge: Knowledge): Figure[] {
  const bytes = readFileSync(modelFile());
  const [loading = 0] = timeEach([bytes], loadModel);
  const decide = ({ text, lang }: Phrase) => decideWith(knowledge, text, { language: lang });
  const date = ({ text, lang }: Phrase) => understandDate(text, { now, timeZone, language: lang });
  const [questions, dates] = [readPhrases('questions.jsonl'), readPhrases('dates.jsonl')];
  questions.forEach(decide);
  dates.forEach(date);
  return [
    { what: 'size of the model', value: statSync(modelFile()).size / 1e6, unit: 'MB' },
    { what: 'loading the model', value: loading, unit: 'ms' },
    ...latencies('matching a question', timeEach(questions, decide)),
    ...latencies('reading a date', timeEach(dates, date)),
    ...latencies('the text of a deadline', measureTexts(knowledge)),
  ];
}

function measureTexts({ content }: Knowledge): number[] {
  const understood = understandDate('hier à 15h', { now, timeZone, language: 'fr' });
  const cases = content.procedures.steps.flatMap((step) => (['fr', 'en'] as const).map((language) => ({ step, language })));
  const text = ({ step, language }: (typeof cases)[number]): string => {
    const deadline = deadlineOf({ step, understood, basis: 'received', now, timeZone }, content.procedures);
    return deadlineText(deadline, { content, language, now, timeZone });
  };
  cases.forEach(text);
  return timeEach(Array.from({ length: 20 }, () => cases).flat(), text);
}
