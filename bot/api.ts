import express, { Router } from 'express';
import { z } from 'zod';
import { answerOf } from '../knowledge/answer-text.js';
import { isTimeZone } from '../knowledge/civil-days.js';
import { understandDate } from '../knowledge/dates/dates.js';
import { deadlineReply } from '../knowledge/deadline-reply.js';
import { deadlineOf, findStep } from '../knowledge/deadlines.js';
import { decideWith, type Knowledge } from '../knowledge/knowledge.js';
import { languages } from '../knowledge/language.js';
import { lookup } from '../knowledge/lookup.js';
import type { Suggest } from '../knowledge/matching/suggestions.js';
import { basisSchema } from '../knowledge/schema.js';
import { Problem, readRequest } from './problem.js';

export interface ApiOptions {
  readonly knowledge: Knowledge;
  readonly suggest: Suggest;
  readonly retentionDays: number;
  readonly now: () => Date;
}

const language = z.enum(languages, `expected one of ${languages.join(', ')}`);
const limit = z.coerce.number('expected a number').int().min(1).max(51).default(5);
const query = z.string('expected the words to look for');
const lookupQuery = z.object({ q: query, lang: language.optional(), limit, mode: z.string().optional() });
const suggestQuery = z.object({ q: query, lang: language.optional(), limit });
const entryQuery = z.object({ lang: language.default('fr') });
const instant = z.iso.datetime({ offset: true, local: false, error: 'expected an instant such as 2026-11-23T10:30:00+01:00' });
const deadlineRequest = z.object({
  mode: z.string('expected a mode'),
  step: z.string('expected a step'),
  when: z.string().max(2000).optional(),
  basis: basisSchema.optional(),
  language: language.default('fr'),
  timeZone: z.string().refine(isTimeZone, 'expected a time zone such as Europe/Paris').optional(),
  now: instant.optional(),
});

/** The HTTP API over the knowledge: look up, type ahead, read an entry, compute a deadline. */
export function api({ knowledge, suggest, retentionDays, now }: ApiOptions): Router {
  const { content } = knowledge;
  const router = Router();

  router.get('/lookup', (request, response) => {
    const { q, lang, limit: most, mode } = readRequest(lookupQuery, request.query);
    if (mode !== undefined && !(mode in content.procedures.modes)) throw new Problem(400, `The field mode is wrong: expected one of ${Object.keys(content.procedures.modes).join(', ')}`, 'mode');
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

  router.post('/deadline', express.json({ limit: '16kb' }), (request, response) => {
    response.json(deadlineFor(readRequest(deadlineRequest, request.body ?? {}), { knowledge, now }));
  });

  return router;
}

function deadlineFor(asked: z.output<typeof deadlineRequest>, { knowledge: { content }, now: clock }: Pick<ApiOptions, 'knowledge' | 'now'>) {
  const { procedures } = content;
  const modes = Object.keys(procedures.modes);
  if (!modes.includes(asked.mode)) throw new Problem(400, `The field mode is wrong: expected one of ${modes.join(', ')}`, 'mode');
  const step = findStep(procedures, asked.mode, asked.step);
  const steps = procedures.steps.filter(({ mode }) => mode === asked.mode).map((one) => one.step);
  if (!step) throw new Problem(400, `The field step is wrong: expected one of ${steps.join(', ')} for the mode ${asked.mode}`, 'step');
  const now = asked.now === undefined ? clock() : new Date(asked.now);
  const timeZone = asked.timeZone ?? procedures.timeZone;
  const basis = asked.basis ?? (step.clock === null ? 'received' : step.ask[0]?.basis ?? 'received');
  const understood = asked.when === undefined ? null : understandDate(asked.when, { now, timeZone, language: asked.language, basis });
  return deadlineReply(deadlineOf({ step, understood, basis, now, timeZone }, procedures), { content, language: asked.language, now, timeZone });
}
