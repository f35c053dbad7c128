import { answerOf, type Answer, type AnswerContext } from './answer-text.js';
import type { Content } from './content.js';
import type { Decision } from './decision.js';
import { understandDate } from './dates/dates.js';
import { deadlineReply, type DeadlineReply } from './deadline-reply.js';
import { distinctionAmong } from './distinctions.js';
import { deadlineOf, findStep } from './deadlines.js';
import { decideWith, type Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { say } from './messages.js';
import type { Entry } from './schema.js';
import { recogniseSituation } from './situations/recognition.js';
import { freshReply, isIntent } from './small-talk.js';

export interface LookupQuestion {
  readonly query: string;
  /** Detected when absent. */
  readonly language: Language | undefined;
  readonly limit: number;
  /** Leaves out the entries of other modes. */
  readonly mode: string | undefined;
  readonly now: Date;
  readonly retentionDays: number;
}

export interface LookupReply {
  readonly query: string;
  readonly language: Language;
  readonly outcome: Decision['outcome'];
  readonly matches: readonly (Answer & { readonly confidence: number })[];
  readonly message: string | null;
  readonly deadline: DeadlineReply | null;
}

/** What the words find, before anything is told of it. */
export interface Found extends Pick<LookupReply, 'language' | 'outcome' | 'message'> {
  readonly matches: readonly { readonly entry: Entry; readonly confidence: number }[];
}

/** Finds the entries for a question: the decision of the chat on a fresh conversation, the ranked matches. */
export function findEntries(knowledge: Knowledge, { query, language: wanted, limit, mode }: Pick<LookupQuestion, 'query' | 'language' | 'limit' | 'mode'>): Found {
  const { content } = knowledge;
  const decision = decideWith(knowledge, query, { language: 'fr', mode });
  const language = wanted ?? decision.language;
  const first = decision.outcome === 'choices' ? decision.choices : [];
  const ranked = [...decision.ranked].sort((a, b) => Number(first.includes(b.id)) - Number(first.includes(a.id)));
  const matches = query.trim() === '' ? [] : ranked.slice(0, limit).flatMap(({ id, confidence }) => {
    const entry = content.entries.get(id);
    return entry ? [{ entry, confidence: Number(confidence.toFixed(4)) }] : [];
  });
  return { language, outcome: decision.outcome, matches, message: messageFor(decision, content, language) };
}

/** The entries for a question, told whole, and the deadline where the words give it. */
export function lookup(knowledge: Knowledge, question: LookupQuestion): LookupReply {
  const { query, now, retentionDays } = question;
  const { language, outcome, matches, message } = findEntries(knowledge, question);
  const context: AnswerContext = { content: knowledge.content, language, now, retentionDays };
  const told = matches.map(({ entry, confidence }) => ({ ...answerOf(entry, context), confidence }));
  return { query, language, outcome, matches: told, message, deadline: deadlineIn(question, { knowledge, language }) };
}

/** What the bot says where no entry answers. */
function messageFor(decision: Decision, { messages, doors, distinctions }: Content, language: Language): string | null {
  if (decision.outcome === 'answer') return null;
  if (decision.outcome === 'choices') return distinctionAmong(distinctions, decision.choices)?.ask[language] ?? say(messages, 'did-you-mean', language);
  if (isIntent(decision.intent)) return freshReply(decision.intent, messages, language);
  return doors[decision.door ?? '']?.[language] ?? say(messages, 'not-understood', language);
}

/** The deadline, where the words alone give mode, step and date. */
function deadlineIn({ query, mode, now }: LookupQuestion, { knowledge, language }: { knowledge: Knowledge; language: Language }): DeadlineReply | null {
  const { content } = knowledge;
  const told = recogniseSituation(query, content.symptoms);
  const situations = told.symptoms.length === 0 || told.clash ? [] : told.situations.filter((situation) => mode === undefined || situation.mode === mode);
  const [only] = situations;
  const step = only && situations.length === 1 ? findStep(content.procedures, only.mode, only.step) : undefined;
  if (!step) return null;
  const { timeZone } = content.procedures;
  const basis = step.clock === null ? 'received' : step.ask[0]?.basis ?? 'received';
  const understood = understandDate(query, { now, timeZone, language, basis });
  if (understood.kind !== 'value') return null;
  const deadline = deadlineOf({ step, understood, basis, now, timeZone }, content.procedures);
  return deadlineReply(deadline, { content, language, now, timeZone });
}
