import express, { Router, type Response } from 'express';
import { z } from 'zod';
import { isTimeZone } from '../knowledge/civil-days.js';
import { understandDate } from '../knowledge/dates/dates.js';
import { deadlineReply } from '../knowledge/deadline-reply.js';
import type { TextContext } from '../knowledge/deadline-text.js';
import { deadlineOf, findStep, type Deadline } from '../knowledge/deadlines.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { basisSchema } from '../knowledge/schema.js';
import { calendarOf } from './calendar.js';
import { Problem, readRequest } from './problem.js';
import { language, optional } from './request-fields.js';

export interface DeadlineApiOptions {
  readonly knowledge: Knowledge;
  readonly now: () => Date;
  /** Called with the state of each deadline that is told. */
  readonly told: (state: string) => void;
}

/** A longer text is no answer to "when?": it counts as one without a date. */
const longestWhen = 2000;

const instant = z.iso.datetime({ offset: true, local: false, error: 'expected an instant such as 2026-11-23T10:30:00+01:00' })
  .refine((text) => !/^(?:0|1[0-8]|[3-9])/.test(text), 'expected an instant between the years 1900 and 2999');
/** What a deadline is computed from, as JSON or in the query. */
export const deadlineRequest = z.object({
  mode: z.string('expected a mode').describe('The mode the person is in.'),
  step: z.string('expected a step').describe('The step of that mode the person is at.'),
  when: optional(z.string('expected a text that says when').optional()).describe('When the e-mail or letter came: free text in either language, or ISO 8601. A step without a clock needs none.'),
  basis: optional(z.enum(basisSchema.options, `expected one of ${basisSchema.options.join(', ')}`).optional()).describe('What the date is the date of; what the step asks for first when absent.'),
  language: optional(language.default('fr')).describe('The language of the text.'),
  timeZone: optional(z.string('expected a time zone such as Europe/Paris').refine(isTimeZone, 'expected a time zone such as Europe/Paris').optional()).describe('The person’s time zone, an IANA name; the content’s own when absent.'),
  now: optional(instant.optional()).describe('The moment to look from, for tests and editors; the server’s clock when absent.'),
});

/** Computes deadlines, as JSON or as a calendar file; the file also by GET, so that a link in a chat can open it. */
export function deadlineApi(options: DeadlineApiOptions): Router {
  const router = Router();
  const json = express.json({ limit: '64kb', type: () => true });
  router.post('/deadline', json, (request, response) => {
    const { deadline, context } = compute(readRequest(deadlineRequest, request.body ?? {}), options);
    options.told(deadline.state);
    response.json(deadlineReply(deadline, context));
  });
  router.post('/deadline.ics', json, (request, response) => sendCalendar(response, compute(readRequest(deadlineRequest, request.body ?? {}), options)));
  router.get('/deadline.ics', (request, response) => sendCalendar(response, compute(readRequest(deadlineRequest, request.query), options)));
  return router;
}

async function sendCalendar(response: Response, { deadline, context }: ReturnType<typeof compute>): Promise<void> {
  if (deadline.state !== 'open' && deadline.state !== 'may-be-over') {
    throw new Problem(422, `There is no date to be reminded of: the state is ${deadline.state}.`);
  }
  response.type('text/calendar').attachment('echeance.ics').send(await calendarOf(deadline, context));
}

/** Computes what was asked; throws a Problem that names a mode or a step which does not exist. */
function compute(asked: z.output<typeof deadlineRequest>, { knowledge: { content }, now: clock }: Pick<DeadlineApiOptions, 'knowledge' | 'now'>): { deadline: Deadline; context: TextContext } {
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
  return { deadline: deadlineOf({ step, understood, basis, now, timeZone }, procedures), context: { content, language: asked.language, now, timeZone } };
}
