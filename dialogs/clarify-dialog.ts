import { Dialog, WaterfallDialog, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs';
import { means } from '../knowledge/answer-words.js';
import type { Content } from '../knowledge/content.js';
import { say } from '../knowledge/messages.js';
import { frameOf } from './conversation.js';
import { notAnswered, done, type Ending } from './deadline-dialog.js';
import { picked } from './hearing.js';
import { activityOf } from './reply.js';

export const CLARIFY = 'clarify';

export interface ClarifyOptions {
  /** Ids of the entries to choose from, the most likely first. */
  readonly choices: readonly string[];
  readonly confidence: number;
  /** The sentence that they stand under: a guess, or the menu of topics, which tells nothing about the utterance. */
  readonly asks: 'did-you-mean' | 'menu';
}

/**
 * "Did you mean", or the menu: offers questions. It ends with the entry that was picked, with "none of these" said,
 * or with "not-answered" when the person wrote something else.
 */
export function clarifyDialog(content: Content): WaterfallDialog<ClarifyOptions> {
  const labelsOf = ({ choices }: ClarifyOptions, language: 'fr' | 'en') =>
    choices.map((id) => content.entries.get(id)?.question[language] ?? id);

  async function offerChoices(step: WaterfallStepContext<ClarifyOptions>): Promise<DialogTurnResult> {
    const { conversation: { language } } = frameOf(step.context);
    const { choices, confidence, asks } = step.options;
    const guess = asks === 'did-you-mean';
    await step.context.sendActivity(activityOf({
      text: say(content.messages, asks, language),
      buttons: [...labelsOf(step.options, language), ...(guess ? [say(content.messages, 'none-of-these', language)] : [])],
      numbered: true,
      entities: guess ? [{ type: 'answer', outcome: 'choices', entry: null, choices: [...choices], confidence, language }] : [],
    }, language));
    return Dialog.EndOfTurn;
  }

  async function takeChoice(step: WaterfallStepContext<ClarifyOptions>): Promise<DialogTurnResult> {
    const { conversation: { language }, utterance: { text } } = frameOf(step.context);
    const choice = picked(text, labelsOf(step.options, language));
    const id = step.options.choices[choice];
    if (id !== undefined) return step.endDialog({ kind: 'entry', id } satisfies Ending);
    const none = step.options.asks === 'did-you-mean' && picked(text, [...labelsOf(step.options, language), say(content.messages, 'none-of-these', language)]) === step.options.choices.length;
    if (!none && !means(content.answers, 'none-of-these', text)) return step.endDialog(notAnswered);
    await step.context.sendActivity(activityOf({ text: say(content.messages, 'none-of-these-reply', language) }, language));
    return step.endDialog(done);
  }

  return new WaterfallDialog(CLARIFY, [offerChoices, takeChoice]);
}
