import { entryAnswer, type AgentAnswer } from '../../knowledge/agent-answer.js';
import { agentReply } from '../../knowledge/agent-reply.js';
import type { AnswerContext } from '../../knowledge/answer-text.js';
import { decideWith, type Knowledge } from '../../knowledge/knowledge.js';
import type { Language } from '../../knowledge/language.js';
import type { Suggest } from '../../knowledge/matching/suggestions.js';
import { fillIn, say } from '../../knowledge/messages.js';
import type { TeamsMessages } from './messages.js';

export interface SearchParts {
  readonly knowledge: Knowledge;
  readonly suggest: Suggest;
  readonly messages: TeamsMessages;
  readonly retentionDays: number;
  readonly now: () => Date;
}

/** Answers to choose from, or a sentence where there is none. */
export type Found =
  | { readonly kind: 'answers'; readonly language: Language; readonly answers: readonly AgentAnswer[] }
  | { readonly kind: 'nothing'; readonly language: Language; readonly text: string };

/** Rarer matches than this are not worth a line: those of a question without a clear answer lie above it. */
const leastListed = 0.02;
const mostSuggested = 8;
/** Questions that hold this much of what was typed: sentences about something else reached 0.63 by their little words. */
const leastSuggested = 0.65;

/** The language of the words, where there are enough to tell it, else that of the person's Teams. */
export const languageIn = (text: string, { knowledge, assumed }: { knowledge: Knowledge; assumed: Language }): Language =>
  (/\p{L}\s+\S*\p{L}/u.test(text) ? decideWith(knowledge, text, { language: assumed }).language : assumed);

/** The answers to what an agent types, the likeliest first: deadlines, entries by code, by meaning, by their first letters; all topics before anything is typed. */
export function search(text: string, assumed: Language, parts: SearchParts): Found {
  const { knowledge, suggest, retentionDays } = parts;
  const now = parts.now();
  const language = languageIn(text, { knowledge, assumed });
  const entries = (ids: readonly string[]) => answersOf(ids, { content: knowledge.content, language, now, retentionDays });
  if (text === '') return { kind: 'answers', language, answers: entries(knowledge.content.topics) };
  const reply = agentReply(knowledge, { line: text, language, now, retentionDays });
  const deadlines = reply.expected === null ? reply.answers.filter(({ deadline }) => deadline !== null) : [];
  const matched = reply.answers.length > 0 ? reply.matches.filter(({ confidence }) => confidence === null || confidence >= leastListed).map(({ id }) => id) : [];
  // Words that are understood need no guess at how they go on.
  const suggested = reply.kind === 'words' && !reply.sure ? suggest(text, language, mostSuggested).filter(({ confidence }) => confidence >= leastSuggested).map(({ id }) => id) : [];
  const answers = [...deadlines, ...entries([...new Set([...matched, ...suggested])])];
  if (answers.length > 0 && reply.expected === null) return { kind: 'answers', language, answers };
  return { kind: 'nothing', language, text: reply.expected ?? reply.message ?? say(knowledge.content.messages, 'not-understood', language) };
}

const answersOf = (ids: readonly string[], context: AnswerContext): AgentAnswer[] =>
  ids.map((id) => context.content.entries.get(id)).filter((entry) => entry !== undefined).map((entry) => entryAnswer(entry, context));

/** The deadlines of one line ("s2 12/11", or words that hold situation and date), else a sentence that says what was expected. */
export function computeLine(text: string, assumed: Language, { knowledge, messages, retentionDays, now }: SearchParts): Found {
  const language = languageIn(text, { knowledge, assumed });
  const reply = agentReply(knowledge, { line: text, language, now: now(), retentionDays });
  const answers = reply.answers.filter(({ deadline }) => deadline !== null);
  if (answers.length > 0 && reply.expected === null) return { kind: 'answers', language, answers };
  const { codes } = knowledge.content.agentCommands;
  const [example] = codes.filter(({ situations, words }) => situations.length === 1 && words.length > 0);
  const expected = fillIn(messages['deadline-expected'][language], {
    example: example?.example[language] ?? '', codes: codes.map(({ code, says }) => `${code} (${says[language]})`).join(' · '),
  });
  return { kind: 'nothing', language, text: reply.kind === 'deadline' && reply.expected !== null ? reply.expected : expected };
}
