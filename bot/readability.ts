import { DEADLINE } from '../dialogs/deadline-dialog.js';
import { masked } from '../knowledge/masking.js';
import { say } from '../knowledge/messages.js';
import { resumeDeadline, send, type MessageTurn } from './message-turn.js';
import { longestUtterance } from './utterance.js';

/** Says why a message without words, or with too many, is not read; false when it can be. A pending question is asked again. */
export async function refuseUnreadable(turn: MessageTurn): Promise<boolean> {
  const { conversation: { language }, knowledge: { content: { messages } }, utterance } = turn;
  if (!await tellTooLong(turn)) {
    if (/[\p{L}\p{N}?]/u.test(utterance.text)) return false;
    await send(turn, { text: say(messages, 'empty-utterance', language) });
  }
  if (turn.dialogs.activeDialog?.id === DEADLINE) await resumeDeadline(turn);
  return true;
}

/** Says that a message is too long; false when it is not. */
export async function tellTooLong(turn: MessageTurn): Promise<boolean> {
  const { conversation: { language }, knowledge: { content: { messages } } } = turn;
  const length = (turn.context.activity.text ?? '').length;
  if (length <= longestUtterance) return false;
  await send(turn, { text: say(messages, 'too-long', language, { length: String(length), limit: String(longestUtterance) }) });
  return true;
}

/** Says once a conversation that personal data was masked. */
export async function tellMasked({ context, conversation, utterance, knowledge: { content } }: MessageTurn): Promise<void> {
  if (conversation.maskTold || !utterance.text.includes(masked)) return;
  conversation.maskTold = true;
  await send({ context, conversation }, { text: say(content.messages, 'masked-notice', conversation.language) });
}
