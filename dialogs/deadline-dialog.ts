import { Dialog, WaterfallDialog, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { Content } from '../knowledge/content.js';
import { frameOf, learn, type TurnFrame } from './conversation.js';
import { hear } from './hearing.js';
import { nextMove } from './next-move.js';
import { repliesTo } from './move-replies.js';
import { activityOf } from './reply.js';

export const DEADLINE = 'deadline';

/** How a dialog ended: it is done, or the utterance was no answer to what it asked. */
export type Ending = { readonly kind: 'done' } | { readonly kind: 'not-answered' } | { readonly kind: 'entry'; readonly id: string };

export const notAnswered: Ending = { kind: 'not-answered' };
export const done: Ending = { kind: 'done' };

const moveOf = ({ conversation, utterance }: TurnFrame) => nextMove(conversation.known, utterance);

/**
 * Works out the mode and the step, then the date, one question at a time, and tells the deadline.
 * It ends in one of three ways: the deadline (or what holds for each situation left) is told; the person is shown how to
 * find out; or the utterance was no answer ("not-answered": the bot takes it as a side question and begins this dialog again).
 */
export function deadlineDialog(content: Content): WaterfallDialog {
  async function askOrTell(step: WaterfallStepContext): Promise<DialogTurnResult> {
    const frame = frameOf(step.context);
    const move = moveOf(frame);
    for (const reply of repliesTo(move, { content, frame })) await step.context.sendActivity(activityOf(reply, frame.conversation.language));
    if (move.kind !== 'tell' && move.kind !== 'tell-several' && move.kind !== 'lost') return Dialog.EndOfTurn;
    remember(frame, move.kind === 'tell' ? `${move.deadline.step.mode}/${move.deadline.step.step}` : null);
    return step.endDialog(done);
  }

  async function takeAnswer(step: WaterfallStepContext): Promise<DialogTurnResult> {
    const frame = frameOf(step.context);
    const { conversation, utterance } = frame;
    const heard = hear(utterance, conversation.known, moveOf(frame));
    if (heard.kind === 'nothing') return step.endDialog(notAnswered);
    learn(conversation, heard.known);
    return step.replaceDialog(DEADLINE);
  }

  return new WaterfallDialog(DEADLINE, [askOrTell, takeAnswer]);
}

function remember({ conversation, utterance }: TurnFrame, situation: string | null): void {
  conversation.said = situation === null ? conversation.said : { kind: 'deadline', id: situation };
  conversation.toldAt = utterance.now.toISOString();
}
