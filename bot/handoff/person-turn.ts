import { randomInt } from 'node:crypto';
import { DEADLINE, type Ending } from '../../dialogs/deadline-dialog.js';
import { HANDOFF, type HandoffOptions } from '../../dialogs/handoff-dialog.js';
import { isJust, mentions } from '../../knowledge/answer-words.js';
import { helplineState, helplineWords } from '../../knowledge/helpline.js';
import { say } from '../../knowledge/messages.js';
import { commandFor } from '../commands.js';
import { SERVICE_URL } from '../directline/activity.js';
import { awaitDeadline, resumeDeadline, send, type MessageTurn } from '../message-turn.js';
import { tellMasked, tellTooLong } from '../readability.js';
import type { HandoffParts } from './parts.js';
import { comeBack } from './person-notices.js';
import { summaryOf, summaryText } from './summary.js';

/** With so many requests open nobody new would be answered in time, and one visitor could fill the agents' channel. */
const mostOpen = 100;

/**
 * Whether a person can be offered: in the website's chat, with the agents' channel known, while the helpline is surely
 * open. On a public holiday the source does not say whether anybody is there, so nobody is promised.
 */
export async function isPossible({ context, knowledge: { content }, utterance: { now } }: MessageTurn, { channel, desk }: HandoffParts): Promise<boolean> {
  // Azure's own Direct Line has the same channel id, but its conversations are not in the log here.
  if (context.activity.serviceUrl !== SERVICE_URL || helplineState(content.helpline, now) !== 'open') return false;
  return await channel.reference() !== undefined && (await desk.lines()).filter(({ overAt }) => overAt === null).length < mostOpen;
}

/** Says what would be passed on to a person, and asks; says nothing where nobody can be offered. */
export async function offerPerson(turn: MessageTurn, parts: HandoffParts): Promise<void> {
  if (!await isPossible(turn, parts)) return;
  const { conversation, dialogs, utterance, knowledge: { content } } = turn;
  const { language } = conversation;
  const summary = summaryText(summaryOf(conversation, utterance), content, language);
  const options: HandoffOptions = { offer: say(content.messages, 'handoff-offer', language, { summary }), resumes: dialogs.activeDialog?.id === DEADLINE };
  await dialogs.cancelAllDialogs();
  await dialogs.beginDialog(HANDOFF, options);
}

/** A yes hands over; a no leads back to the question that waited. */
export async function takeAnswer(turn: MessageTurn, { accepted, resumes }: Extract<Ending, { kind: 'handoff' }>, parts: HandoffParts): Promise<void> {
  const { conversation: { language }, knowledge: { content: { messages, helpline } }, utterance: { now } } = turn;
  if (accepted && await isPossible(turn, parts)) {
    if (resumes) await awaitDeadline(turn);
    return handOver(turn, parts);
  }
  const text = accepted ? say(messages, 'handoff-unavailable', language, helplineWords({ helpline, messages, language, now })) : say(messages, 'handoff-declined', language);
  await send(turn, { text });
  if (resumes) await resumeDeadline(turn);
}

/** From here on the bot is silent. The ticket is posted once this turn is written, so that a repeated "yes" makes no second one. */
async function handOver(turn: MessageTurn, parts: HandoffParts): Promise<void> {
  const { context, conversation, utterance, knowledge: { content } } = turn;
  const ticket = newNumber();
  const conversationId = context.activity.conversation.id;
  await parts.desk.enter(ticket, conversationId);
  conversation.handoff = { ticket, open: true, summary: summaryOf(conversation, utterance), written: 0, outbox: [], heard: [] };
  conversation.failures = 0;
  await send(turn, { text: say(content.messages, 'handoff-started', conversation.language, { minutes: String(parts.minutes) }) });
  parts.deliver(conversationId);
}

/** Letters and digits that are not mistaken for one another when agents read them out. */
const readable = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const newNumber = (): string => Array.from({ length: 6 }, () => readable[randomInt(readable.length)]).join('');

/** Takes a message while a person answers in the bot's place: it goes to them, but for what ends the exchange. False when the bot answers. */
export async function relay(turn: MessageTurn, parts: HandoffParts): Promise<boolean> {
  const { context, conversation, utterance } = turn;
  const { handoff } = conversation;
  if (!handoff?.open) return false;
  parts.deliver(context.activity.conversation.id);
  const { decision: { intent, exact }, text, content: { answers } } = utterance;
  if (exact && intent === 'erase') await commandFor('erase')?.(turn);
  else if (isJust(answers, 'back-to-bot', text) && !mentions(answers, 'negation', text)) {
    for (const reply of comeBack('person-back', { context, conversation, parts })) await send(turn, reply);
  } else if (text !== '' && !await tellTooLong(turn)) {
    await tellMasked(turn);
    const arrived = (await parts.tickets.read(handoff.ticket))?.sent ?? 0;
    handoff.written += 1;
    handoff.outbox = [...handoff.outbox.filter(({ n }) => n > arrived), { n: handoff.written, text }];
  }
  return true;
}
