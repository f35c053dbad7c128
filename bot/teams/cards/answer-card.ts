import type { AgentAnswer } from '../../../knowledge/agent-answer.js';
import type { Language } from '../../../knowledge/language.js';
import { fillIn } from '../../../knowledge/messages.js';
import type { TeamsMessages } from '../messages.js';
import { adaptiveCard, type AdaptiveCard, type CardElement } from './card.js';
import { textBlocks } from './text-blocks.js';

export interface AnswerCardContext {
  readonly language: Language;
  readonly messages: TeamsMessages;
  /** Where this site is reached; undefined where no address is set, then the card links to no page. */
  readonly publicUrl: string | undefined;
}

/** An answer for colleagues to read: its question, all that the chat would say, its sources with their dates, its page. */
export function answerCard(answer: AgentAnswer, { language, messages, publicUrl }: AnswerCardContext): AdaptiveCard {
  const page = publicUrl === undefined ? undefined : new URL(answer.link, publicUrl).href;
  return adaptiveCard({
    language,
    text: `${answer.title}\n\n${answer.text}`,
    body: [heading(answer.title), ...answerBlocks(answer, { language, messages })],
    actions: page === undefined ? [] : [{ type: 'Action.OpenUrl', title: messages['open-page'][language], url: page }],
  });
}

/** The question, or the situation, that an answer is about. */
export const heading = (text: string): CardElement => ({ type: 'TextBlock', text, wrap: true, weight: 'Bolder', size: 'Medium', style: 'heading' });

/** The whole answer; where its date can be read in another way that changes it, that is said too. */
export function answerBlocks({ text, sources, otherReading }: AgentAnswer, { language, messages }: Pick<AnswerCardContext, 'language' | 'messages'>): CardElement[] {
  const other = otherReading && fillIn(messages['other-reading'][language], { figure: [otherReading.understood, otherReading.figure].filter(Boolean).join(' ') });
  return [
    ...textBlocks(text, new Set(sources)),
    ...(other ? [{ type: 'TextBlock', text: other, wrap: true, color: 'Warning', spacing: 'Medium' }] : []),
  ];
}
