import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

interface Sent {
  readonly text: string;
  /** The id of the message that is answered. */
  readonly replyToId: string;
}

/** A channel like Teams, which takes its time for each reply. */
export interface SlowChannel {
  /** The messages that the bot has sent. */
  readonly sent: readonly Sent[];
  /** Posts a message of one conversation to a bot, and gives the status. */
  post(base: string, message: { readonly id: string; readonly text: string }): Promise<number>;
  close(): void;
}

/** Opens it on this machine. */
export async function openSlowChannel(): Promise<SlowChannel> {
  const sent: Sent[] = [];
  const server = createServer((request, response) => {
    void json(request).then((activity) => {
      const { type, text = '', replyToId = '' } = activity as Partial<Sent> & { type: string }; // what the bot sends
      if (type === 'message') sent.push({ text, replyToId });
      setTimeout(() => response.setHeader('content-type', 'application/json').end('{"id":"given by the channel"}'), 40);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a listening TCP server has an address of this kind
  return {
    sent,
    async post(base, message) {
      const activity = { type: 'message', channelId: 'test', serviceUrl: `http://127.0.0.1:${port}`, conversation: { id: 'room' }, from: { id: 'u' }, recipient: { id: 'b' }, ...message };
      return (await fetch(`${base}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(activity) })).status;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
