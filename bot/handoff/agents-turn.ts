import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Language } from '../../knowledge/language.js';
import { inert } from '../../dialogs/reply.js';
import { say, type MessageId } from '../../knowledge/messages.js';
import { respond, withCard, withMessage } from '../teams/invoke-response.js';
import { readAgentMessage } from './agent-message.js';
import type { DeskLine } from './desk.js';
import type { HandoffParts } from './parts.js';
import { agentsLanguages, CLOSE, inEach, TAKE, ticketCard, type CardContext } from './ticket-card.js';
import { over, taken, written, type Agent, type Ticket } from './ticket.js';

const press = z.object({ action: z.object({ verb: z.enum([TAKE, CLOSE]), data: z.object({ ticket: z.string().max(40) }) }) });

/** Takes in what comes from the thread of a ticket; false for every other activity, which the bot answers itself. */
export async function hearAgents(context: TurnContext, parts: HandoffParts): Promise<boolean> {
  const { activity } = context;
  await parts.channel.learn(activity);
  if (!parts.channel.holds(activity)) return false;
  const pressed = activity.type === 'invoke' ? press.safeParse(activity.value).data?.action : undefined;
  const line = lineOf(await parts.desk.lines(), activity.conversation.id, pressed?.data.ticket);
  if (pressed) await takePress(context, { parts, line, verb: pressed.verb, number: pressed.data.ticket });
  else if (line && activity.type === 'message') await takeMessage(context, { parts, line });
  else return line !== undefined && activity.type !== 'invoke';
  return true;
}

/** The line of a thread. A button may be pressed before the thread of its card has been written down: then it is the pressed ticket's. */
const lineOf = (lines: readonly DeskLine[], conversationId: string, pressed: string | undefined): DeskLine | undefined =>
  lines.find(({ thread }) => thread?.conversationId === conversationId) ?? lines.find(({ thread, number }) => thread === null && number === pressed);

const agentOf = ({ activity: { from } }: TurnContext): Agent => ({ id: from.id, name: from.name });

/** The languages of a thread, as far as its ticket is known. */
async function languagesOf(ticket: Ticket | undefined, { channel }: HandoffParts): Promise<readonly Language[]> {
  return agentsLanguages(ticket?.language ?? 'fr', (await channel.reference())?.language);
}

/** An agent's words go to the person, and take a ticket that nobody has. */
async function takeMessage(context: TurnContext, { parts, line }: { parts: HandoffParts; line: DeskLine }): Promise<void> {
  const { activity } = context;
  const { text, attached, aside } = readAgentMessage(activity);
  if (aside || (text === '' && !attached)) return;
  const agent = agentOf(context);
  const ticket = await parts.tickets.read(line.number);
  const tell = async (id: Extract<MessageId, 'agents-not-passed' | 'agents-no-attachment'>): Promise<void> => {
    const languages = await languagesOf(ticket, parts);
    await context.sendActivity(inEach(languages, (language) => say(parts.content.messages, id, language), '\n\n'));
  };
  const message = { id: activity.id ?? '', text, agent };
  const changed = text === '' ? ticket : await parts.tickets.change(line.number, (kept) => written(kept, message, parts.now()));
  const over = changed === undefined || (changed === null ? ticket : changed)?.status === 'over';
  if (over) return tell('agents-not-passed');
  if (attached) await tell('agents-no-attachment');
  parts.deliver(line.conversationId);
}

interface Press {
  readonly parts: HandoffParts;
  readonly line: DeskLine | undefined;
  readonly verb: typeof TAKE | typeof CLOSE;
  readonly number: string;
}

/** A pressed button of the card. Of two agents who take a ticket at once one has it, and the other is told who. */
async function takePress(context: TurnContext, { parts, line, verb, number }: Press): Promise<void> {
  const { messages } = parts.content;
  const agent = agentOf(context);
  const change = (kept: Ticket): Ticket | null => (verb === TAKE ? taken(kept, agent, parts.now()) : over(kept, 'closed', agent));
  const changed = line?.number === number ? await parts.tickets.change(number, change) : undefined;
  const ticket = changed ?? (line?.number === number ? await parts.tickets.read(number) : undefined);
  const card: CardContext = { messages, languages: await languagesOf(ticket, parts), minutes: parts.minutes };
  if (line) parts.deliver(line.conversationId);
  if (!ticket) return respond(context, withMessage(inEach(card.languages, (language) => say(messages, 'agents-over-gone', language))));
  const another = changed === null && ticket.status === 'taken' && ticket.agent?.id !== agent.id ? ticket.agent : null;
  if (another) return respond(context, withMessage(inEach(card.languages, (language) => say(messages, 'agents-taken-already', language, { agent: inert(another.name) }))));
  return respond(context, withCard(ticketCard(ticket, card)));
}
