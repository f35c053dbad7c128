import { Router } from 'express';
import { z } from 'zod';
import { answerOf } from '../knowledge/answer-text.js';
import { decideWith, type Knowledge } from '../knowledge/knowledge.js';
import { lookup } from '../knowledge/lookup.js';
import type { Suggest } from '../knowledge/matching/suggestions.js';
import { Problem, readRequest } from './problem.js';
import { language, optional } from './request-fields.js';

export interface ApiOptions {
  readonly knowledge: Knowledge;
  readonly suggest: Suggest;
  readonly retentionDays: number;
  readonly now: () => Date;
}

const mostMatches = 100;

const query = z.string('expected the words to look for').describe('The words to look for, as a person writes them.');
const wholeNumber = `expected a whole number from 1 to ${mostMatches}`;
const limit = z.coerce.number(wholeNumber).int(wholeNumber).min(1, wholeNumber).max(mostMatches, wholeNumber).default(5);
/** What GET /api/lookup is asked. */
export const lookupQuery = z.object({
  q: query,
  lang: optional(language.optional()).describe('The language of the answer; detected from the words when absent.'),
  limit: optional(limit).describe('The most results to give.'),
  mode: optional(z.string('expected one mode').optional()).describe('Leaves out the entries that hold for other modes only.'),
});
/** What GET /api/suggest is asked. */
export const suggestQuery = lookupQuery.omit({ mode: true });
/** What GET /api/entries/{id} is asked beside the id. */
export const entryQuery = z.object({ lang: optional(language.default('fr')).describe('The language of the answer.') });
/** The HTTP API over the entries: look up, type ahead, read one. */
export function api({ knowledge, suggest, retentionDays, now }: ApiOptions): Router {
  const { content } = knowledge;
  const router = Router();

  router.get('/lookup', (request, response) => {
    const { q, lang, limit: most, mode } = readRequest(lookupQuery, request.query);
    if (mode !== undefined && !Object.hasOwn(content.procedures.modes, mode)) throw new Problem(400, `The field mode is wrong: expected one of ${Object.keys(content.procedures.modes).join(', ')}`, 'mode');
    response.json(lookup(knowledge, { query: q, language: lang, limit: most, mode, now: now(), retentionDays }));
  });

  router.get('/suggest', (request, response) => {
    const { q, lang, limit: most } = readRequest(suggestQuery, request.query);
    const wanted = lang ?? decideWith(knowledge, q, { language: 'fr' }).language;
    const suggestions = suggest(q, wanted, most).map(({ id, confidence }) => ({ id, question: content.entries.get(id)?.question[wanted] ?? id, confidence: Number(confidence.toFixed(4)) }));
    response.json({ suggestions });
  });

  router.get('/entries/:id', (request, response) => {
    const { lang } = readRequest(entryQuery, request.query);
    const entry = content.entries.get(request.params.id);
    if (!entry) throw new Problem(404, `There is no entry ${request.params.id.slice(0, 80)}.`);
    response.json(answerOf(entry, { content, language: lang, now: now(), retentionDays }));
  });

  return router;
}
