import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Bilingual } from './language.js';
import { agentCommandsSchema, type AgentCommands } from './agent-commands.js';
import { ContentError, contentFolder, filesIn, readContent } from './content-files.js';
import { answerWords, answerWordsSchema, type AnswerWords } from './answer-words.js';
import { loadDistinctions, type Distinction } from './distinctions.js';
import { checkMessages, type Messages } from './messages.js';
import {
  doorsSchema, entrySchema, helplineSchema, messagesSchema, proceduresSchema, questionsSchema, sourceSchema,
  type Entry, type Helpline, type Procedures, type Question, type Source,
} from './schema.js';
import { loadExamples, type Examples } from './situations/examples.js';
import { situationId } from './situations/situation.js';
import { loadSymptoms, type SymptomsContent } from './situations/symptoms.js';

/** Everything that an editor writes, loaded and checked. */
export interface Content {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly sources: Readonly<Record<string, Source>>;
  readonly helpline: Helpline;
  readonly procedures: Procedures;
  readonly questions: readonly Question[];
  readonly messages: Messages;
  /** Entries offered as topics, in this order. */
  readonly topics: readonly string[];
  /** Questions that tell two likely entries apart. */
  readonly distinctions: readonly Distinction[];
  readonly answers: AnswerWords;
  readonly symptoms: SymptomsContent;
  /** How people in each situation write. */
  readonly examples: readonly Examples[];
  /** Where out-of-scope questions belong, by the name of their file of phrasings. */
  readonly doors: Readonly<Record<string, Bilingual>>;
  /** One-line commands of agents on the phone. */
  readonly agentCommands: AgentCommands;
}

function loadEntries(folder: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const name of filesIn(folder, '.yaml')) {
    const file = join(folder, name);
    const entry = readContent(file, entrySchema);
    if (entry.id !== basename(name, '.yaml')) throw new ContentError(file, [`id ${entry.id}: the id must be the file's name`]);
    entries.set(entry.id, entry);
  }
  return entries;
}

/** References that point nowhere, as sentences: unknown sources, related entries, situations. */
function danglingReferences({ entries, sources, procedures, questions, helpline, topics, agentCommands, examples }: Omit<Content, 'messages' | 'distinctions' | 'answers' | 'symptoms' | 'doors'>): string[] {
  const faults: string[] = [];
  const known = { source: new Set(Object.keys(sources)), entry: new Set(entries.keys()), situation: new Set(procedures.steps.map(situationId)) };
  const check = (what: keyof typeof known, where: string, ids: readonly string[]) =>
    ids.filter((id) => !known[what].has(id)).forEach((id) => faults.push(`${where}: there is no ${what} ${id}`));
  for (const entry of entries.values()) {
    check('source', `entries/${entry.id}.yaml, id ${entry.id}, field sources`, entry.sources);
    check('entry', `entries/${entry.id}.yaml, id ${entry.id}, field related`, entry.related);
  }
  for (const step of procedures.steps) {
    const where = `procedures.yaml, id ${step.mode}/${step.step}`;
    check('source', `${where}, field sources`, step.clock ? [...step.clock.sources, ...('overSources' in step ? step.overSources ?? [] : [])] : 'sources' in step ? step.sources : []);
    check('entry', `${where}, field entries`, step.entries);
    if (!(step.mode in procedures.modes)) faults.push(`${where}, field mode: there is no mode ${step.mode}`);
  }
  for (const question of questions) for (const option of question.options) check('situation', `questions.yaml, id ${question.id}, field keeps`, option.keeps);
  for (const { code, situations, words } of agentCommands.codes) {
    check('situation', `agent-commands.yaml, code ${code}`, [...situations, ...words.flatMap((word) => word.situations ?? [])]);
  }
  for (const { id } of examples) check('situation', `situations/${id.replace('/', '-')}.yaml, id ${id}, field id`, [id]);
  check('entry', 'agent-commands.yaml, field entries', Object.values(agentCommands.entries));
  check('entry', 'topics.yaml', topics);
  check('source', 'helpline.yaml, field source', [helpline.source]);
  return faults;
}

/** Loads and checks a content folder; throws a ContentError naming file, id and field of each fault. */
export function loadContent(folder = contentFolder()): Content {
  const file = (name: string) => join(folder, name);
  const parts = {
    entries: loadEntries(file('entries')),
    sources: readContent(file('sources.yaml'), z.record(z.string(), sourceSchema)),
    helpline: readContent(file('helpline.yaml'), helplineSchema),
    procedures: readContent(file('procedures.yaml'), proceduresSchema),
    questions: readContent(file('questions.yaml'), questionsSchema),
    topics: readContent(file('topics.yaml'), z.array(z.string()).min(1)),
    examples: loadExamples(file('situations')),
    agentCommands: readContent(file('agent-commands.yaml'), agentCommandsSchema),
  };
  const faults = danglingReferences(parts);
  if (faults.length > 0) throw new ContentError(folder, faults);
  return {
    ...parts,
    messages: checkMessages(file('messages.yaml'), readContent(file('messages.yaml'), messagesSchema)),
    distinctions: loadDistinctions(file('distinctions.yaml')),
    answers: answerWords(readContent(file('answers.yaml'), answerWordsSchema)),
    symptoms: loadSymptoms(readFileSync(file('symptoms.yaml'), 'utf8')),
    doors: readContent(file('doors.yaml'), doorsSchema),
  };
}
