import type { DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog.js';
import { means } from '../knowledge/answer-words.js';
import type { Content } from '../knowledge/content.js';
import { distinctionAmong } from '../knowledge/distinctions.js';
import type { Language } from '../knowledge/language.js';
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

interface Offer {
  readonly text: string;
  /** One label a choice, in the same order; "none of these" comes after them for a guess. */
  readonly labels: readonly string[];
  readonly choices: readonly string[];
}

/** A question between the two likeliest where they differ by one fact; else the questions themselves to choose from. */
function offerOf({ choices, asks }: ClarifyOptions, content: Content, language: Language): Offer {
  const distinction = asks === 'did-you-mean' ? distinctionAmong(content.distinctions, choices) : null;
  if (distinction) return { text: distinction.ask[language], labels: distinction.labels.map((label) => label[language]), choices: distinction.entries };
  return { text: say(content.messages, asks, language), labels: choices.map((id) => content.entries.get(id)?.question[language] ?? id), choices };
}

/**
 * "Did you mean", a question between two entries, or the menu. It ends with the entry that was picked, with "none of these"
 * said, or with "not-answered" when the person wrote something else.
 */
export function clarifyDialog(content: Content): WaterfallDialog<ClarifyOptions> {
  async function offerChoices(step: WaterfallStepContext<ClarifyOptions>): Promise<DialogTurnResult> {
    const { conversation: { language } } = frameOf(step.context);
    const { choices, confidence, asks } = step.options;
    const { text, labels } = offerOf(step.options, content, language);
    const guess = asks === 'did-you-mean';
    await step.context.sendActivity(activityOf({
      text,
      buttons: [...labels, ...(guess ? [say(content.messages, 'none-of-these', language)] : [])],
      numbered: true,
      entities: guess ? [{ type: 'answer', outcome: 'choices', entry: null, choices: [...choices], confidence, language }] : [],
    }, language));
    return Dialog.EndOfTurn;
  }

  async function takeChoice(step: WaterfallStepContext<ClarifyOptions>): Promise<DialogTurnResult> {
    const { conversation: { language }, utterance: { text } } = frameOf(step.context);
    const { labels, choices } = offerOf(step.options, content, language);
    const choice = picked(text, [...labels, ...(step.options.asks === 'did-you-mean' ? [say(content.messages, 'none-of-these', language)] : [])]);
    const id = choices[choice];
    if (id !== undefined) return step.endDialog({ kind: 'entry', id } satisfies Ending);
    if (choice < 0 && !means(content.answers, 'none-of-these', text)) return step.endDialog(notAnswered);
    await step.context.sendActivity(activityOf({ text: say(content.messages, 'none-of-these-reply', language) }, language));
    return step.endDialog(done);
  }

  return new WaterfallDialog(CLARIFY, [offerChoices, takeChoice]);
}
