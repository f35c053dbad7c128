import { randomUUID } from 'node:crypto';

/** A person who sends the same message again, as Web Chat does, until the server has confirmed it. */
export interface PersistentChat {
  /** Sends each line in turn; resolves when all have been confirmed. */
  saysAll(lines: readonly string[]): Promise<void>;
  /** What the log holds in the end. */
  log(): Promise<Heard[]>;
  /** How many sends were not answered, or refused, and were made again. */
  readonly resent: number;
}

export interface Heard {
  readonly id: string;
  readonly byPerson: boolean;
  /** The person's own id of a message. */
  readonly clientId: string | undefined;
  readonly text: string;
}

interface LoggedMessage {
  readonly id: string;
  readonly type: string;
  readonly from: { readonly role?: string };
  readonly text?: string;
  readonly channelData?: { readonly clientActivityID?: string };
}

const pause = (milliseconds: number): Promise<void> => new Promise((wake) => setTimeout(wake, milliseconds));

/** A chat at whichever address the service has at the moment; `urlNow` is asked before every request. */
export function persistentChat(urlNow: () => string, secret: string): PersistentChat & { readonly confirmed: readonly string[] } {
  const user = { id: `dl_${randomUUID()}` };
  const confirmed: string[] = [];
  let resent = 0;
  let conversationId = '';

  async function call(path: string, body?: object): Promise<Response | undefined> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
    return fetch(`${urlNow()}/v3/directline${path}`, { method: body ? 'POST' : 'GET', headers, ...(body && { body: JSON.stringify(body) }), signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  }

  async function untilDone(path: string, body?: object): Promise<unknown> {
    for (;;) {
      const reply = await call(path, body);
      // A kill may cut an answer in the middle: then it has not arrived.
      const answer: unknown = reply?.ok ? await reply.json().catch(() => undefined) : undefined;
      if (answer !== undefined) return answer;
      resent += 1;
      await pause(50);
    }
  }

  async function say(text: string): Promise<void> {
    const clientActivityID = randomUUID();
    await untilDone(`/conversations/${conversationId}/activities`, { type: 'message', from: user, text, locale: 'fr-FR', channelData: { clientActivityID } });
    confirmed.push(clientActivityID);
  }

  return {
    confirmed,
    get resent() { return resent; },
    async saysAll(lines) {
      ({ conversationId } = await untilDone('/conversations', { user, locale: 'fr-FR' }) as { conversationId: string }); // Direct Line's own shape
      for (const line of lines) await say(line);
    },
    async log() {
      const heard: Heard[] = [];
      for (let watermark = ''; ;) {
        const page = await untilDone(`/conversations/${conversationId}/activities?watermark=${watermark}`) as { activities: LoggedMessage[]; watermark: string };
        if (page.activities.length === 0) return heard;
        heard.push(...page.activities.map(({ id, from, text = '', channelData }) => ({ id, byPerson: from.role === 'user', clientId: channelData?.clientActivityID, text })));
        watermark = page.watermark;
      }
    },
  };
}
