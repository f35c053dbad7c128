import type { Entity } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { CLARIFY, type ClarifyOptions } from '../dialogs/clarify-dialog.js';
import { learn, type Conversation } from '../dialogs/conversation.js';
import { voteEntities } from '../dialogs/feedback.js';
import { nothingKnown, type Known } from '../dialogs/known.js';
import { nextMove } from '../dialogs/next-move.js';
import { answerText } from '../knowledge/answer-text.js';
import { means } from '../knowledge/answer-words.js';
import type { Content } from '../knowledge/content.js';
import { helplineWords } from '../knowledge/helpline.js';
import { decideWith } from '../knowledge/knowledge.js';
import { say } from '../knowledge/messages.js';
import type { Entry, Step } from '../knowledge/schema.js';
import { situationId } from '../knowledge/situations/situation.js';
import { severalEntries } from '../knowledge/several-questions.js';
import { answerEntity, askDeadline, send, type MessageTurn } from './message-turn.js';
import { personEntries } from './person-entries.js';

/** Related questions offered under an answer. */
const mostRelated = 2;

/** States an entry; one that opens the deadline dialog from nothing goes straight into it. */
export async function tellEntry(turn: MessageTurn, entry: Entry): Promise<void> {
  const { conversation } = turn;
  Object.assign(conversation, { failures: 0, said: { kind: 'entry', id: entry.id } });
  if (personEntries.includes(entry.id)) turn.wantsPerson = true;
  if (opensDialog(entry)) return openDeadline(turn, entry);
  await send(turn, { text: entryText(turn, entry), buttons: entryButtons(turn, entry), entities: entities(turn, entry) });
}

/** Answers each question of a message that holds several, in their order; false where it holds one. */
export async function tellSeveral(turn: MessageTurn): Promise<boolean> {
  const { knowledge, utterance: { text, language } } = turn;
  const ids = severalEntries(text, knowledge.content.answers, (part) => decideWith(knowledge, part, { language }));
  const entries = ids.map((id) => knowledge.content.entries.get(id)).filter((entry) => entry !== undefined);
  // The one that opens the dialog comes last, so that its question is the last word.
  for (const entry of [...entries].sort((a, b) => Number(opensDialog(a)) - Number(opensDialog(b)))) await tellEntry(turn, entry);
  return entries.length > 0;
}

const opensDialog = ({ dialog, situation }: Entry): boolean => dialog === 'deadline' && !situation;

const entities = (turn: MessageTurn, entry: Entry): Entity[] => [
    answerEntity({ outcome: 'answer', entry: entry.id, choices: [], confidence: turn.utterance.decision.entry === entry.id ? turn.utterance.decision.confidence : 1 }, turn),
    ...voteEntities(turn, `entry:${entry.id}`),
  ];

/** The answer in full; a question that was not put in known words is named first. */
function entryText(turn: MessageTurn, entry: Entry): string {
  const { knowledge: { content }, conversation: { language }, utterance: { decision, now }, retentionDays } = turn;
  const text = answerText(entry, { content, language, now, retentionDays });
  const named = decision.exact || decision.entry !== entry.id ? '' : `*${say(content.messages, 'understood-as', language, { question: entry.question[language] })}*\n\n`;
  return `${named}${text}`;
}

function entryButtons({ knowledge: { content }, conversation: { language } }: MessageTurn, entry: Entry): string[] {
  const offer = [
    ...(entry.dialog === 'deadline' ? [say(content.messages, 'compute-offer', language)] : []),
    ...(personEntries.includes(entry.id) ? [say(content.messages, 'resume-code-button', language)] : []),
  ];
  const related = entry.related.slice(0, mostRelated).map((id) => content.entries.get(id)?.question[language] ?? '');
  return [...offer, ...related];
}

/** The entry's first paragraph, then the dialog; nothing but the deadline where everything is known already. */
async function openDeadline(turn: MessageTurn, entry: Entry): Promise<void> {
  const { conversation, utterance } = turn;
  forgetUnknown(turn);
  const known = nextMove(conversation.known, utterance).kind === 'tell';
  const [lead = ''] = entry.answer[conversation.language].split('\n\n');
  if (!known) await send(turn, { text: lead, entities: entities(turn, entry) });
  await askDeadline(turn);
}

