import { voteIn, type Votable } from '../dialogs/feedback.js';
import { picked } from '../dialogs/hearing.js';
import { helplineWords } from '../knowledge/helpline.js';
import { say } from '../knowledge/messages.js';
import { send, type MessageTurn } from './message-turn.js';

/** The event by which Web Chat tells a vote. */
export const voteEvent = 'webchat:activity-status/feedback';

/** The reasons offered after a no, in the conversation's language. */
const reasonsOf = ({ knowledge: { content }, conversation: { language } }: MessageTurn): string[] => say(content.messages, 'feedback-reasons', language).split(' | ');

function keep(turn: MessageTurn, votable: Votable, given: { helpful: boolean; reason: string | null }): void {
  const { conversation } = turn;
  conversation.voted = [...new Set([...conversation.voted, votable.answer])];
  turn.keepVote({ ...votable, ...given, language: conversation.language, channel: turn.context.activity.channelId });
}

/** Keeps a vote on an answer, the last one counting; after a no, the reasons are offered. A vote on nothing known is ignored. */
export async function takeVote(turn: MessageTurn): Promise<void> {
  const { conversation, context, knowledge: { content } } = turn;
  const vote = voteIn(context.activity.entities, conversation.votable);
  if (!vote) return;
  const { helpful, ...votable } = vote;
  keep(turn, votable, { helpful, reason: null });
  conversation.downvoted = helpful ? null : votable;
  const buttons = helpful ? [] : reasonsOf(turn);
  await send(turn, { text: say(content.messages, helpful ? 'feedback-thanks' : 'feedback-why', conversation.language), buttons });
}

/** Takes one of the offered reasons, right after a no, and tells how to reach a person; false when the words are none. */
export async function takeReason(turn: MessageTurn): Promise<boolean> {
  const { conversation, utterance: { text, now }, knowledge: { content: { messages, helpline } } } = turn;
  const votable = conversation.downvoted;
  conversation.downvoted = null;
  const reason = /^\d+$/.test(text) ? undefined : reasonsOf(turn)[picked(text, reasonsOf(turn))];
  if (!votable || reason === undefined) return false;
  const { language } = conversation;
  turn.wantsPerson = true;
  keep(turn, votable, { helpful: false, reason });
  const { phone, price, hours, openNow } = helplineWords({ helpline, messages, language, now });
  await send(turn, { text: say(messages, 'feedback-person', language, { phone, price, hours, openNow }) });
  return true;
}
