import { once } from 'node:events';
import { expect } from 'chai';
import type { ConversationReference } from 'botbuilder';
import WebSocket from 'ws';
import { issueChatToken } from '../bot/directline/tokens.js';
import { turnOf } from '../bot/store/turn.js';
import { callDirectLine, message, texts, type Answer, type CallOptions } from './direct-line-call.js';
import { startEchoServer, type EchoServer } from './echo-server.js';
import { storeKinds } from './store-places.js';

for (const kind of storeKinds) describe(`the streams of Direct Line, with ${kind.name}`, () => {
  let echo: EchoServer;
  let token: string;
  let conversationId: string;

  const call = (method: string, path: string, options: CallOptions = {}): Promise<Answer> =>
    callDirectLine(echo.url, `${method} ${path}`, { bearer: token, ...options });
  const post = (body: unknown, options: { bearer?: string; id?: string } = {}): Promise<Answer> =>
    call('POST', `/conversations/${options.id ?? conversationId}/activities`, { body, ...(options.bearer ? { bearer: options.bearer } : {}) });
  const poll = (watermark?: string): Promise<Answer> =>
    call('GET', `/conversations/${conversationId}/activities${watermark === undefined ? '' : `?watermark=${watermark}`}`);

  before(async function () {
    this.timeout(60_000); // the first one starts PostgreSQL
    echo = await startEchoServer('', kind);
  });
  after(() => echo.stop());

  beforeEach(async () => {
    ({ token, conversationId } = issueChatToken(echo.tokens));
    await call('POST', '/conversations', { body: { locale: 'fr-FR' } });
    echo.reports.length = 0;
  });

  describe('the stream', () => {
    const opening = async (url: string, headers: Record<string, string> = {}): Promise<number> => {
      const socket = new WebSocket(url, { headers });
      const [status] = await Promise.race([
        once(socket, 'open').then(() => [101]), once(socket, 'unexpected-response').then(([, response]: { statusCode?: number }[]) => [response?.statusCode ?? 0]),
      ]);
      socket.on('error', () => undefined).terminate();
      return status ?? 0;
    };
    const streamUrl = async (): Promise<string> => (await call('GET', `/conversations/${conversationId}`)).body.streamUrl;

    it('opens within 60 s, from an allowed page, and with its own ticket only', async () => {
      const url = await streamUrl();
      expect(url).to.match(/^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\//);
      expect(await opening(url)).to.equal(101);
      expect(await opening(url, { origin: 'https://evil.example' })).to.equal(403);
      expect(await opening(url.replace(conversationId, 'other'))).to.equal(403);
      expect(await opening(url.replace(/t=.*/, `t=${token}`))).to.equal(401);
      expect(await opening(url.replace('/stream', '/elsewhere'))).to.equal(404);
      echo.advance(61_000);
      expect(await opening(url)).to.equal(403);
    });

    it('carries typing, and conversationUpdate never', async () => {
      const socket = new WebSocket(await streamUrl());
      const types: string[] = [];
      socket.on('message', (frame: Buffer) => {
        // A frame that is not empty is a set of activities.
        if (frame.length > 0) types.push(...(JSON.parse(frame.toString()) as Answer['body']).activities.map(({ type }) => type));
      });
      await once(socket, 'message');
      await post(message('one'));
      while (types.length < 3) await once(socket, 'message');
      socket.close();
      expect(types).to.deep.equal(['typing', 'message', 'message']);
    });

    it('drops a socket that gives no sign of life and keeps one that does', async () => {
      const url = await streamUrl();
      const dead = new WebSocket(url, { autoPong: false });
      const living = new WebSocket(url);
      await Promise.all([once(dead, 'open'), once(living, 'open')]);
      expect(await once(dead, 'close')).to.include(1006);
      expect(living.readyState).to.equal(WebSocket.OPEN);
      living.close();
      await once(living, 'close');
    });
  });

  describe('what the bot says unasked', () => {
    const reference = async (): Promise<Partial<ConversationReference>> => {
      await post(message('remember me'));
      // What the bot of these tests leaves as its state on that message.
      return (await echo.store.beginTurn(conversationId)).state as Partial<ConversationReference>;
    };

    it('is in the log and on the streams, outside a turn', async () => {
      await echo.channels.adapter.continueConversationAsync('', await reference(), async (context) => {
        expect(() => turnOf(context)).to.throw('no turn');
        await context.sendActivity('by the way');
      });
      expect(texts(await poll('3'))).to.deep.equal(['by the way']);
    });

    it('is committed with the state when it is a turn', async () => {
      const outcome = await echo.channels.continueTurn(await reference(), async (context, turn) => {
        expect(turnOf(context)).to.equal(turn);
        turn.setState('reminded');
        await context.sendActivity('remember');
      });
      expect(outcome.kind).to.equal('done');
      expect(texts(await poll('3'))).to.deep.equal(['remember']);
      expect((await echo.store.beginTurn(conversationId)).state).to.equal('reminded');
    });

    it('fails aloud when the conversation is gone', async () => {
      const kept = await reference();
      await echo.store.forget(conversationId);
      const sending = echo.channels.adapter.continueConversationAsync('', kept, async (context) => void (await context.sendActivity('too late')));
      expect(await sending.catch((error: unknown) => String(error))).to.contain('does not exist any more');
      expect((await echo.channels.continueTurn(kept, async () => undefined)).kind).to.equal('unknown');
      expect((await poll()).status).to.equal(404);
    });
  });
});
