import type { Entity } from 'botbuilder';
import type { DeadlineReply } from '../knowledge/deadline-reply.js';

/** A bot's message, as far as tests read it. */
export interface BotMessage {
  readonly text: string;
  readonly from: { readonly id: string; readonly name?: string; readonly role?: string };
  readonly buttons: readonly string[];
  readonly answer: { readonly outcome: string; readonly entry: string | null; readonly choices: readonly string[]; readonly language: string } | undefined;
  readonly deadline: DeadlineReply | undefined;
  readonly entities: readonly Entity[];
}

export interface Chat {
  readonly token: string;
  readonly conversationId: string;
  readonly greeting: readonly BotMessage[];
  /** Says something and gives the bot's messages of that turn. */
  say(text: string): Promise<BotMessage[]>;
  /** Sends an event activity, as the page does when its language is switched. */
  event(name: string, value: string): Promise<BotMessage[]>;
  /** Posts any activity. */
  post(activity: object): Promise<BotMessage[]>;
  /** What has come since, without anything being said. */
  read(): Promise<BotMessage[]>;
  /** Waits for a message that holds these words and gives all that has come since this was last waited for; fails after fifteen seconds, for machines with much to do. */
  until(words: string): Promise<BotMessage[]>;
}

interface Activity {
  readonly type: string;
  readonly from: BotMessage['from'];
  readonly text?: string;
  readonly suggestedActions?: { readonly actions: readonly { readonly value: string }[] };
  readonly entities?: readonly Entity[];
}

async function call(url: string, { body, token }: { body?: unknown; token?: string }): Promise<unknown> {
  const reply = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}: ${await reply.text()}`);
  return reply.json();
}

export interface ChatOptions {
  /** What a browser would tell. */
  readonly timeZone?: string | undefined;
  /** Lets the chat go on after its token has expired, as a page does that refreshes it. */
  readonly secret?: string;
}

/** Opens a chat through the website's own channel, by polling. */
export async function openChat(base: string, locale = 'fr-FR', { timeZone, secret }: ChatOptions = {}): Promise<Chat> {
  const { token, userId } = await call(`${base}/api/chat/token`, { body: {} }) as { token: string; userId: string };
  const { conversationId } = await call(`${base}/v3/directline/conversations`, { body: { user: { id: userId }, locale }, token }) as { conversationId: string };
  const activities = `${base}/v3/directline/conversations/${conversationId}/activities`;
  let watermark = '';
  const unawaited: BotMessage[] = [];
  async function read(): Promise<BotMessage[]> {
    const page = await call(`${activities}?watermark=${watermark}`, { token: secret ?? token }) as { activities: Activity[]; watermark: string };
    watermark = page.watermark;
    const messages = page.activities.filter(({ type, from }) => type === 'message' && from.id !== userId).map(toMessage);
    unawaited.push(...messages);
    return page.activities.length === 0 ? messages : [...messages, ...await read()];
  }
  async function post(activity: object): Promise<BotMessage[]> {
    await call(activities, { body: { from: { id: userId }, locale, localTimezone: timeZone, ...activity }, token: secret ?? token });
    return read();
  }
  async function until(words: string): Promise<BotMessage[]> {
    for (const end = Date.now() + 15_000; Date.now() < end; await new Promise((wake) => setTimeout(wake, 20))) {
      await read();
      if (unawaited.some(({ text }) => text.includes(words))) return unawaited.splice(0);
    }
    throw new Error(`Nobody said "${words}", only: ${unawaited.map(({ text }) => text).join(' | ')}`);
  }
  return { token, conversationId, greeting: await read(), read, until, say: (text) => post({ type: 'message', text }), event: (name, value) => post({ type: 'event', name, value }), post };
}

function toMessage({ text = '', from, suggestedActions, entities = [] }: Activity): BotMessage {
  const entity = (type: string): unknown => entities.find((one) => one.type === type);
  return {
    text,
    from,
    entities,
    buttons: suggestedActions?.actions.map(({ value }) => value) ?? [],
    answer: entity('answer') as BotMessage['answer'], // the bot's own entities, whose shape the contract fixes
    deadline: entity('deadline') as BotMessage['deadline'],
  };
}
