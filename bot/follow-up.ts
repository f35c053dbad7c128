import { learn } from '../dialogs/conversation.js';
import { asks, corrects, dateIn, isYesOrNo, type Utterance } from '../dialogs/hearing.js';
import { isNothing } from '../dialogs/known.js';
import { START_OVER } from '../dialogs/start-over-dialog.js';
import { takeIn } from '../dialogs/taking-in.js';
import { means } from '../knowledge/answer-words.js';
import { say } from '../knowledge/messages.js';
import type { Entry } from '../knowledge/schema.js';
import { computeFor, situationOf, topics } from './answers.js';
import { todoText } from './commands.js';
import { askDeadline, send, type MessageTurn } from './message-turn.js';

/** A bare answer ("a link", "expert mode") has at most so many words. */
const bareWords = 3;
/** In a longer utterance a date is not the whole news. */
const longestDate = 8;

/** The button under a validity answer, news or a correction of what is known, "and now?", "and what do I do?". */
export async function followUp(turn: MessageTurn): Promise<boolean> {
  const { conversation, utterance, knowledge: { content } } = turn;
  const { known, said, language } = conversation;
  const entry = said?.kind === 'entry' ? content.entries.get(said.id) : undefined;
  const fixing = entry?.situation ? entry : undefined;
  if (fixing && utterance.text === say(content.messages, 'compute-offer', language)) await computeFor(turn, fixing);
  else if (isNothing(known) && !fixing) return false;
  else if (takeNews(turn, fixing)) await askDeadline(turn, corrects(utterance) ? 'corrected' : undefined);
  else if (means(content.answers, 'now-again', utterance.text)) await askDeadline(turn);
  else return tellTodo(turn);
  return true;
}

/** Takes in what the utterance tells, unless it is a question of its own; a date alone belongs to the answer before it. */
function takeNews({ conversation, utterance, knowledge: { content } }: MessageTurn, fixing: Entry | undefined): boolean {
  const { told, text } = utterance;
  const when = dateIn(utterance, conversation.known.when?.basis ?? 'received');
  const correction = corrects(utterance);
  const dateAlone = when.understood.kind !== 'none' && told.symptoms.length === 0;
  const known = fixing && dateAlone ? situationOf(fixing, conversation, content) : conversation.known;
  const next = takeIn(known, { told, when, corrects: correction, procedures: content.procedures });
  const contradicts = next.clash !== null && !asks(utterance);
  const tells = told.symptoms.length > 0 || (dateAlone && text.split(/\s+/).length <= longestDate);
  if (isYesOrNo(utterance) || !tells || !(correction || contradicts || !isQuestion(utterance))) return false;
  learn(conversation, next);
  return true;
}

async function tellTodo(turn: MessageTurn): Promise<boolean> {
  const text = wondersWhatToDo(turn) ? todoText(turn) : null;
  if (text !== null) await send(turn, { text });
  return text !== null;
}

/** A yes or a no, or a bare "a link", that answers no question any more. */
export async function idleAnswer(turn: MessageTurn, pending: string | undefined): Promise<boolean> {
  const { conversation, dialogs, utterance: { decision, told, text }, knowledge: { content } } = turn;
  const { language } = conversation;
  if (pending === START_OVER && decision.outcome === 'none') {
    await send(turn, { text: say(content.messages, 'not-an-answer', language) });
    await dialogs.beginDialog(START_OVER);
    return true;
  }
  if (pending !== undefined || decision.outcome !== 'none') return false;
  if (isYesOrNo(turn.utterance)) {
    await send(turn, { text: say(content.messages, 'idle-yes-no', language), buttons: topics(turn) });
    return true;
  }
  if (told.symptoms.length === 0 || told.clash || text.split(/\s+/).length > bareWords) return false;
  learn(conversation, takeIn(conversation.known, { told, when: null, corrects: true, procedures: content.procedures }));
  await askDeadline(turn);
  return true;
}

/** "And what do I do?" after a deadline, with nothing else in it. */
export const wondersWhatToDo = ({ conversation: { said }, utterance: { text, told, content, decision } }: MessageTurn): boolean =>
  said?.kind === 'deadline' && told.symptoms.length === 0 && decision.outcome !== 'answer' && means(content.answers, 'what-to-do', text);

/** Whether the words ask for something of their own: an entry answers them, or they look like a question. */
const isQuestion = (utterance: Utterance): boolean => utterance.decision.outcome === 'answer' || asks(utterance);
