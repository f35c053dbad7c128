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

const mostMatches = 100;
/** A longer text is no answer to "when?": it counts as one without a date. */
const longestWhen = 2000;

const language = z.enum(languages, `expected one of ${languages.join(', ')}`);
const query = z.string('expected the words to look for');
const wholeNumber = `expected a whole number from 1 to ${mostMatches}`;
const limit = z.coerce.number(wholeNumber).int(wholeNumber).min(1, wholeNumber).max(mostMatches, wholeNumber).default(5);
/** A form sends its empty fields, JSON its nulls: both count as left out. */
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' || value === null ? undefined : value), schema);
const lookupQuery = z.object({ q: query, lang: optional(language.optional()), limit: optional(limit), mode: optional(z.string('expected one mode').optional()) });
const suggestQuery = lookupQuery.omit({ mode: true });
const entryQuery = z.object({ lang: optional(language.default('fr')) });
const instant = z.iso.datetime({ offset: true, local: false, error: 'expected an instant such as 2026-11-23T10:30:00+01:00' })
  .refine((text) => !/^(?:0|1[0-8]|[3-9])/.test(text), 'expected an instant between the years 1900 and 2999');
const deadlineRequest = z.object({
  mode: z.string('expected a mode'),
  step: z.string('expected a step'),
  when: optional(z.string('expected a text that says when').optional()),
  basis: optional(z.enum(basisSchema.options, `expected one of ${basisSchema.options.join(', ')}`).optional()),
  language: optional(language.default('fr')),
  timeZone: optional(z.string('expected a time zone such as Europe/Paris').refine(isTimeZone, 'expected a time zone such as Europe/Paris').optional()),
  now: optional(instant.optional()),
});

/** The HTTP API over the knowledge: look up, type ahead, read an entry, compute a deadline. */
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

  router.post('/deadline', express.json({ limit: '64kb', type: () => true }), (request, response) => {
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
  const when = (asked.when ?? '').length > longestWhen ? '' : asked.when;
  const understood = when === undefined ? null : understandDate(when, { now, timeZone, language: asked.language, basis });
  return deadlineReply(deadlineOf({ step, understood, basis, now, timeZone }, procedures), { content, language: asked.language, now, timeZone });
}
