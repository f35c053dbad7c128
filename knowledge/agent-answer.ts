import { answerOf, answerText, sourceLines, type AnswerContext } from './answer-text.js';
import { deadlineReply, type DeadlineReply } from './deadline-reply.js';
import { deadlineSources, headline, todoLines, understoodLine, type TextContext } from './deadline-text.js';
import { deadlineOf, type Deadline } from './deadlines.js';
import type { Entry } from './schema.js';
import { sourceLine, sourcesOf } from './source-line.js';
import { deadlineScript, entryScript } from './spoken-script.js';

/** One answer as an agent on the phone reads it: the figure, what to say, what not to promise, what to tick. */
export interface AgentAnswer {
  /** The entry's id, or mode/step of a deadline. */
  readonly id: string;
  readonly title: string;
  /** The short answer: the deadline, or the first sentence of the entry. */
  readonly figure: string;
  /** The date understood, with its weekday; null without one. */
  readonly understood: string | null;
  /** Another way to read the date that would change the answer, which the chat asks about; null where there is none. */
  readonly otherReading: { readonly understood: string | null; readonly figure: string } | null;
  /** Null for an entry. */
  readonly deadline: DeadlineReply | null;
  readonly say: readonly string[];
  readonly doNotPromise: readonly string[];
  readonly steps: readonly string[];
  readonly sources: readonly string[];
  /** The whole answer of the chat, to copy. */
  readonly text: string;
  /** Where the same answer stands, within this site. */
  readonly link: string;
}

/** A computed deadline for an agent; `line` is the command that gives it again. */
export function deadlineAnswer(deadline: Deadline, context: AnswerContext, line: string): AgentAnswer {
  const { content, language, now } = context;
  const zoned = { content, language, now, timeZone: content.procedures.timeZone };
  const { step } = deadline;
  const reply = deadlineReply(deadline, zoned);
  return {
    id: `${step.mode}/${step.step}`,
    title: step.name[language],
    figure: headline(deadline, zoned),
    understood: understoodLine(deadline, zoned),
    otherReading: otherReading(deadline, zoned),
    deadline: reply,
    say: deadlineScript(deadline, zoned),
    doNotPromise: step.doNotPromise?.[language] ?? [],
    steps: todoLines(deadline, zoned),
    sources: sourcesOf(deadlineSources(deadline), content.sources).map((source) => sourceLine(source, content.messages, language)),
    text: reply.text,
    link: `/lookup?q=${encodeURIComponent(line)}`,
  };
}

/** The first alternative reading under which the state or a limit differs. */
function otherReading(deadline: Deadline, context: TextContext): AgentAnswer['otherReading'] {
  const { understood, step, basis } = deadline;
  if (understood?.kind !== 'value') return null;
  const { now, timeZone, content: { procedures } } = context;
  const others = understood.alternatives.map(({ start, end, grain }) => deadlineOf({ step, understood: { ...understood, start, end, grain }, basis, now, timeZone }, procedures));
  const other = others.find(({ state, safeLimit, lastLimit }) => state !== deadline.state || safeLimit !== deadline.safeLimit || lastLimit !== deadline.lastLimit);
  return other ? { understood: understoodLine(other, context), figure: headline(other, context) } : null;
}

/** An entry for an agent; its link is the public page, which can be sent to the caller. */
export function entryAnswer(entry: Entry, context: AnswerContext): AgentAnswer {
  const { content, language } = context;
  const { answer, steps } = answerOf(entry, context);
  return {
    id: entry.id,
    title: entry.question[language],
    figure: answer,
    understood: null,
    otherReading: null,
    deadline: null,
    say: entryScript(entry, context),
    doNotPromise: entry.doNotPromise?.[language] ?? [],
    steps,
    sources: sourceLines(entry, content, language),
    text: answerText(entry, context),
    link: `/faq/${entry.id}?lang=${language}`,
  };
}
