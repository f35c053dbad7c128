import type { DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog.js';
import type { Content } from '../knowledge/content.js';
import { say } from '../knowledge/messages.js';
import { frameOf } from './conversation.js';
import { notAnswered, type Ending } from './deadline-dialog.js';
import { picked } from './hearing.js';
import { activityOf } from './reply.js';

export const HANDOFF = 'handoff';

export interface HandoffOptions {
  /** The offer in words: what would be passed on to a person. */
  readonly offer: string;
  /** Whether the deadline dialog's question waited when a person was asked for. */
  readonly resumes: boolean;
}

/** Says what would be passed on to a person and asks; it ends with the answer, or with "not-answered" when it was something else. */
export function handoffDialog(content: Content): WaterfallDialog<HandoffOptions> {
  const answers = ['button-yes', 'button-no'] as const;

  async function askFirst(step: WaterfallStepContext<HandoffOptions>): Promise<DialogTurnResult> {
    const { conversation: { language } } = frameOf(step.context);
    const buttons = answers.map((id) => say(content.messages, id, language));
    await step.context.sendActivity(activityOf({ text: step.options.offer, buttons }, language));
    return Dialog.EndOfTurn;
  }

  async function takeAnswer(step: WaterfallStepContext<HandoffOptions>): Promise<DialogTurnResult> {
    const { conversation: { language }, utterance: { text, decision: { intent } } } = frameOf(step.context);
    const choice = picked(text, answers.map((id) => say(content.messages, id, language)));
    const accepted = choice === 0 || intent === 'yes';
    if (!accepted && choice !== 1 && intent !== 'no') return step.endDialog(notAnswered);
    return step.endDialog({ kind: 'handoff', accepted, resumes: step.options.resumes } satisfies Ending);
  }

  return new WaterfallDialog(HANDOFF, [askFirst, takeAnswer]);
}
