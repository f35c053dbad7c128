import { z } from 'zod';
import { languages } from '../../knowledge/language.js';
import { health, readiness } from './answer-schemas.js';
import type { Examples } from './examples.js';
import { metricsRefusal } from '../observability/metrics-endpoint.js';
import { json, problemAnswer, tooMany, type Operation, type OperationAnswer } from './operation.js';

const inLanguage = z.object({ lang: z.enum(languages).optional().describe('The language of the page; the browser’s when absent.') });
const html: OperationAnswer = { status: 200, description: 'A page.', type: 'text/html' };
const missing: OperationAnswer = { status: 404, description: 'A page that says that there is nothing here.', type: 'text/html' };

/** The operations that watch the service, describe it, or show it to a person. */
export const siteOperations = (examples: Examples, entries: number): readonly Operation[] => [...watchOperations(entries), ...descriptionOperations(), ...pageOperations(examples)];

function watchOperations(entries: number): readonly Operation[] {
  const tag = 'Watching the service';
  const ready = { status: 'ready', knowledge: entries, store: 'ok' };
  return [
    { method: 'get', path: '/healthz', tag, summary: 'Does the process live?', request: {}, answers: [{ status: 200, description: 'It does.', type: json, schema: health, example: { status: 'ok' } }] },
    {
      method: 'get', path: '/readyz', tag, summary: 'Can the service answer?', request: {},
      answers: [
        { status: 200, description: 'Knowledge is loaded and the store is reachable.', type: json, schema: readiness, example: ready },
        { status: 503, description: 'The store is unreachable.', type: json, schema: readiness, example: { ...ready, status: 'not ready', store: 'unreachable' } },
      ],
    },
    {
      method: 'get', path: '/metrics', tag, summary: 'Read the metrics', bearer: 'metrics', request: {},
      description: 'For Prometheus. Programs of the same machine need no token.',
      answers: [{ status: 200, description: 'The metrics as text.', type: 'text/plain' }, problemAnswer(401, 'Neither from this machine nor with the token.', { title: metricsRefusal })],
    },
  ];
}

function descriptionOperations(): readonly Operation[] {
  const tag = 'This description';
  return [
    { method: 'get', path: '/api/openapi.json', tag, summary: 'Read it as OpenAPI 3.1', request: {}, answers: [{ status: 200, description: 'The document that this page is made from.', type: json, schema: z.looseObject({ openapi: z.literal('3.1.0') }), example: { openapi: '3.1.0' } }, tooMany] },
    { method: 'get', path: '/api/reference', tag, summary: 'Read it as a page', request: {}, answers: [html, tooMany] },
  ];
}

function pageOperations({ page: { id, lang }, lookup: { q }, agent }: Examples): readonly Operation[] {
  const tag = 'Pages';
  const words = inLanguage.extend({ q: z.string().optional().describe('The words to look for.') });
  const line = inLanguage.extend({ q: z.string().optional().describe('The line to begin with.') });
  const page = (path: string, summary: string, more: Partial<Operation> = {}): Operation => ({ method: 'get', path, tag, summary, query: inLanguage, request: { query: { lang } }, answers: [html], ...more });
  return [
    page('/', 'The website with the chat'),
    page('/embed.js', 'The script that puts the chat on another page', { query: z.object({}), request: {}, answers: [{ status: 200, description: 'The script.', type: 'text/javascript' }] }),
    page('/faq', 'Every question, or those that fit the words', { query: words, request: { query: { q, lang } } }),
    page('/faq/{id}', 'One entry', { pathFields: { id: 'The id of the entry.' }, request: { path: { id }, query: { lang } }, answers: [html, { ...missing, asked: { path: { id: 'no-such-entry' } } }] }),
    page('/lookup', 'The page of agents on the phone', { query: line, request: { query: { q: agent.q, lang } } }),
    page('/lookup/card', 'The agents’ card, to be printed'),
    page('/privacy', 'What is kept and how to erase it'),
    page('/accessibility', 'The accessibility statement'),
  ];
}
