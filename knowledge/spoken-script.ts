import { answerOf, type AnswerContext } from './answer-text.js';
import { headline, limitWords, type TextContext } from './deadline-text.js';
import type { Deadline } from './deadlines.js';
import { helplineWords } from './helpline.js';
import type { Language } from './language.js';
import { fillIn } from './messages.js';
import type { Entry } from './schema.js';
import { remainingWords } from './time-words.js';

/** A text as its sentences; an abbreviation or a time in the middle of one does not part it. */
const sentences = (text: string): string[] => text.trim().split(/(?<=[.!?])\s+(?=[\p{Lu}«“])/u);

/** Times as one says them: "15:00" is "15 h" or "3 pm", "00:00" is midnight. */
export function spokenTimes(text: string, language: Language): string {
  return text.replace(/\b([01]?\d|2[0-3]):([0-5]\d)\b/g, (_, hours: string, minutes: string) => spokenTime(Number(hours), minutes, language));
}

function spokenTime(hour: number, minutes: string, language: Language): string {
  const exact = minutes === '00';
  if (exact && hour % 12 === 0) return { fr: ['minuit', 'midi'], en: ['midnight', 'noon'] }[language][hour / 12] ?? '';
  if (language === 'fr') return exact ? `${hour} h` : `${hour} h ${minutes}`;
  return `${hour % 12 || 12}${exact ? '' : `:${minutes}`} ${hour < 12 ? 'am' : 'pm'}`;
}

/** What an agent says of a deadline, a sentence a line, with the very figures of the chat; without a script, the chat's first sentence. */
export function deadlineScript(deadline: Deadline, context: TextContext): string[] {
  const { language, now } = context;
  if (deadline.step.clock === null) return sentences(deadline.step.script?.[language] ?? headline(deadline, context));
  if (deadline.state === 'unknown-start') return sentences((deadline.step.ask.find(({ basis }) => basis === deadline.basis) ?? deadline.step.ask[0])?.text[language] ?? '');
  const { script, clock: { unit } } = deadline.step;
  if (!script || deadline.safeLimit === null) return sentences(headline(deadline, context));
  if (deadline.state !== 'open') return sentences(script[deadline.state === 'over' ? 'over' : 'mayBeOver'][language]);
  const remaining = remainingWords(Date.parse(deadline.safeLimit) - now.getTime(), language, unit);
  return sentences(fillIn(script.open[language], { remaining, limit: spokenTimes(limitWords(deadline.safeLimit, unit, context), language) }));
}

/** What an agent says of an entry, a sentence a line; without a script, the first paragraph of the answer. */
export function entryScript(entry: Entry, context: AnswerContext): string[] {
  const { content: { helpline, messages }, language, now, retentionDays } = context;
  if (!entry.script) return sentences(answerOf(entry, context).answer.split('\n\n')[0] ?? '');
  const words = { ...helplineWords({ helpline, messages, language, now }), retentionDays: String(retentionDays) };
  return entry.script[language].map((line) => spokenTimes(fillIn(line, words), language));
}
