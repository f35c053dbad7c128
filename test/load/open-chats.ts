import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { WebSocket } from 'ws';

/** A chat that is open in somebody's browser: its WebSocket receives, its messages go by POST. */
export interface OpenChat {
  readonly conversationId: string;
  /** Posts a message; gives the status and the milliseconds until it was answered, from when it was due. */
  say(text: string, due: number): Promise<Answered>;
  close(): void;
}

export interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly milliseconds: number;
}

interface Call {
  readonly path: string;
  readonly body: object;
  readonly token: string;
  readonly address: string;
}

/** Opens chats at one server, each from an address of its own as behind a proxy. */
export function chatOpener(url: string, secret: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const post = ({ path, body, token, address }: Call): Promise<{ status: number; retryAfter: string | undefined; answer: unknown }> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-forwarded-for': address };
      request(`${url}/v3/directline${path}`, { method: 'POST', headers, agent }, (response) => {
        const { statusCode: status = 0, headers: { 'retry-after': retryAfter } } = response;
        json(response).then((answer) => resolve({ status, retryAfter, answer }), reject);
      }).on('error', reject).end(JSON.stringify(body));
    });

  async function open(number: number, onActivity: () => void): Promise<OpenChat> {
    const address = `10.${number >> 16 & 255}.${number >> 8 & 255}.${number & 255}`;
    const user = { id: `dl_${randomUUID()}` };
    const started = await post({ path: '/conversations', body: { user, locale: 'fr-FR' }, token: secret, address });
    if (started.status !== 201) throw new Error(`A conversation was answered with ${started.status}.`);
    const { conversationId, token, streamUrl } = started.answer as { conversationId: string; token: string; streamUrl: string }; // Direct Line's own shape
    const socket = new WebSocket(streamUrl, { headers: { 'x-forwarded-for': address } });
    socket.on('message', onActivity);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return {
      conversationId,
      async say(text, due) {
        const body = { type: 'message', from: user, text, locale: 'fr-FR' };
        const { status, retryAfter } = await post({ path: `/conversations/${conversationId}/activities`, body, token, address });
        return { status, retryAfter, milliseconds: performance.now() - due };
      },
      close: () => socket.terminate(),
    };
  }
  return { open, close: () => agent.destroy() };
}
