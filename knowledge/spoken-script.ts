import { answerOf, type AnswerContext } from './answer-text.js';
import { headline, limitWords, type TextContext } from './deadline-text.js';
import type { Deadline } from './deadlines.js';
import { helplineWords } from './helpline.js';
import { fillIn } from './messages.js';
import type { Entry } from './schema.js';
import { remainingWords } from './time-words.js';

/** A text as its sentences; an abbreviation or a time in the middle of one does not part it. */
const sentences = (text: string): string[] => text.trim().split(/(?<=[.!?])\s+(?=[\p{Lu}«“])/u);

/** What an agent says of a deadline, a sentence a line, with the very figures of the chat; without a script, the chat's first sentence. */
export function deadlineScript(deadline: Deadline, context: TextContext): string[] {
  const { language, now } = context;
  if (deadline.step.clock === null) return sentences(deadline.step.script?.[language] ?? headline(deadline, context));
  if (deadline.state === 'unknown-start') return sentences((deadline.step.ask.find(({ basis }) => basis === deadline.basis) ?? deadline.step.ask[0])?.text[language] ?? '');
  const { script, clock: { unit } } = deadline.step;
  if (!script || deadline.safeLimit === null) return sentences(headline(deadline, context));
  if (deadline.state !== 'open') return sentences(script[deadline.state === 'over' ? 'over' : 'mayBeOver'][language]);
  const remaining = remainingWords(Date.parse(deadline.safeLimit) - now.getTime(), language, unit);
  return sentences(fillIn(script.open[language], { remaining, limit: limitWords(deadline.safeLimit, unit, context) }));
}

/** What an agent says of an entry, a sentence a line; without a script, the first paragraph of the answer. */
export function entryScript(entry: Entry, context: AnswerContext): string[] {
  const { content: { helpline, messages }, language, now, retentionDays } = context;
  if (!entry.script) return sentences(answerOf(entry, context).answer.split('\n\n')[0] ?? '');
  const words = { ...helplineWords({ helpline, messages, language, now }), retentionDays: String(retentionDays) };
  return entry.script[language].map((line) => fillIn(line, words));
}
