import type { DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog.js';
import type { Content } from '../knowledge/content.js';
import { say } from '../knowledge/messages.js';
import { frameOf } from './conversation.js';
import { done, notAnswered } from './deadline-dialog.js';
import { picked } from './hearing.js';
import { nothingKnown } from './known.js';
import { recapOf } from './recap.js';
import { activityOf } from './reply.js';

export const START_OVER = 'start-over';

/** Asks before what is known would be lost; a yes forgets it, a no keeps it. */
export function startOverDialog(content: Content): WaterfallDialog {
  async function askFirst(step: WaterfallStepContext): Promise<DialogTurnResult> {
    const { conversation: { known, language } } = frameOf(step.context);
    const buttons = (['button-yes', 'button-no'] as const).map((id) => say(content.messages, id, language));
    const text = say(content.messages, 'start-over-confirm', language, { recap: recapOf(known, { content, language }) });
    await step.context.sendActivity(activityOf({ text, buttons }, language));
    return Dialog.EndOfTurn;
  }

  async function forgetOrKeep(step: WaterfallStepContext): Promise<DialogTurnResult> {
    const { conversation, utterance: { text, decision: { intent } } } = frameOf(step.context);
    const { language } = conversation;
    const choice = picked(text, (['button-yes', 'button-no'] as const).map((id) => say(content.messages, id, language)));
    const yes = choice === 0 || intent === 'yes' || intent === 'start-over';
    if (!yes && choice !== 1 && intent !== 'no') return step.endDialog(notAnswered);
    if (yes) Object.assign(conversation, { known: nothingKnown, trail: [], said: null, toldAt: null, failures: 0 });
    await step.context.sendActivity(activityOf({ text: say(content.messages, yes ? 'started-over' : 'start-over-kept', language) }, language));
    return step.endDialog(done);
  }

  return new WaterfallDialog(START_OVER, [askFirst, forgetOrKeep]);
}
