import { lastingLine, parseCommand, type AgentCommand } from './agent-commands.js';
import { deadlineAnswer, entryAnswer, type AgentAnswer } from './agent-answer.js';
import type { AnswerContext } from './answer-text.js';
import { understandDate } from './dates/dates.js';
import { deadlineOf, findStep, type Deadline } from './deadlines.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { findEntries } from './lookup.js';
import { fillIn } from './messages.js';
import type { Basis, Step } from './schema.js';
import type { Situation } from './situations/situation.js';
import { recogniseSituation } from './situations/recognition.js';

export interface AgentQuestion {
  readonly line: string;
  /** The language of the answer; dates are read the same in both, so that no figure changes with it. */
  readonly language: Language;
  readonly now: Date;
  readonly retentionDays: number;
}

export interface AgentMatch {
  readonly id: string;
  /** The entry's short code, null without one. */
  readonly code: string | null;
  readonly question: string;
  /** Null where the entry goes with a deadline rather than with words. */
  readonly confidence: number | null;
}

/** The reply of GET /api/agent: what the line was taken for, and all that an agent needs to answer. */
export interface AgentReply {
  readonly line: string;
  readonly language: Language;
  readonly kind: AgentCommand['kind'];
  /** Whether the chat would answer (rather than ask back) on the same words. */
  readonly sure: boolean;
  /** What was expected where the line is a wrong command; null otherwise. */
  readonly expected: string | null;
  /** What the chat would say where no entry answers. */
  readonly message: string | null;
  /** One answer, or one of each mode where the mode is not known; none where nothing fits. */
  readonly answers: readonly AgentAnswer[];
  /** What to ask the caller to tell two answers apart. */
  readonly tellApart: string | null;
  /** Entries to go on with, the likeliest first. */
  readonly matches: readonly AgentMatch[];
}

const mostMatches = 5;
/** The language in which dates are read first; the other one is read too. */
const typed: Language = 'fr';

/** Answers one line typed by an agent. */
export function agentReply(knowledge: Knowledge, question: AgentQuestion): AgentReply {
  const { content } = knowledge;
  const { line, language } = question;
  const command = parseCommand(line, { commands: content.agentCommands, isEntry: (id) => content.entries.has(id) });
  const reply = { line, language, kind: command.kind, sure: true, expected: null, message: null, answers: [], tellApart: null, matches: [] };
  switch (command.kind) {
    case 'nothing': return reply;
    case 'error': return { ...reply, expected: fillIn(content.agentCommands.expected.code[language], { typed: command.typed, codes: command.codes.join(', ') }) };
    case 'entry': return { ...reply, ...entryParts(command.id, knowledge, question) };
    case 'deadline': return { ...reply, ...deadlineParts(command, knowledge, question) };
    case 'words': return { ...reply, ...wordParts(command.words, knowledge, question) };
  }
}

type Parts = Partial<AgentReply>;
const contextOf = ({ content }: Knowledge, { language, now, retentionDays }: AgentQuestion): AnswerContext => ({ content, language, now, retentionDays });

/** The entries of these ids, as they are listed. */
export function listed(ids: readonly string[], { content }: Knowledge, language: Language): AgentMatch[] {
  const codes = new Map(Object.entries(content.agentCommands.entries).map(([code, id]) => [id, code]));
  return ids.flatMap((id) => {
    const entry = content.entries.get(id);
    return entry ? [{ id, code: codes.get(id) ?? null, question: entry.question[language], confidence: null }] : [];
  });
}

function entryParts(id: string, knowledge: Knowledge, question: AgentQuestion): Parts {
  const entry = knowledge.content.entries.get(id);
  if (!entry) return {};
  return { answers: [entryAnswer(entry, contextOf(knowledge, question))], matches: listed([id, ...entry.related], knowledge, question.language) };
}