/** Who asks for their deadline again may know by now what they did not know before: those questions are asked again. */
function forgetUnknown({ conversation, utterance }: MessageTurn): void {
  const { known } = conversation;
  const move = nextMove(known, utterance);
  const unsolved = move.kind === 'lost' || move.kind === 'tell-several' || (move.kind === 'tell' && move.deadline.state === 'unknown-start');
  if (unsolved && known.unknown.length > 0) learn(conversation, { ...known, unknown: [] });
}

/** Takes the situation that an entry fixes as told, and begins the dialog: the button under a validity answer. */
export async function computeFor(turn: MessageTurn, entry: Entry): Promise<void> {
  const { conversation, knowledge: { content } } = turn;
  learn(conversation, situationOf(entry, conversation, content));
  await askDeadline(turn);
}

/** The steps that an entry is about: those of its situation, else those with a clock that list it. */
export function stepsOf({ id, situation }: Entry, { procedures: { steps } }: Content): Step[] {
  if (!situation) return steps.filter(({ clock, entries }) => clock !== null && entries.includes(id));
  const { mode, step } = situation;
  return steps.filter((one) => (mode === undefined || one.mode === mode) && (step === undefined || one.step === step));
}

/** What is known once the situation that an entry is about is taken as told; a date of something else is forgotten. */
export function situationOf(entry: Entry, { known, language }: Conversation, content: Content): Known {
  const situations = stepsOf(entry, content);
  const ids = situations.map(situationId);
  const kept = known.left?.filter((id) => ids.includes(id)) ?? [];
  const symptoms = [{ id: entry.id, words: entry.question[language], situations: situations.map((one) => ({ mode: one.mode, step: one.step })) }];
  if (kept.length > 0) return { ...known, guess: null, left: kept, symptoms: [...known.symptoms, ...symptoms] };
  return { ...nothingKnown, left: ids, symptoms };
}

/** Offers at most three questions to choose from. */
export const offerChoices = ({ dialogs, utterance: { decision } }: MessageTurn): Promise<void> =>
  offer(dialogs, { choices: decision.choices, confidence: decision.confidence, asks: 'did-you-mean' });

/** Offers entries to choose from, in place of whatever was under way. */
export async function offer(dialogs: DialogContext, options: ClarifyOptions): Promise<void> {
  await dialogs.cancelAllDialogs();
  await dialogs.beginDialog(CLARIFY, options);
}

/** Names the right door, or says that nothing was understood; the second time in a row a person is offered. */
export async function tellNotUnderstood(turn: MessageTurn): Promise<void> {
  const { conversation, utterance: { decision, now, text }, knowledge: { content } } = turn;
  const { language } = conversation;
  const { messages, helpline } = content;
  conversation.failures += 1;
  const door = content.doors[decision.door ?? '']?.[language];
  const { phone, price, hours, form, openNow } = helplineWords({ helpline, messages, language, now });
  const again = conversation.failures > 1 && !door;
  if (again) turn.wantsPerson = true;
  const unsure = means(content.answers, 'do-not-know', text);
  const first = unsure ? say(messages, 'idle-do-not-know', language) : say(messages, 'not-understood', language);
  const reply = door ?? (again ? say(messages, 'not-understood-again', language, { phone, price, hours, form, openNow }) : first);
  const buttons = [...(again ? [say(messages, 'resume-code-button', language)] : []), ...topics(turn)];
  await send(turn, { text: reply, buttons, entities: [answerEntity({ ...decision, entry: null, choices: [] }, turn), ...voteEntities(turn, 'none')] });
}

/** The questions offered as topics, in the conversation's language. */
export const topics = ({ knowledge: { content }, conversation: { language } }: MessageTurn): string[] =>
  content.topics.map((id) => content.entries.get(id)?.question[language] ?? id);
