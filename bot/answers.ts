import { CLARIFY } from '../dialogs/clarify-dialog.js';
import { learn } from '../dialogs/conversation.js';
import { nextMove } from '../dialogs/next-move.js';
import { answerText } from '../knowledge/answer-text.js';
import { helplineWords } from '../knowledge/helpline.js';
import { say } from '../knowledge/messages.js';
import type { Entry } from '../knowledge/schema.js';
import { answerEntity, askDeadline, send, type MessageTurn } from './message-turn.js';

/** Related questions offered under an answer. */
const mostRelated = 2;

/** States an entry; one that opens the deadline dialog from nothing goes straight into it. */
export async function tellEntry(turn: MessageTurn, entry: Entry): Promise<void> {
  const { conversation } = turn;
  Object.assign(conversation, { failures: 0, said: { kind: 'entry', id: entry.id } });
  if (entry.dialog === 'deadline' && !entry.situation) return openDeadline(turn, entry);
  await send(turn, { text: entryText(turn, entry), buttons: entryButtons(turn, entry), entities: [entity(turn, entry)] });
}

const entity = (turn: MessageTurn, entry: Entry) =>
  answerEntity({ outcome: 'answer', entry: entry.id, choices: [], confidence: turn.utterance.decision.entry === entry.id ? turn.utterance.decision.confidence : 1 }, turn);

/** The answer in full; a question that was not put in known words is named first. */
function entryText(turn: MessageTurn, entry: Entry): string {
  const { knowledge: { content }, conversation: { language }, utterance: { decision, now }, retentionDays } = turn;
  const text = answerText(entry, { content, language, now, retentionDays });
  const named = decision.exact || decision.entry !== entry.id ? '' : `*${say(content.messages, 'understood-as', language, { question: entry.question[language] })}*\n\n`;
  return `${named}${text}`;
}

function entryButtons({ knowledge: { content }, conversation: { language } }: MessageTurn, entry: Entry): string[] {
  const offer = entry.dialog === 'deadline' ? [say(content.messages, 'compute-offer', language)] : [];
  const related = entry.related.slice(0, mostRelated).map((id) => content.entries.get(id)?.question[language] ?? '');
  return [...offer, ...related];
}

/** The entry's first paragraph, then the dialog; nothing but the deadline where everything is known already. */
async function openDeadline(turn: MessageTurn, entry: Entry): Promise<void> {
  const { conversation, utterance } = turn;
  const known = nextMove(conversation.known, utterance).kind === 'tell';
  const [lead = ''] = entry.answer[conversation.language].split('\n\n');
  if (!known) await send(turn, { text: lead, entities: [entity(turn, entry)] });
  await askDeadline(turn);
}

/** Takes the situation that an entry fixes as told, and begins the dialog: the button under a validity answer. */
export async function computeFor(turn: MessageTurn, entry: Entry): Promise<void> {
  const { conversation, knowledge: { content } } = turn;
  const { mode, step } = entry.situation ?? {};
  const situations = content.procedures.steps.filter((one) => (mode === undefined || one.mode === mode) && (step === undefined || one.step === step));
  const words = entry.question[conversation.language];
  const ids = situations.map((one) => `${one.mode}/${one.step}`);
  const kept = conversation.known.left?.filter((id) => ids.includes(id)) ?? [];
  learn(conversation, { ...conversation.known, left: kept.length > 0 ? kept : ids, symptoms: [{ id: entry.id, words, situations }] });
  await askDeadline(turn);
}

/** Offers at most three questions to choose from. */
export async function offerChoices({ dialogs, utterance: { decision } }: MessageTurn): Promise<void> {
  await dialogs.cancelAllDialogs();
  await dialogs.beginDialog(CLARIFY, { choices: decision.choices, confidence: decision.confidence });
}

/** Names the right door, or says that nothing was understood; the second time in a row a person is offered. */
export async function tellNotUnderstood(turn: MessageTurn): Promise<void> {
  const { conversation, utterance: { decision, now }, knowledge: { content } } = turn;
  const { language } = conversation;
  const { messages, helpline } = content;
  conversation.failures += 1;
  const door = content.doors[decision.door ?? '']?.[language];
  const { phone, price, hours, form, openNow } = helplineWords({ helpline, messages, language, now });
  const again = conversation.failures > 1 && !door;
  const text = door ?? (again ? say(messages, 'not-understood-again', language, { phone, price, hours, form, openNow }) : say(messages, 'not-understood', language));
  await send(turn, { text, buttons: topics(turn), entities: [answerEntity({ ...decision, entry: null, choices: [] }, turn)] });
}

/** The questions offered as topics, in the conversation's language. */
export const topics = ({ knowledge: { content }, conversation: { language } }: MessageTurn): string[] =>
  content.topics.map((id) => content.entries.get(id)?.question[language] ?? id);
