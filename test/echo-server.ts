import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigurationBotFrameworkAuthentication, TurnContext } from 'botbuilder';
import express from 'express';
import { createChannels, type Channels, type Logic } from '../bot/directline/channels.js';
import { directLine } from '../bot/directline/router.js';
import { createStreams, type Streams } from '../bot/directline/streams.js';
import { createTokens, type Tokens } from '../bot/directline/tokens.js';
import type { Store } from '../bot/store/store.js';
import { createTurnQueue } from '../bot/store/turn-queue.js';
import { sqlite, type StoreKind } from './store-places.js';

export const SECRET = 'the secret of the tests';

export interface EchoServer {
  readonly url: string;
  readonly store: Store;
  readonly tokens: Tokens;
  readonly channels: Channels;
  readonly streams: Streams;
  readonly reports: unknown[];
  readonly server: Server;
  /** Moves the server's clock. */
  advance(milliseconds: number): void;
  stop(): Promise<void>;
}

/** A whole server around a bot that greets, counts, echoes and fails when told to. */
export async function startEchoServer(appId = '', kind: StoreKind = sqlite): Promise<EchoServer> {
  const place = await kind.newPlace();
  let time = Date.UTC(2026, 10, 23, 9, 30);
  const now = (): Date => new Date(time);
  const reports: unknown[] = [];
  const report = (error: unknown): void => void reports.push(error);
  const store = await place.open(report);
  const queue = createTurnQueue();
  const tokens = createTokens(SECRET, now);
  const streams = createStreams({ store, tokens, report, keepAlive: 300, allowOrigin: (origin) => origin !== 'https://evil.example' });
  const channels = createChannels({
    store, queue, audience: streams, now, report, logic: echo, appId, turnLimit: 500, account: { id: 'bot', name: 'Echo' },
    authentication: new ConfigurationBotFrameworkAuthentication(appId ? { MicrosoftAppId: appId, MicrosoftAppPassword: 'unused' } : {}),
    onUnavailable: async (context) => void (await context.sendActivity('not now')),
    onError: async (context, error) => {
      if (context.activity.text === 'fail for good') throw error;
      await context.sendActivity(`failed: ${String(error)}`);
    },
  });
  const app = express();
  const allowOrigin = (origin: string): boolean => origin === 'https://friend.example';
  const waiting = (id: string): number => queue.length(id);
  app.use('/v3/directline', directLine({ store, tokens, report, allowOrigin, waiting, runTurn: (incoming) => channels.runTurn(incoming) }));
  app.post('/api/messages', express.json(), (request, response) => channels.answer(request, response));
  const server = createServer(app);
  streams.attach(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A listening TCP server has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`, store, tokens, channels, streams, reports, server,
    advance: (milliseconds) => { time += milliseconds; },
    async stop() {
      await streams.close();
      server.close();
      server.closeAllConnections();
      await queue.idle();
      await store.close();
      await place.remove();
    },
  };
}

const echo: Logic = async (context, turn) => {
  const { type, text, locale, name } = context.activity;
  const count = Number(turn.state ?? 0) + 1;
  turn.setState(count);
  if (type === 'conversationUpdate') await context.sendActivity(`hello ${locale ?? ''}`.trim());
  if (type === 'event') await context.sendActivity(`event ${name ?? ''}`);
  if (type !== 'message') return;
  if (text.startsWith('fail')) throw new Error('as told');
  if (text === 'hang') await new Promise((resolve) => setTimeout(resolve, 2000));
  if (text === 'forget') turn.forgetEarlier();
  if (text === 'remember me') turn.setState(TurnContext.getConversationReference(context.activity));
  await context.sendActivity({ type: 'typing' });
  await context.sendActivity(`${count}: ${text}`);
};
