import type { AgentAnswer } from '../../knowledge/agent-answer.js';
import { entryAnswer } from '../../knowledge/agent-answer.js';
import { lastingLine } from '../../knowledge/agent-commands.js';
import { agentReply } from '../../knowledge/agent-reply.js';
import type { DeadlineReply } from '../../knowledge/deadline-reply.js';
import type { Language } from '../../knowledge/language.js';
import { basisSchema } from '../../knowledge/schema.js';
import { lookup } from '../../knowledge/lookup.js';
import { longestUtterance } from '../utterance.js';
import { languageIn, type SearchParts } from './search.js';

/** One answer to a message, and how it is found again when it is inserted: an entry, or a line with a date that stays. */
export interface MessageAnswer {
  readonly key: string;
  readonly answer: AgentAnswer;
}

export type MessageAnswers = { readonly language: Language; readonly answers: readonly MessageAnswer[]; readonly text: string | null };

const mostAnswers = 3;

/** What the FAQ says about a colleague's message; "yesterday" in it is the day before it was written. */
export function askAbout(text: string, { written, assumed }: { written: Date; assumed: Language }, parts: SearchParts): MessageAnswers {
  const { knowledge, retentionDays } = parts;
  const query = text.slice(0, longestUtterance);
  const language = languageIn(query, { knowledge, assumed });
  const found = lookup(knowledge, { query, language, limit: mostAnswers, mode: undefined, now: written, retentionDays });
  const line = found.deadline && lineOf(found.deadline, parts);
  const ids = found.outcome === 'none' ? [] : found.matches.map(({ id }) => id).slice(0, found.outcome === 'answer' ? 1 : mostAnswers);
  const keys = [...(line ? [`line:${line}`] : []), ...ids.map((id) => `entry:${id}`)];
  return { language, answers: keys.flatMap((key) => answerUnder(key, language, parts) ?? []), text: found.message };
}

function lineOf({ mode, step, basis, understood }: DeadlineReply, { knowledge: { content } }: SearchParts): string | undefined {
  const known = basisSchema.safeParse(basis).data;
  if (!known || !understood?.start || !understood.grain) return undefined;
  return lastingLine({ situations: [{ mode, step }], basis: known, start: understood.start, grain: understood.grain }, content.agentCommands);
}

/** The answer that a key stands for, as it is now; undefined for a key of no answer. */
export function answerUnder(key: string, language: Language, { knowledge, retentionDays, now }: SearchParts): MessageAnswer | undefined {
  const [, kind, name = ''] = /^(entry|line):(.*)$/s.exec(key) ?? [];
  const entry = kind === 'entry' ? knowledge.content.entries.get(name) : undefined;
  if (entry) return { key, answer: entryAnswer(entry, { content: knowledge.content, language, now: now(), retentionDays }) };
  const [deadline] = kind === 'line' ? agentReply(knowledge, { line: name, language, now: now(), retentionDays }).answers.filter((answer) => answer.deadline !== null) : [];
  return deadline && { key, answer: deadline };
}
