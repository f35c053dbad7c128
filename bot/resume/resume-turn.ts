import { DEADLINE } from '../../dialogs/deadline-dialog.js';
import { say } from '../../knowledge/messages.js';
import { shownCode } from '../../knowledge/resume-code.js';
import { asksForCode } from '../../knowledge/resume-request.js';
import { momentWords } from '../../knowledge/time-words.js';
import { resumeDeadline, send, type MessageTurn } from '../message-turn.js';
import { hoursOfLife, type Shared } from './resume-codes.js';

/** Gives the code that shows an agent on the phone where the person is, to whoever asks for one; then back to a pending question. */
export async function giveCode(turn: MessageTurn): Promise<boolean> {
  const { conversation, utterance: { text, now, timeZone }, knowledge: { content } } = turn;
  if (!turn.resume || !asksForCode(content.answers, text)) return false;
  const shared = await turn.resume.share(turn.conversationId, conversation, { now, timeZone });
  if (shared.kind === 'shared') conversation.resumeCode = { code: shared.code, expiresAt: shared.expiresAt.toISOString() };
  conversation.failures = 0;
  await send(turn, { text: codeText(shared, turn) });
  if (turn.dialogs.activeDialog?.id === DEADLINE) await resumeDeadline(turn);
  return true;
}

function codeText(shared: Shared, { conversation: { language }, knowledge: { content: { messages, procedures } } }: MessageTurn): string {
  if (shared.kind === 'not-now') return say(messages, 'resume-code-not-now', language);
  const { code, expiresAt, document: { situations, when, entries } } = shared;
  const told = say(messages, 'resume-code', language, { code: shownCode(code), hours: String(hoursOfLife), limit: momentWords(expiresAt, language, procedures.timeZone) });
  const empty = situations.length === 0 && when === null && entries.length === 0;
  return empty ? `${told}\n\n${say(messages, 'resume-code-empty', language)}` : told;
}
