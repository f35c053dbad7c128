import { learn } from '../dialogs/conversation.js';
import { withoutLacked } from '../dialogs/hearing.js';
import { takeIn } from '../dialogs/taking-in.js';
import { openingDate } from '../dialogs/told-date.js';
import { situationToConfirm } from '../knowledge/guess.js';
import { opensDeadline, type OpeningWords } from '../knowledge/opening.js';
import { askDeadline, type MessageTurn } from './message-turn.js';

/** Begins the deadline dialog where the message asks for it, or sounds like a situation that the person is asked to confirm. */
export async function takeOpening(turn: MessageTurn): Promise<boolean> {
  const { conversation, utterance, utterance: { told }, knowledge: { content } } = turn;
  const words = wordsOf(turn);
  const opens = opensDeadline(words, content);
  const guess = guessFrom(turn, words, opens);
  if (guess === null && !opens) return false;
  const when = openingDate(utterance);
  const next = withoutLacked(takeIn(conversation.known, { told, when, corrects: true, procedures: content.procedures }), utterance);
  learn(conversation, { ...next, guess });
  await askDeadline(turn);
  return true;
}

/** The situation to put to somebody of whom nothing is known yet; null where their words settle it, or say too little. */
export function guessIn(turn: MessageTurn): string | null {
  const words = wordsOf(turn);
  return guessFrom(turn, words, opensDeadline(words, turn.knowledge.content));
}

const guessFrom = ({ conversation: { known }, knowledge: { content, reader } }: MessageTurn, words: OpeningWords, opens: boolean): string | null =>
  known.left !== null || known.clash !== null ? null : situationToConfirm(words, { opens, content, reader });

const wordsOf = ({ utterance }: MessageTurn): OpeningWords =>
  ({ text: utterance.text, decision: utterance.decision, told: utterance.told, understood: openingDate(utterance).understood });
