import type { Content } from './content.js';
import { helplineWords } from './helpline.js';
import type { Language } from './language.js';
import { fillIn } from './messages.js';
import type { Entry } from './schema.js';
import { sourceDetails, sourceLine, sourcesOf, type SourceDetails } from './source-line.js';

export interface AnswerContext {
  readonly content: Content;
  readonly language: Language;
  readonly now: Date;
  readonly retentionDays: number;
}

/** An entry in one language with its placeholders filled: what the chat, the pages and the API show. */
export interface Answer {
  readonly id: string;
  readonly question: string;
  /** Plain text, paragraphs separated by an empty line; its first sentence answers. */
  readonly answer: string;
  readonly steps: readonly string[];
  readonly sources: readonly SourceDetails[];
  readonly related: readonly string[];
}

/** Fills an entry's placeholders: the helpline's words as they are now, and the bot's own retention. */
export function answerOf(entry: Entry, { content, language, now, retentionDays }: AnswerContext): Answer {
  const { messages, helpline, sources } = content;
  const words = { ...helplineWords({ helpline, messages, language, now }), retentionDays: String(retentionDays) };
  return {
    id: entry.id,
    question: entry.question[language],
    answer: fillIn(entry.answer[language].trim(), words),
    steps: (entry.steps?.[language] ?? []).map((step) => fillIn(step, words)),
    sources: sourceDetails(entry.sources, sources, language),
    related: entry.related,
  };
}

/** The lines that name an entry's sources with their dates. */
export const sourceLines = (entry: Entry, { messages, sources }: Content, language: Language): string[] =>
  sourcesOf(entry.sources, sources).map((source) => sourceLine(source, messages, language));

/** The whole answer as one text: answer, numbered steps, sources. */
export function answerText(entry: Entry, context: AnswerContext): string {
  const { answer, steps } = answerOf(entry, context);
  const numbered = steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
  return [answer, numbered, sourceLines(entry, context.content, context.language).join('\n')].filter(Boolean).join('\n\n');
}
