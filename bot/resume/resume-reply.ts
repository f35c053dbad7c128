import { deadlineAnswer, type AgentAnswer } from '../../knowledge/agent-answer.js';
import { listed, type AgentMatch } from '../../knowledge/agent-reply.js';
import { lastingLine } from '../../knowledge/agent-commands.js';
import { deadlineReply, type DeadlineReply } from '../../knowledge/deadline-reply.js';
import type { Deadline } from '../../knowledge/deadlines.js';
import type { Grain } from '../../knowledge/dates/understood.js';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Language } from '../../knowledge/language.js';
import { shownCode } from '../../knowledge/resume-code.js';
import type { Basis } from '../../knowledge/schema.js';
import { momentWords, understoodWords } from '../../knowledge/time-words.js';
import { deadlineIn, stepsIn, type ResumeDocument } from './resume-document.js';

/** The reply of POST /api/resume: what a chat shared, and what that means at this moment. */
export interface ResumeReply {
  readonly code: string;
  /** The language that the person chats in. */
  readonly language: Language;
  /** When the person last asked for the code, also in the words of the language asked for. */
  readonly shared: { readonly at: string; readonly words: string };
  readonly expiresAt: string;
  /** Null while more than one is left. */
  readonly mode: string | null;
  readonly step: string | null;
  /** The name of the step, else of the mode, in the language asked for; null where neither is known. */
  readonly situation: string | null;
  /** None, or the one that the deadline counts from. */
  readonly dates: readonly { basis: Basis; start: string; end: string; grain: Grain; confirmed: boolean; words: string }[];
  /** What the chat said of the deadline, in the person's language, and when. */
  readonly told: { readonly at: string; readonly words: string; readonly text: string } | null;
  /** As POST /api/deadline answers, at this moment; null while the step is not known. */
  readonly deadline: DeadlineReply | null;
  /** The deadline as an agent reads it; one of each mode where just the mode is not known. */
  readonly answers: readonly AgentAnswer[];
  readonly tellApart: string | null;
  /** The last entries that the chat stated, the newest first. */
  readonly entries: readonly AgentMatch[];
}

export interface ReplyContext {
  readonly knowledge: Knowledge;
  /** The language of the answers. */
  readonly language: Language;
  readonly now: Date;
  readonly retentionDays: number;
}

/** Answers that are told side by side. */
const mostAnswers = 2;

/** What an agent reads under a code, every figure computed at this moment. */
export function resumeReply(code: string, document: ResumeDocument, context: ReplyContext): ResumeReply {
  const { knowledge: { content }, language, now, retentionDays } = context;
  const steps = stepsIn(document, content);
  const deadlines = steps.length > mostAnswers ? [] : steps.map((step) => deadlineIn(document, step, { content, now }));
  const [only] = deadlines.length === 1 ? deadlines : [];
  const modes = [...new Set(steps.map(({ mode }) => mode))];
  const mode = modes.length === 1 ? modes[0] ?? null : null;
  const timeZone = document.when?.timeZone ?? content.procedures.timeZone;
  const { language: spoken, sharedAt, expiresAt, told } = document;
  const moment = (at: string) => ({ at, words: momentWords(new Date(at), language, content.procedures.timeZone) });
  return {
    code: shownCode(code), language: spoken, shared: moment(sharedAt), expiresAt, told: told && { ...moment(told.at), text: told.text },
    mode, step: only?.step.step ?? null,
    situation: only?.step.name[language] ?? content.procedures.modes[mode ?? '']?.[language] ?? null,
    dates: datesIn(document, context),
    deadline: only ? deadlineReply(only, { content, language, now, timeZone }) : null,
    answers: deadlines.map((deadline) => deadlineAnswer(deadline, { content, language, now, retentionDays }, lineFor(deadline, deadlines, context))),
    tellApart: deadlines.length > 1 ? content.procedures.tellApart?.[language] ?? null : null,
    entries: listed(document.entries, context.knowledge, language),
  };
}

function datesIn({ when }: ResumeDocument, { knowledge: { content: { messages } }, language }: ReplyContext): ResumeReply['dates'] {
  if (when?.understood.kind !== 'value') return [];
  const { basis, confirmed, timeZone, understood, understood: { start, end, grain } } = when;
  return [{ basis, start, end, grain, confirmed, words: understoodWords(understood, { messages, language, timeZone }) }];
}

/** The command that gives the same deadlines again; empty where none does. */
function lineFor({ understood, basis }: Deadline, all: readonly Deadline[], { knowledge: { content: { agentCommands } } }: ReplyContext): string {
  const situations = all.map(({ step: { mode, step } }) => ({ mode, step }));
  if (understood?.kind === 'value') return lastingLine({ situations, basis, start: understood.start, grain: understood.grain }, agentCommands) ?? '';
  const names = situations.map(({ mode, step }) => `${mode}/${step}`).join(' ');
  return agentCommands.codes.find((one) => one.situations.join(' ') === names)?.code ?? '';
}
