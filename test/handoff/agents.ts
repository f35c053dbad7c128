import type { Activity } from 'botbuilder';
import { openChat, type Chat } from '../chat-client.js';
import { camille, channel, invoke, teamsActivity, type Person } from '../teams/activities.js';
import type { ConnectorCall } from '../teams/connector.js';
import { startTeamsApp, type TeamsApp } from '../teams/teams-app.js';

/** The service with an agents' channel that it has heard from. */
export async function startWithAgents(options: Parameters<typeof startTeamsApp>[0] = {}): Promise<TeamsApp> {
  const teams = await startTeamsApp({ ...options, environment: { TEAMS_AGENTS_CHANNEL: channel.id, ...options.environment } });
  await teams.add({ scope: 'channel', conversation: 'hello' });
  teams.connector.clear();
  return teams;
}

/** A ticket's card in Teams, with what agents can do in its thread. */
export interface TicketThread {
  readonly number: string;
  /** The call that posted it. */
  readonly call: ConnectorCall;
  readonly conversationId: string;
  /** Writes in the thread and gives what the bot answered there. */
  write(text: string, message?: { from?: Person; id?: string; rest?: Record<string, unknown>; html?: string }): Promise<Partial<Activity>[]>;
  press(verb: 'ticket-take' | 'ticket-close', from?: Person): Promise<InvokeBody>;
  /** The texts that were sent into the thread, in their order. */
  texts(): (string | undefined)[];
  /** Waits until such a text is in the thread. */
  until(words: string): Promise<ConnectorCall>;
  /** Waits until the card shows these words. */
  untilCard(words: string): Promise<ConnectorCall>;
}

export interface InvokeBody {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

/** A chat in which somebody has asked for a person and has accepted. */
export async function askForPerson(teams: Pick<TeamsApp, 'app'>, words = 'je veux parler à quelqu’un', locale?: string): Promise<Chat> {
  const chat = await openChat(teams.app.url, locale);
  await chat.say(words);
  await chat.say(locale === 'en-GB' ? 'yes' : 'oui');
  return chat;
}

interface Press {
  readonly verb: 'ticket-take' | 'ticket-close';
  readonly ticket: string;
  /** The thread in which the button is pressed. */
  readonly conversation: string;
  readonly from?: Person;
  readonly rest?: Record<string, unknown>;
}

/** Presses a button of a ticket's card and gives the invoke's answer. */
export async function pressTicket({ connector, post }: Pick<TeamsApp, 'connector' | 'post'>, { verb, ticket, conversation, ...more }: Press): Promise<InvokeBody> {
  const value = { action: { type: 'Action.Execute', verb, data: { ticket } }, trigger: 'manual' };
  const { body } = await post(invoke({ scope: 'channel', conversation, serviceUrl: connector.serviceUrl, name: 'adaptiveCard/action', value, ...more }));
  return body as InvokeBody; // in the shape that Teams fixes
}

/** The bot writes down right after a call that Teams has taken it, and when; a person needs longer to read it. */
const written = (): Promise<void> => new Promise((wake) => setTimeout(wake, 300));

/** Waits for the next ticket's card. */
export async function ticketOf({ connector, post }: Pick<TeamsApp, 'connector' | 'post'>, after = 0): Promise<TicketThread> {
  await connector.until((one) => one.kind === 'create' && connector.calls.indexOf(one) >= after);
  const call = connector.calls.slice(after).find(({ kind, status }) => kind === 'create' && status < 300);
  if (!call) throw new Error('The card was not accepted.');
  await written();
  const conversationId = `${channel.id};messageid=${call.id}`;
  const number = /[A-Z2-9]{6}/.exec(call.activity.summary ?? '')?.[0] ?? '';
  const here = { scope: 'channel', conversation: call.id, serviceUrl: connector.serviceUrl } as const;
  return {
    number, call, conversationId,
    async write(text, { from = camille, ...message } = {}) {
      const before = connector.sent.length;
      const { status } = await post(teamsActivity({ ...here, text, from, ...message }));
      if (status !== 200) throw new Error(`The bot answered ${status}`);
      return connector.sent.slice(before).map(({ activity }) => activity);
    },
    press: (verb, from = camille) => pressTicket({ connector, post }, { verb, ticket: number, conversation: call.id, from, rest: { replyToId: call.id } }),
    texts: () => connector.sent.filter((one) => one.conversationId === conversationId).map(({ activity }) => activity.text),
    async until(words) {
      const sent = await connector.until((one) => one.conversationId === conversationId && (one.activity.text ?? '').includes(words));
      await written();
      return sent;
    },
    untilCard: (words) => connector.until((one) => one.kind === 'update' && JSON.stringify(one.activity.attachments).includes(words)),
  };
}
