import type { Activity } from 'botbuilder';
import { restore } from '../../dialogs/conversation.js';
import type { HandedOver } from '../../dialogs/handed-over.js';
import { inert } from '../../dialogs/reply.js';
import { say } from '../../knowledge/messages.js';
import type { DeskLine } from './desk.js';
import { nextStep, settled, type Sent, type Step } from './next-step.js';
import type { HandoffParts } from './parts.js';
import { tellPerson } from './person-notices.js';
import { agentsLanguages, endWords, goneActivity, inEach, ticketActivity, type CardContext } from './ticket-card.js';
import { endDue, newTicket, over, type Thread, type Ticket } from './ticket.js';

/** Milliseconds that one process has for a step before another may take it up; longer than a call of Teams is waited for. */
const claimFor = 15_000;
/** Milliseconds after which a line of the list without its conversation counts as left by a turn that failed. */
const enteringFor = 30_000;

/** Does all that can be done now about the tickets of a conversation: brings words both ways, in their order, and keeps the cards. */
export async function deliverAll(conversationId: string, parts: HandoffParts): Promise<void> {
  const lines = (await parts.desk.lines()).filter((line) => line.conversationId === conversationId && line.overAt === null);
  for (const line of lines) await deliverOne(line, parts);
}

async function deliverOne(line: DeskLine, parts: HandoffParts): Promise<void> {
  for (;;) {
    const handoff = await handoffOf(line, parts);
    const ticket = await parts.tickets.read(line.number);
    if (!handoff) return forget(line, { ticket, parts });
    if (!ticket) {
      if (!handoff.open) return void await parts.desk.setOver(line.number);
      if (!await parts.tickets.add(await opened(line, { handoff, parts }))) return;
      continue;
    }
    if (!await bringOn(line, { handoff, ticket, parts })) return;
  }
}

/** The state of the conversation, where it is still about this ticket; null once it was erased, is gone, or has a newer ticket. */
async function handoffOf({ conversationId, number }: DeskLine, { store }: HandoffParts): Promise<HandedOver | null> {
  const { handoff } = restore((await store.beginTurn(conversationId)).state, 'fr');
  return handoff?.ticket === number ? handoff : null;
}

async function opened({ number, conversationId }: DeskLine, { handoff, parts }: { handoff: HandedOver; parts: HandoffParts }): Promise<Ticket> {
  const { language } = restore((await parts.store.beginTurn(conversationId)).state, 'fr');
  return newTicket({ number, conversationId, language, summary: handoff.summary }, parts.now());
}

interface AtHand {
  readonly handoff: HandedOver;
  readonly ticket: Ticket;
  readonly parts: HandoffParts;
}

/** One thing after another; false when nothing can be done now. */
async function bringOn(line: DeskLine, { handoff, ticket, parts }: AtHand): Promise<boolean> {
  const { now, tickets, desk, minutes } = parts;
  const end = handoff.open ? endDue(ticket, now(), minutes) : 'person-back';
  if (end && ticket.status !== 'over') return await tickets.change(line.number, (kept) => (handoff.open && endDue(kept, now(), minutes) !== end ? null : over(kept, end))) !== undefined;
  if (ticket.inbox.length > 0) return tellPerson(ticket, parts);
  const step = nextStep(ticket, handoff.outbox, now());
  if (step) return takeStep(line, { step, handoff, parts });
  if (ticket.thread && !line.thread) return desk.setThread(line.number, ticket.thread).then(() => false);
  if (ticket.status === 'over' && ticket.retry === null) await desk.setOver(line.number);
  return false;
}

