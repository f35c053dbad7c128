import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import { projectRoot } from '../../knowledge/content-files.js';
import type { Content } from '../../knowledge/content.js';
import { problemAnswers } from '../problem.js';
import { answerOperations } from './answer-operations.js';
import { askService } from './asking.js';
import { channelOperations } from './channel-operations.js';
import { apiDocument, type ApiDocument } from './document.js';
import { readExamples } from './examples.js';
import type { Operation } from './operation.js';
import { siteOperations } from './site-operations.js';

export interface ReferenceOptions {
  readonly content: Content;
  /** What answers below /api without a conversation: it gives the answers of the examples. */
  readonly routes: readonly RequestHandler[];
  readonly publicUrl: string | undefined;
  readonly report: (error: unknown) => void;
}

/** Every operation of the service, with examples from the content. */
export function operationsOn({ procedures, entries }: Content): readonly Operation[] {
  const examples = readExamples();
  return [...answerOperations(examples, procedures), ...channelOperations(examples), ...siteOperations(examples, entries.size)];
}

/** Gives the description of the API; it is made, with the answers of its examples, when it is first asked for. */
export function apiReference({ content, routes, publicUrl, report }: ReferenceOptions): () => Promise<ApiDocument> {
  const operations = operationsOn(content);
  const service = express().set('query parser', 'simple').use('/api', ...routes, problemAnswers(report));
  const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string }; // npm wants one
  let made: Promise<ApiDocument> | undefined;
  const make = async (): Promise<ApiDocument> => {
    const answered = await Promise.all(operations.map((operation) => withExamples(operation, service)));
    return apiDocument({ title: 'Échéance', version, server: publicUrl ?? '/', operations: answered });
  };
  return () => (made ??= make());
}

/** Pages and scripts are no example to read. */
const shown = /json|calendar/;

/** The operation with the service's own answers as examples, where it has not brought its own. */
async function withExamples(operation: Operation, service: Express): Promise<Operation> {
  const answers = operation.answers.map(async (answer) => {
    if (answer.example !== undefined || !shown.test(answer.type ?? '')) return answer;
    return { ...answer, example: await askService(service, operation, answer.asked ?? operation.request) };
  });
  return { ...operation, answers: await Promise.all(answers) };
}
