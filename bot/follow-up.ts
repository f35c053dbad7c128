import { learn, type Conversation } from '../dialogs/conversation.js';
import { asks, corrects, isYesOrNo } from '../dialogs/hearing.js';
import { dateIn } from '../dialogs/told-date.js';
import type { Utterance } from '../dialogs/utterance.js';
import { isNothing, type Known } from '../dialogs/known.js';
import { START_OVER } from '../dialogs/start-over-dialog.js';
import { takeIn } from '../dialogs/taking-in.js';
import { means } from '../knowledge/answer-words.js';
import { say } from '../knowledge/messages.js';
import { opensDeadline } from '../knowledge/opening.js';
import type { Entry } from '../knowledge/schema.js';
import { computeFor, situationOf, stepsOf, topics } from './answers.js';
import { todoText } from './commands.js';
import { askDeadline, send, type MessageTurn } from './message-turn.js';
import { guessIn } from './opening-turn.js';

/** A bare answer ("a link", "too late?") has at most so many words; longer ones have to be about the content in some measure. */
const bareWords = { any: 3, inScope: 6 } as const;
const leastInScope = { noDoor: 0.1, otherDoor: 0.25 } as const;
/** In a longer utterance a date is not the whole news. */
const longestDate = 10;
/** A shorter one with a date is about that date, whatever entry it resembles. */
const shortestDate = 6;
const wordsIn = (text: string): number => text.split(/\s+/).length;

/** The button under a validity answer, news or a correction of what is known, "and now?", "and what do I do?". */
export async function followUp(turn: MessageTurn): Promise<boolean> {
  const { conversation, utterance, knowledge: { content } } = turn;
  const { said, language } = conversation;
  const entry = said?.kind === 'entry' ? content.entries.get(said.id) : undefined;
  const fixing = entry && stepsOf(entry, content).length > 0 ? entry : undefined;
  if (fixing?.situation && utterance.text === say(content.messages, 'compute-offer', language)) await computeFor(turn, fixing);
  else if (takeNews(turn, fixing)) await askDeadline(turn, corrects(utterance) ? 'corrected' : undefined);
  else if (asksAgain(turn)) await askDeadline(turn);
  else return tellTodo(turn);
  return true;
}

/** Takes in what the utterance tells, unless it is a question of its own; a date alone belongs to the answer before it. */
function takeNews(turn: MessageTurn, fixing: Entry | undefined): boolean {
  const { conversation, utterance, knowledge: { content } } = turn;
  const { told, text } = utterance;
  const when = dateIn(utterance, conversation.known.when?.basis ?? 'received');
  const correction = corrects(utterance);
  const dateAlone = when.understood.kind !== 'none' && told.symptoms.length === 0;
  if (fixing === undefined && dateAlone && guessIn(turn) !== null) return false;
  const known = fixing && dateAlone ? situationOf(fixing, conversation, content) : conversation.known;
  const next = takeIn(known, { told, when, corrects: correction, procedures: content.procedures });
  // Somebody who tells it all anew is not contradicting what they told before.
  if (next.clash !== null && told.clash === null && opensDeadline({ text, decision: utterance.decision, told, understood: when.understood }, content)) return false;
  const narrows = when.understood.kind === 'value' && told.symptoms.length > 0 && !utterance.decision.exact;
  const dates = dateAlone && !isNothing(known) && wordsIn(text) <= shortestDate;
  const states = !asks(utterance) && (next.clash !== null || narrows || dates || hasMovedOn(conversation, next));
  const isNumber = isNothing(known) && /^\d+$/.test(text);
  const tells = (told.symptoms.length > 0 && !isNothing(known)) || (dateAlone && !isNumber && (correction || wordsIn(text) <= longestDate));
  if (isYesOrNo(utterance) || !tells || !(correction || states || !isQuestion(utterance))) return false;
  learn(conversation, next);
  return true;
}

/** Whether somebody who was told a deadline is at another step now: "I have clicked the link". */
const hasMovedOn = ({ toldAt, known }: Conversation, { left }: Known): boolean =>
  toldAt !== null && left?.length === 1 && left[0] !== known.left?.[0];

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
  const tooLate = decision.outcome === 'choices' && told.asksTime && told.symptoms.length === 0 && wordsIn(text) <= bareWords.inScope;
  if (pending !== undefined || (decision.outcome !== 'none' && !tooLate)) return false;
  if (isYesOrNo(turn.utterance)) {
    await send(turn, { text: say(content.messages, 'idle-yes-no', language), buttons: topics(turn) });
    return true;
  }
  const share = decision.ranked.reduce((sum, { confidence }) => sum + confidence, 0);
  const inScope = share >= (decision.door === null ? leastInScope.noDoor : leastInScope.otherDoor);
  const bare = wordsIn(text) <= (inScope ? bareWords.inScope : bareWords.any) && (inScope || !told.asksTime);
  if (!bare || told.clash || (told.symptoms.length === 0 && !told.asksTime)) return false;
  learn(conversation, takeIn(conversation.known, { told, when: null, corrects: true, procedures: content.procedures }));
  await askDeadline(turn);
  return true;
}

/** "And now?", "too late then?", once something is known. */
export const asksAgain = ({ conversation: { known }, utterance: { text, content, told, decision } }: MessageTurn): boolean =>
  !isNothing(known) && (means(content.answers, 'now-again', text) || (told.asksTime && told.symptoms.length === 0 && decision.outcome === 'none'));

/** "And what do I do?" after a deadline, with nothing else in it. */
export const wondersWhatToDo = ({ conversation: { said }, utterance: { text, told, content, decision } }: MessageTurn): boolean =>
  said?.kind === 'deadline' && told.symptoms.length === 0 && decision.outcome !== 'answer' && means(content.answers, 'what-to-do', text);

/** Whether the words ask for something of their own: an entry answers them, or they look like a question. */
const isQuestion = (utterance: Utterance): boolean => utterance.decision.outcome === 'answer' || asks(utterance);
