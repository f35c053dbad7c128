import compression from 'compression';
import { Router } from 'express';
import { z } from 'zod';
import { entryAnswer } from '../knowledge/agent-answer.js';
import { agentReply, listed } from '../knowledge/agent-reply.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { readRequest } from './problem.js';
import { language, optional } from './request-fields.js';

export interface AgentApiOptions {
  readonly knowledge: Knowledge;
  readonly retentionDays: number;
  readonly now: () => Date;
}

/** Longer lines are no command, and no question either. */
const longestLine = 500;

const lang = optional(language.default('fr')).describe('The language of the answer; dates are read the same in both.');
/** What GET /api/agent is asked. */
export const agentQuery = z.object({
  q: z.string('expected a line').max(longestLine, `expected at most ${longestLine} characters`).describe('One line as an agent types it: a command, a short code, an id or words.'),
  lang,
});
/** What GET /api/agent/entries is asked. */
export const entriesQuery = z.object({ lang });

/**
 * What the phone agents' page asks. GET /agent?q=&lang= answers one line of the grammar in content/agent-commands.yaml
 * with an AgentReply. GET /agent/entries?lang= gives every entry as a match with its answer, for the time the server
 * cannot be reached.
 */
export function agentApi({ knowledge, retentionDays, now }: AgentApiOptions): Router {
  const { content } = knowledge;
  const router = Router();
  router.get('/agent', (request, response) => {
    const { q, lang: answerLanguage } = readRequest(agentQuery, request.query);
    response.set('Cache-Control', 'no-store').json(agentReply(knowledge, { line: q, language: answerLanguage, now: now(), retentionDays }));
  });
  router.get('/agent/entries', compression(), (request, response) => {
    const { lang: answerLanguage } = readRequest(entriesQuery, request.query);
    const context = { content, language: answerLanguage, now: now(), retentionDays };
    const answers = [...content.entries.values()].map((entry) => entryAnswer(entry, context));
    const entries = listed(answers.map(({ id }) => id), knowledge, answerLanguage);
    response.set('Cache-Control', 'no-store').json({ language: answerLanguage, entries, answers });
  });
  return router;
}
