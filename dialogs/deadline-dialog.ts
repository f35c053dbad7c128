import type { DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog.js';
import type { Content } from '../knowledge/content.js';
import { frameOf, learn, type TurnFrame } from './conversation.js';
import { corrects, hear } from './hearing.js';
import type { Known } from './known.js';
import { nextMove, type Move } from './next-move.js';
import { repliesTo, type Lead } from './move-replies.js';
import { activityOf } from './reply.js';

export const DEADLINE = 'deadline';

/** How a dialog ended: it is done, the utterance was no answer to what it asked, an entry was picked, or an offered person accepted or not. */
export type Ending =
  | { readonly kind: 'done' }
  | { readonly kind: 'not-answered' }
  | { readonly kind: 'entry'; readonly id: string }
  | { readonly kind: 'handoff'; readonly accepted: boolean; readonly resumes: boolean };

export interface DeadlineOptions {
  readonly lead?: Lead;
  /** Waits for the answer without asking again: the person has turned to a person. */
  readonly quiet?: boolean;
}

export const notAnswered: Ending = { kind: 'not-answered' };
export const done: Ending = { kind: 'done' };

const moveOf = ({ conversation, utterance }: TurnFrame) => nextMove(conversation.known, utterance);

/**
 * Works out the mode and the step, then the date, one question at a time, and tells the deadline.
 * It ends in one of three ways: the deadline (or what holds for each situation left) is told; the person is shown how to
 * find out; or the utterance was no answer ("not-answered": the bot takes it as a side question and begins this dialog again).
 */
export function deadlineDialog(content: Content): WaterfallDialog<DeadlineOptions> {
  async function askOrTell(step: WaterfallStepContext<DeadlineOptions>): Promise<DialogTurnResult> {
    const frame = frameOf(step.context);
    const move = moveOf(frame);
    if (step.options.quiet) return Dialog.EndOfTurn;
    for (const reply of repliesTo(move, { content, frame, lead: step.options.lead })) await step.context.sendActivity(activityOf(reply, frame.conversation.language));
    if (move.kind !== 'tell' && move.kind !== 'tell-several' && move.kind !== 'lost') return Dialog.EndOfTurn;
    remember(frame, move.kind === 'tell' ? `${move.deadline.step.mode}/${move.deadline.step.step}` : null);
    return step.endDialog(done);
  }

  async function takeAnswer(step: WaterfallStepContext<DeadlineOptions>): Promise<DialogTurnResult> {
    const frame = frameOf(step.context);
    const { conversation, utterance } = frame;
    const { known } = conversation;
    const asked = moveOf(frame);
    const heard = hear(utterance, known, asked);
    if (heard.kind === 'nothing') return step.endDialog(notAnswered);
    learn(conversation, heard.known);
    conversation.failures = 0;
    return step.replaceDialog(DEADLINE, { lead: leadAfter({ known, asked }, frame) } satisfies DeadlineOptions);
  }

  return new WaterfallDialog<DeadlineOptions>(DEADLINE, [askOrTell, takeAnswer]);
}

/** A correction is read back; so is a date that came before its turn, and what was told where the same question stays. */
function leadAfter(before: { known: Known; asked: Move }, frame: TurnFrame): Lead {
  const { conversation: { known }, utterance } = frame;
  const [move, asked] = [moveOf(frame), before.asked];
  const changed = known.left !== before.known.left;
  const narrowed = before.known.left === null || known.left?.every((situation) => before.known.left?.includes(situation));
  if (!narrowed && corrects(utterance)) return 'corrected';
  const same = changed && move.kind === 'ask-situation' && asked.kind === 'ask-situation' && move.question.id === asked.question.id;
  const dated = known.when !== before.known.when && known.when?.understood.kind === 'value';
  return same || dated ? 'noted' : undefined;
}

function remember({ conversation, utterance }: TurnFrame, situation: string | null): void {
  conversation.said = situation === null ? conversation.said : { kind: 'deadline', id: situation };
  conversation.toldAt = utterance.now.toISOString();
}