/** The deadlines of one situation or of two, for a date in the words; steps of the procedures only. */
function deadlinesFor(situations: readonly Situation[], { when, basis, now }: { when: string; basis?: Basis | undefined; now: Date }, { content: { procedures } }: Knowledge): Deadline[] {
  const { timeZone } = procedures;
  const steps = situations.map(({ mode, step }) => findStep(procedures, mode, step)).filter((step) => step !== undefined);
  return steps.map((step) => {
    const own = basisFor(step, basis);
    const understood = when === '' ? null : understandDate(when, { now, timeZone, language: typed, basis: own });
    return deadlineOf({ step, understood, basis: own, now, timeZone }, procedures);
  });
}

/** The date that the step asks for first, unless another one that it asks for was named. */
const basisFor = ({ clock, ...step }: Step, named: Basis | undefined): Basis => {
  const asked = clock !== null && 'ask' in step ? step.ask.map(({ basis }) => basis) : [];
  return named !== undefined && asked.includes(named) ? named : asked[0] ?? 'received';
};

function toldParts(deadlines: readonly Deadline[], line: string, [knowledge, question]: [Knowledge, AgentQuestion]): Parts {
  const { procedures } = knowledge.content;
  const context = contextOf(knowledge, question);
  const clocked = deadlines.find(({ step, understood }) => step.clock !== null && understood?.kind === 'value');
  const lasting = clocked?.understood?.kind === 'value'
    ? lastingLine({ ...clocked.understood, situations: deadlines.map(({ step }) => step), basis: clocked.basis }, knowledge.content.agentCommands) : undefined;
  return {
    answers: deadlines.map((deadline) => deadlineAnswer(deadline, context, lasting ?? line)),
    tellApart: deadlines.length > 1 ? procedures.tellApart?.[question.language] ?? null : null,
    matches: listed([...new Set(deadlines.flatMap(({ step }) => step.entries))].slice(0, mostMatches), knowledge, question.language),
  };
}

function deadlineParts({ situations, basis, when, code }: Extract<AgentCommand, { kind: 'deadline' }>, knowledge: Knowledge, question: AgentQuestion): Parts {
  const { agentCommands: { expected } } = knowledge.content;
  const deadlines = deadlinesFor(situations, { when, basis, now: question.now }, knowledge);
  const parts = toldParts(deadlines, question.line, [knowledge, question]);
  const kinds = deadlines.map(({ understood }) => understood?.kind);
  if (when === '' || kinds.includes('value')) return parts;
  const unusable = kinds.find((kind) => kind !== undefined) ?? understandDate(when, { now: question.now, timeZone: knowledge.content.procedures.timeZone, language: typed }).kind;
  if (unusable === 'value') return parts;
  const told = { none: expected.date, invalid: expected.day, future: expected.past }[unusable];
  return { ...parts, expected: fillIn(told[question.language], { when, code }) };
}

function wordParts(words: string, knowledge: Knowledge, question: AgentQuestion): Parts {
  const { language, now } = question;
  const found = findEntries(knowledge, { query: words, language, limit: mostMatches, mode: undefined });
  const codes = listed(found.matches.map(({ entry }) => entry.id), knowledge, language);
  const matches = codes.map((match, index) => ({ ...match, confidence: found.matches[index]?.confidence ?? 0 }));
  const deadlines = deadlinesIn(words, knowledge, now);
  if (deadlines.length > 0) return { ...toldParts(deadlines, words, [knowledge, question]), matches };
  const [first] = matches;
  const answers = first && found.outcome !== 'none' ? entryParts(first.id, knowledge, question).answers ?? [] : [];
  return { sure: found.outcome === 'answer', message: found.message, answers, matches };
}

/** The deadlines that words with a date give: one where they tell the situation, one of each mode where they leave just that open. */
function deadlinesIn(words: string, knowledge: Knowledge, now: Date): Deadline[] {
  const told = recogniseSituation(words, knowledge.content.symptoms);
  const { situations } = told;
  const modes = new Set(situations.map(({ mode }) => mode));
  if (told.clash || told.symptoms.length === 0 || modes.size !== situations.length || situations.length > 2) return [];
  const deadlines = deadlinesFor(situations, { when: words, now }, knowledge);
  return deadlines.some(({ step, understood }) => step.clock !== null && understood?.kind === 'value') ? deadlines : [];
}
