import type { Content } from './content.js';
import { isoIn } from './civil-days.js';
import type { Deadline } from './deadlines.js';
import { helplineWords } from './helpline.js';
import type { Language } from './language.js';
import { say } from './messages.js';
import { sourceLine, sourcesOf } from './source-line.js';
import { dayWords, momentWords, remainingWords, understoodWords } from './time-words.js';

export interface TextContext {
  readonly content: Content;
  readonly language: Language;
  readonly now: Date;
  /** The person's time zone; limits are told in the procedures' zone, and in this one beside it where it differs. */
  readonly timeZone: string;
}

/** A limit in words: the last valid day for clocks of days, the moment in the procedures' zone for hours. */
export function limitWords(limit: string, unit: 'hours' | 'days', { content, language }: TextContext): string {
  const { messages, procedures } = content;
  const instant = new Date(limit);
  if (unit === 'days') return say(messages, 'last-day', language, { day: dayWords(new Date(instant.getTime() - 1), language, procedures.timeZone) });
  return say(messages, 'paris-time', language, { date: momentWords(instant, language, procedures.timeZone) });
}

/** The first sentence of a deadline: how long is left, or that it is (perhaps) over, or why nothing can be computed. */
export function headline(deadline: Deadline, context: TextContext): string {
  const { content: { messages }, language, now } = context;
  switch (deadline.state) {
    case 'not-started': case 'not-stated': case 'done':
      return deadline.step.told[language];
    case 'unknown-start':
      return [unusable(deadline, context), say(messages, 'deadline-unknown-start', language)].filter(Boolean).join(' ');
    case 'open': case 'may-be-over': case 'over': {
      const { unit, qualifier } = deadline.step.clock;
      const words = (limit: string) => limitWords(limit, unit, context);
      const limits = { safeLimit: words(deadline.safeLimit), lastLimit: words(deadline.lastLimit) };
      if (deadline.state === 'may-be-over') return say(messages, 'deadline-may-be-over', language, limits);
      if (deadline.state === 'over') {
        return unit === 'days'
          ? say(messages, 'deadline-over-days', language, { lastLimit: lastDay(deadline.lastLimit, context) })
          : say(messages, 'deadline-over', language, { lastLimit: limits.lastLimit });
      }
      const object = deadline.step.object[language];
      const remaining = remainingWords(Date.parse(deadline.safeLimit) - now.getTime(), language, unit);
      if (deadline.safeLimit === deadline.lastLimit) return say(messages, qualifier ? 'deadline-open-at-most' : 'deadline-open', language, { remaining, object, limit: limits.safeLimit });
      return say(messages, qualifier ? 'deadline-open-between-at-most' : 'deadline-open-between', language, { remaining, object, ...limits });
    }
  }
}

const lastDay = (limit: string, { content, language }: TextContext): string =>
  dayWords(new Date(Date.parse(limit) - 1), language, content.procedures.timeZone);

/** Why a text gave no usable date; empty where no date was given at all. */
function unusable({ understood }: Deadline, { content: { messages }, language }: TextContext): string {
  if (understood?.kind === 'invalid') return say(messages, 'when-invalid', language);
  return understood?.kind === 'future' ? say(messages, 'when-future', language) : '';
}

/** The date that was understood, with what it is the date of and its weekday; null where none was. */
export function understoodLine(deadline: Deadline, { content: { messages }, language, timeZone }: TextContext): string | null {
  if (deadline.understood?.kind !== 'value' || deadline.step.clock === null) return null;
  const arrival = (deadline.step.arrival[deadline.basis] ?? deadline.step.arrival.received)?.[language] ?? '';
  const { civilDate } = deadline.understood;
  const counted = deadline.step.clock.unit === 'days' && civilDate !== undefined ? dayWords(new Date(civilDate), language, 'UTC') : null;
  return say(messages, 'line-understood', language, { arrival, when: counted ?? understoodWords(deadline.understood, { messages, language, timeZone }) });
}

/** Refs of the sources that a told deadline rests on. */
export const deadlineSources = ({ state, step }: Deadline): readonly string[] =>
  step.clock === null ? step.sources : [...step.clock.sources, ...(state === 'over' || state === 'may-be-over' ? step.overSources ?? [] : [])];

/** The limit in the person's own time zone, where it differs from the procedures' zone at that instant. */
function ownZoneLine(deadline: Deadline, { content: { messages, procedures }, language, timeZone }: TextContext): string | null {
  if (deadline.step.clock?.unit !== 'hours' || deadline.safeLimit === null) return null;
  const instant = new Date(deadline.safeLimit);
  if (isoIn(instant, timeZone).slice(0, 16) === isoIn(instant, procedures.timeZone).slice(0, 16)) return null;
  return say(messages, 'limit-in-zone', language, { limit: momentWords(instant, language, timeZone) });
}

function todo(deadline: Deadline, language: Language): string {
  if (deadline.step.clock === null || deadline.state !== 'over') return deadline.step.open[language];
  return deadline.step.over[language];
}

/** The rule of a step with its sources, a line each: what "why?" and "source?" answer. */
export function ruleLines(deadline: Deadline, { content, language }: TextContext): string[] {
  const sources = sourcesOf(deadlineSources(deadline), content.sources);
  return [
    say(content.messages, 'line-rule', language, { rule: deadline.step.rule[language] }),
    ...sources.map((source) => sourceLine(source, content.messages, language)),
  ];
}

/** What to do now, what if it is refused, and what comes next. */
export function todoLines(deadline: Deadline, { content: { messages }, language }: TextContext): string[] {
  const { step, state } = deadline;
  return [
    say(messages, 'line-now', language, { todo: todo(deadline, language) }),
    ...(step.clock !== null && state === 'may-be-over' ? [say(messages, 'line-if-refused', language, { todo: step.over[language] })] : []),
    ...(step.next && state !== 'over' ? [say(messages, 'line-next', language, { next: step.next[language] })] : []),
  ];
}

/** The whole deadline in plain words, a paragraph each: the figure first, then the date understood, what to do, the rule, its sources, the helpline. */
export function deadlineText(deadline: Deadline, context: TextContext): string {
  const { content: { messages, helpline }, language, now } = context;
  const { step } = deadline;
  const uncertain = deadline.understood?.kind === 'value' && step.clock !== null ? step.uncertainty?.[deadline.basis]?.[language] : undefined;
  const paragraphs = [
    [headline(deadline, context), ownZoneLine(deadline, context)],
    [understoodLine(deadline, context), uncertain],
    todoLines(deadline, context),
    ruleLines(deadline, context),
    [say(messages, 'line-helpline', language, helplineWords({ helpline, messages, language, now }))],
  ];
  return paragraphs.map((lines) => lines.filter(Boolean).join('\n')).filter(Boolean).join('\n\n');
}
