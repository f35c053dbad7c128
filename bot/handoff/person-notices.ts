import type { Activity, ConversationReference, TurnContext } from 'botbuilder';
import { DEADLINE } from '../../dialogs/deadline-dialog.js';
import { restore, type Conversation } from '../../dialogs/conversation.js';
import { repliesTo } from '../../dialogs/move-replies.js';
import { nextMove } from '../../dialogs/next-move.js';
import { isNothing } from '../../dialogs/known.js';
import { recapOf } from '../../dialogs/recap.js';
import { activityOf, type Reply } from '../../dialogs/reply.js';
import { helplineWords } from '../../knowledge/helpline.js';
import { say } from '../../knowledge/messages.js';
import { CHANNEL_ID, SERVICE_URL } from '../directline/activity.js';
import { hearUtterance } from '../utterance.js';
import type { HandoffParts } from './parts.js';
import type { Notice, Ticket, TicketEnd } from './ticket.js';

const longestMemory = 50;

/** Tells the person what the agents' side has to tell, each notice once; false when there is no such conversation any more. */
export async function tellPerson(ticket: Ticket, parts: HandoffParts): Promise<boolean> {
  const { inbox } = ticket;
  const outcome = await parts.channels().continueTurn(referenceTo(ticket.conversationId, parts), async (context, turn) => {
    const conversation = restore(turn.state, ticket.language);
    turn.setState(conversation);
    for (const notice of inbox) await tell(notice, { context, conversation, ticket, parts });
  });
  await parts.tickets.change(ticket.number, (kept) => ({ ...kept, inbox: kept.inbox.filter(({ id }) => !inbox.some((told) => told.id === id)) }));
  return outcome.kind !== 'unknown';
}

const referenceTo = (id: string, { account }: HandoffParts): Partial<ConversationReference> => ({
  channelId: CHANNEL_ID, serviceUrl: SERVICE_URL, bot: { id: account.id, name: account.name ?? '', role: 'bot' }, user: { id: '', name: '', role: 'user' },
  conversation: { id, name: '', isGroup: false, conversationType: 'personal' },
});

interface Telling {
  readonly context: TurnContext;
  readonly conversation: Conversation;
  readonly ticket: Ticket;
  readonly parts: HandoffParts;
}

/** A notice that was told before, or comes after the person has left, is not told. */
async function tell(notice: Notice, telling: Telling): Promise<void> {
  const { context, conversation, ticket, parts: { content: { messages } } } = telling;
  const { handoff, language } = conversation;
  if (handoff?.ticket !== ticket.number || !handoff.open || handoff.heard.includes(notice.id)) return;
  handoff.heard = [...handoff.heard, notice.id].slice(-longestMemory);
  switch (notice.kind) {
    case 'words': return sayAsAdviser(notice.text, telling);
    case 'taken': return send({ text: say(messages, 'handoff-taken', language) });
    case 'late': return send({ text: say(messages, 'handoff-late', language, { seconds: String(notice.seconds) }) });
    case 'over': for (const reply of comeBack(notice.end, telling)) await send(reply);
  }

  async function send(reply: Reply): Promise<void> {
    await context.sendActivity(activityOf(reply, language));
  }
}

/** Words of a person: under a name that says so, as plain text, without anything that marks an answer of the bot. */
async function sayAsAdviser(words: string, { context, conversation: { language }, parts: { content: { messages } } }: Telling): Promise<void> {
  const adviser = say(messages, 'handoff-adviser', language);
  let mine = true;
  // The SDK puts the bot's own account into every activity that a turn sends.
  context.onSendActivities(async (_context, activities, next) => {
    if (mine) for (const activity of activities) activity.from = { id: 'adviser', name: adviser, role: 'bot' };
    return next();
  });
  const text = say(messages, 'handoff-words', language, { adviser, words });
  await context.sendActivity({ type: 'message', locale: language, text, textFormat: 'plain', inputHint: 'acceptingInput', channelData: { adviser, words } } satisfies Partial<Activity>);
  mine = false;
}

/** The bot is back: it says why and what it has noted, and asks again what it had asked before. */
export function comeBack(end: TicketEnd, { context, conversation, parts }: Pick<Telling, 'context' | 'conversation' | 'parts'>): Reply[] {
  const { knowledge, content } = parts;
  const { language, known } = conversation;
  if (conversation.handoff) conversation.handoff.open = false;
  const utterance = hearUtterance('', { context, conversation, options: parts });
  const why = endText(end, { conversation, parts });
  if (conversation.dialog.dialogStack.at(-1)?.id === DEADLINE) {
    const frame = { conversation, utterance, origin: undefined };
    return [{ text: why }, ...repliesTo(nextMove(known, utterance), { content: knowledge.content, frame, lead: 'resumed' })];
  }
  const recap = isNothing(known) ? '' : `\n\n${say(content.messages, 'recap', language, { recap: recapOf(known, { content, language }) })}`;
  return [{ text: `${why}${recap}` }];
}

function endText(end: TicketEnd, { conversation: { language }, parts: { content: { messages, helpline }, now, minutes } }: Pick<Telling, 'conversation' | 'parts'>): string {
  const reach = helplineWords({ helpline, messages, language, now: now() });
  switch (end) {
    case 'closed': case 'person-back': return say(messages, `handoff-over-${end}`, language);
    case 'person-silent': return say(messages, 'handoff-over-person-silent', language, { minutes: String(minutes) });
    case 'agent-silent': return say(messages, 'handoff-over-agent-silent', language, { ...reach, minutes: String(minutes) });
    case 'nobody': case 'not-posted': case 'blocked': return say(messages, `handoff-over-${end}`, language, reach);
  }
}
