import type { Conversation } from '../../dialogs/conversation.js';
import type { Summary } from '../../dialogs/handed-over.js';
import { isNothing } from '../../dialogs/known.js';
import { nextMove } from '../../dialogs/next-move.js';
import { recapOf } from '../../dialogs/recap.js';
import { inert } from '../../dialogs/reply.js';
import type { Content } from '../../knowledge/content.js';
import { headline } from '../../knowledge/deadline-text.js';
import { findStep } from '../../knowledge/deadlines.js';
import type { Bilingual, Language } from '../../knowledge/language.js';
import { say } from '../../knowledge/messages.js';
import { personEntries } from '../person-entries.js';

export interface SummaryContext {
  readonly content: Content;
  readonly now: Date;
  readonly timeZone: string;
}

const mostAnswers = 3;
const both = (words: (language: Language) => string): Bilingual => ({ fr: words('fr'), en: words('en') });

/** What a person who takes over needs to know: the last question, the situation, the last answers. Only masked text is in it. */
export function summaryOf({ known, votable }: Conversation, context: SummaryContext): Summary {
  const { content } = context;
  const asked = votable.filter(({ about }) => !personEntries.some((id) => about === `entry:${id}`));
  const told = [...new Set(asked.map(({ about }) => about))].map((about) => answerWords(about, { known, context })).filter((words) => words !== null);
  return {
    question: asked.at(-1)?.utterance ?? null,
    situation: isNothing(known) ? null : both((language) => recapOf(known, { content, language })),
    answers: told.slice(-mostAnswers),
  };
}

/** The question that was answered, or the deadline that was told; null for "not understood". */
function answerWords(about: string, { known, context }: { known: Conversation['known']; context: SummaryContext }): Bilingual | null {
  const { content, timeZone, now } = context;
  const [kind, id = ''] = about.split(':');
  if (kind !== 'deadline') return content.entries.get(id)?.question ?? null;
  const [mode = '', step = ''] = id.split('/');
  const move = nextMove(known, context);
  if (move.kind !== 'tell' || `${move.deadline.step.mode}/${move.deadline.step.step}` !== id) return findStep(content.procedures, mode, step)?.name ?? null;
  return both((language) => headline(move.deadline, { content, language, now, timeZone }));
}

/** The summary as it is read to the person before it is passed on. */
export function summaryText({ question, situation, answers }: Summary, { messages }: Content, language: Language): string {
  const quoted = answers.map((answer) => say(messages, 'handoff-quoted', language, { words: answer[language] })).join(', ');
  return [
    question === null ? say(messages, 'handoff-summary-no-question', language) : say(messages, 'handoff-summary-question', language, { question: inert(question) }),
    ...(situation ? [say(messages, 'handoff-summary-situation', language, { situation: situation[language] })] : []),
    ...(answers.length > 0 ? [say(messages, 'handoff-summary-answers', language, { answers: quoted })] : []),
  ].join('\n');
}
