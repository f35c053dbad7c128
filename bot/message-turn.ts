import type { Activity, Entity, TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { DEADLINE, type DeadlineOptions } from '../dialogs/deadline-dialog.js';
import type { Conversation } from '../dialogs/conversation.js';
import type { Utterance } from '../dialogs/utterance.js';
import type { Lead } from '../dialogs/move-replies.js';
import { activityOf, type Reply } from '../dialogs/reply.js';
import type { Decision } from '../knowledge/decision.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Handoff } from './handoff/handoff.js';
import type { ResumeCodes } from './resume/resume-codes.js';
import type { Vote } from './store/store.js';

/** What every step of a message's way works with. */
export interface MessageTurn {
  /** The name under which the store knows the conversation. */
  readonly conversationId: string;
  readonly context: TurnContext;
  readonly dialogs: DialogContext;
  readonly conversation: Conversation;
  readonly utterance: Utterance;
  readonly knowledge: Knowledge;
  readonly origin: string | undefined;
  readonly retentionDays: number;
  readonly resume?: ResumeCodes;
  readonly handoff?: Handoff;
  /** Set when what is said leads to a person. */
  wantsPerson: boolean;
  readonly keepVote: (vote: Vote) => void;
  /** Deletes what the store holds of this conversation before this turn. */
  readonly forgetEarlier: () => void;
}

/** Sends one reply in the conversation's language. */
export async function send({ context, conversation }: Pick<MessageTurn, 'context' | 'conversation'>, reply: Reply): Promise<void> {
  const activity: Partial<Activity> = activityOf(reply, conversation.language);
  await context.sendActivity(activity);
}

/** The machine-readable twin of an answer, as other programs read it. */
export const answerEntity = (decision: Pick<Decision, 'outcome' | 'entry' | 'choices' | 'confidence'>, { conversation }: Pick<MessageTurn, 'conversation'>): Entity => ({
  type: 'answer', outcome: decision.outcome, entry: decision.entry, choices: [...decision.choices], confidence: Number(decision.confidence.toFixed(4)), language: conversation.language,
});

/** Asks the deadline dialog's pending question again, after a recap of what is known. */
export async function resumeDeadline(turn: MessageTurn): Promise<void> {
  await askDeadline(turn, 'resumed');
}

/** Begins the deadline dialog from what is known, whatever was under way. */
export const askDeadline = (turn: MessageTurn, lead?: Lead): Promise<void> => beginDeadline(turn, { lead });

/** Waits for the answer to the pending question without asking it again. */
export const awaitDeadline = (turn: MessageTurn): Promise<void> => beginDeadline(turn, { quiet: true });

async function beginDeadline({ dialogs }: MessageTurn, options: DeadlineOptions): Promise<void> {
  await dialogs.cancelAllDialogs();
  await dialogs.beginDialog(DEADLINE, options);
}