/** Carries a step out unless another process is about to, or has: who has written the claim acts. */
async function takeStep(line: DeskLine, { step, handoff, parts }: Omit<AtHand, 'ticket'> & { readonly step: Step }): Promise<boolean> {
  const { tickets, now } = parts;
  const claim = new Date(now().getTime() + claimFor).toISOString();
  const isNext = (kept: Ticket): boolean => JSON.stringify(nextStep(kept, handoff.outbox, now())) === JSON.stringify(step);
  const isFree = (kept: Ticket): boolean => kept.claim === null || now() >= new Date(kept.claim);
  const claimed = await tickets.change(line.number, (kept) => (isFree(kept) && isNext(kept) ? { ...kept, claim } : null));
  if (!claimed) return false;
  const context = await cardContext(claimed, parts);
  const serviceUrl = (await parts.channel.reference())?.serviceUrl ?? '';
  const sent = await carryOut(step, { ticket: claimed, parts, context });
  const after = await tickets.change(line.number, (kept) => settled(kept, step, { sent, now: now(), serviceUrl }));
  if (step.kind === 'post' && sent.kind === 'sent') {
    const thread: Thread = { serviceUrl, conversationId: sent.conversationId, cardId: sent.id };
    await parts.desk.setThread(line.number, thread);
    // The person has erased everything while the card was on its way.
    if (after === undefined) {
      await clearCard(thread, { number: line.number, parts });
      await tellGone(thread, parts);
    }
  }
  return after !== undefined;
}

async function carryOut(step: Step, { ticket, parts, context }: { ticket: Ticket; parts: HandoffParts; context: CardContext }): Promise<Sent> {
  const { calls, channel, channelId, content: { messages }, minutes } = parts;
  const { languages } = context;
  switch (step.kind) {
    case 'post': {
      const reference = await channel.reference();
      return reference ? calls.post(reference, channelId, ticketActivity({ ...ticket, status: 'unassigned' }, context)) : { kind: 'refused' };
    }
    case 'words': return calls.send(step.thread, plain(inEach(languages.slice(0, 1), (language) => say(messages, 'agents-person', language, { words: step.words.text }))));
    case 'tell-end': return calls.send(step.thread, plain(inEach(languages, (language) => endWords(ticket, { messages, language, minutes }), '\n\n')));
    case 'card': return calls.update(step.thread, ticketActivity(ticket, context));
  }
}

const plain = (text: string): Partial<Activity> => ({ type: 'message', text, textFormat: 'plain' });

const cardContext = async (ticket: Pick<Ticket, 'language'> | undefined, { content: { messages }, channel, minutes }: HandoffParts): Promise<CardContext> =>
  ({ messages, minutes, languages: agentsLanguages(ticket?.language ?? 'fr', (await channel.reference())?.language) });

/** The conversation was erased, or is gone: the agents learn that it is over, and nothing else. */
async function forget(line: DeskLine, { ticket, parts }: { ticket: Ticket | undefined; parts: HandoffParts }): Promise<void> {
  const entering = !ticket && !line.thread && parts.now().getTime() < new Date(line.enteredAt).getTime() + enteringFor;
  if (entering) return;
  const thread = line.thread ?? ticket?.thread;
  // What the card says goes first: the list remembers it until Teams has taken it.
  if (thread) await clearCard(thread, { number: line.number, parts });
  if (ticket) await parts.tickets.remove(line.number);
  // Whoever takes the line off the list tells it, so that it is told once.
  if (await parts.desk.setOver(line.number) && thread) await tellGone(thread, parts);
}

async function tellGone(thread: Thread, parts: HandoffParts): Promise<void> {
  const context = await cardContext(undefined, parts);
  await parts.calls.send(thread, plain(inEach(context.languages, (language) => say(context.messages, 'agents-over-gone', language), '\n\n')));
}

/** Fails while Teams cannot take it, so that it is tried again later. */
async function clearCard(thread: Thread, { number, parts }: { number: string; parts: HandoffParts }): Promise<void> {
  const sent = await parts.calls.update(thread, goneActivity(inert(number), await cardContext(undefined, parts)));
  if (sent.kind === 'later') throw new Error('Teams could not take the card of an erased conversation yet.');
}
