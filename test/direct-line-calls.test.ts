import { once } from 'node:events';
import { expect } from 'chai';
import type { ConversationReference } from 'botbuilder';
import WebSocket from 'ws';
import { issueChatToken } from '../bot/directline/tokens.js';
import { turnOf } from '../bot/store/turn.js';
import { SECRET, startEchoServer, type EchoServer } from './echo-server.js';

interface Answer {
  status: number;
  headers: Headers;
  body: {
    id: string; conversationId: string; token: string; expires_in: number; streamUrl: string; watermark: string;
    activities: { id: string; type: string; text?: string; timestamp: string; replyToId?: string; from: { id: string; role: string };
      serviceUrl?: string; recipient?: unknown; channelData?: unknown }[];
    error: { code: string; message: string };
  };
}

const message = (text: string, rest: object = {}): object => ({ type: 'message', from: { id: 'somebody' }, text, ...rest });

describe('each call of Direct Line', () => {
  let echo: EchoServer;
  let token: string;
  let conversationId: string;
  let userId: string;

  const call = async (method: string, path: string, { bearer = token, body, headers }: { bearer?: string; body?: unknown; headers?: object } = {}): Promise<Answer> => {
    const answer = await fetch(`${echo.url}/v3/directline${path}`, {
      method,
      headers: { ...(bearer ? { authorization: `Bearer ${bearer}` } : {}), 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    // The tests below check what they read of it.
    return { status: answer.status, headers: answer.headers, body: (text ? JSON.parse(text) : {}) as Answer['body'] };
  };
  const post = (body: unknown, options: { bearer?: string; id?: string } = {}): Promise<Answer> =>
    call('POST', `/conversations/${options.id ?? conversationId}/activities`, { body, ...(options.bearer ? { bearer: options.bearer } : {}) });
  const poll = (watermark?: string): Promise<Answer> =>
    call('GET', `/conversations/${conversationId}/activities${watermark === undefined ? '' : `?watermark=${watermark}`}`);
  const texts = (answer: Answer): (string | undefined)[] => answer.body.activities.map(({ text }) => text);
  const refusal = ({ status, body }: Answer): string => `${status} ${body.error.code}`;

  before(async () => {
    echo = await startEchoServer();
  });
  after(() => echo.stop());

  beforeEach(async () => {
    ({ token, conversationId, userId } = await issueChatToken(echo.tokens));
    await call('POST', '/conversations', { body: { locale: 'fr-FR' } });
    echo.reports.length = 0;
  });

  describe('POST /tokens/generate', () => {
    it('gives the secret a token for a new conversation, as the user asked for', async () => {
      const generated = await call('POST', '/tokens/generate', { bearer: SECRET, body: { user: { id: 'dl_somebody' } } });
      expect(generated.status).to.equal(200);
      expect(generated.body.expires_in).to.equal(1800);
      expect(generated.headers.get('cache-control')).to.equal('no-store');
      const claims: unknown = JSON.parse(Buffer.from(generated.body.token.split('.')[1] ?? '', 'base64url').toString());
      expect(claims).to.include({ conversation: generated.body.conversationId, user: 'dl_somebody' });
    });

    it('does not start the conversation', async () => {
      const { body } = await call('POST', '/tokens/generate', { bearer: SECRET });
      expect((await call('GET', `/conversations/${body.conversationId}`, { bearer: body.token })).status).to.equal(404);
    });

    it('refuses all others', async () => {
      expect(refusal(await call('POST', '/tokens/generate', { bearer: '' }))).to.equal('401 Unauthorized');
      expect(refusal(await call('POST', '/tokens/generate', { bearer: 'guessed' }))).to.equal('401 Unauthorized');
      expect(refusal(await call('POST', '/tokens/generate'))).to.equal('403 Forbidden');
    });

    it('binds a token to the origins it is given', async () => {
      const { body } = await call('POST', '/tokens/generate', { bearer: SECRET, body: { trustedOrigins: ['https://friend.example'] } });
      const from = (origin: string): Promise<Answer> => call('POST', '/conversations', { bearer: body.token, headers: { origin } });
      expect((await from('https://other.example')).status).to.equal(403);
      expect((await from('https://friend.example')).status).to.equal(201);
    });
  });

  describe('POST /tokens/refresh', () => {
    it('gives a token that lives on for the same conversation and user', async () => {
      echo.advance(20 * 60_000);
      const refreshed = await call('POST', '/tokens/refresh');
      expect(refreshed.status).to.equal(200);
      expect(refreshed.body.conversationId).to.equal(conversationId);
      echo.advance(20 * 60_000);
      expect(refusal(await post(message('late')))).to.equal('403 TokenExpired');
      expect((await post(message('in time'), { bearer: refreshed.body.token })).status).to.equal(200);
    });

    it('refuses an expired token, the secret and what is none', async () => {
      expect((await call('POST', '/tokens/refresh', { bearer: SECRET })).status).to.equal(403);
      expect((await call('POST', '/tokens/refresh', { bearer: `${token}x` })).status).to.equal(401);
      echo.advance(31 * 60_000);
      expect(refusal(await call('POST', '/tokens/refresh'))).to.equal('403 TokenExpired');
    });
  });

  describe('POST /conversations', () => {
    it('answers when the greeting is in the log, in the language of the page', async () => {
      expect(texts(await poll())).to.deep.equal(['hello fr-FR']);
    });

    it('starts once with one token', async () => {
      const fresh = await issueChatToken(echo.tokens);
      const answers = await Promise.all([1, 2, 3].map(() => call('POST', '/conversations', { bearer: fresh.token })));
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 200, 201]);
      expect(new Set(answers.map(({ body }) => body.conversationId))).to.deep.equal(new Set([fresh.conversationId]));
      expect((await echo.store.readLog(fresh.conversationId, 0, 10))?.end).to.equal(1);
    });

    it('starts a new one each time with the secret, and carries the user over into the token', async () => {
      const start = (): Promise<Answer> => call('POST', '/conversations', { bearer: SECRET, body: { user: { id: 'chosen' } } });
      const [first, second] = [await start(), await start()];
      expect([first.status, second.status]).to.deep.equal([201, 201]);
      expect(first.body.conversationId).to.not.equal(second.body.conversationId);
      const posted = await post(message('mine'), { bearer: first.body.token, id: first.body.conversationId });
      expect(posted.status).to.equal(200);
      const log = await echo.store.readLog(first.body.conversationId, 1, 10);
      expect(log?.activities[0]?.['from']).to.include({ id: 'chosen' });
    });

    it('refuses another user for a conversation already started', async () => {
      const { body } = await call('POST', '/tokens/generate', { bearer: SECRET });
      const start = (id: string): Promise<Answer> => call('POST', '/conversations', { bearer: body.token, body: { user: { id } } });
      expect((await start('one')).status).to.equal(201);
      expect((await start('one')).status).to.equal(200);
      expect(refusal(await start('two'))).to.equal('409 Conflict');
    });

    it('refuses a body that is not JSON or names a user that is no string', async () => {
      expect(refusal(await call('POST', '/conversations', { body: '{' }))).to.equal('400 BadArgument');
      expect(refusal(await call('POST', '/conversations', { body: { user: { id: 7 } } }))).to.equal('400 BadArgument');
    });
  });

  describe('GET /conversations/{id}', () => {
    it('refuses an unknown conversation, a foreign one and a watermark that is none', async () => {
      expect((await call('GET', '/conversations/unknown', { bearer: SECRET })).status).to.equal(404);
      const other = await issueChatToken(echo.tokens);
      expect((await call('GET', `/conversations/${conversationId}`, { bearer: other.token })).status).to.equal(403);
      expect((await call('GET', `/conversations/${conversationId}?watermark=x`)).status).to.equal(400);
    });

    const firstSet = async (query: string): Promise<Answer['body']> => {
      const { body } = await call('GET', `/conversations/${conversationId}${query}`);
      const socket = new WebSocket(body.streamUrl);
      const frame = await new Promise<string>((resolve) => void socket.once('message', (bytes: Buffer) => resolve(bytes.toString())));
      socket.close();
      // A frame is what the stream sends: a set of activities.
      return JSON.parse(frame) as Answer['body'];
    };

    it('replays from the watermark it is given', async () => {
      await post(message('one'));
      expect((await firstSet('?watermark=0')).activities.map(({ text }) => text)).to.deep.equal(['hello fr-FR', 'one', '2: one']);
      expect((await firstSet('?watermark=2')).activities.map(({ text }) => text)).to.deep.equal(['2: one']);
    });

    it('shows only what follows without one, and gives a watermark at once', async () => {
      for (const query of ['', '?watermark=']) expect(await firstSet(query)).to.deep.equal({ activities: [], watermark: '1' });
    });
  });

  describe('POST /conversations/{id}/activities', () => {
    it('answers with an id once the replies are in the log', async () => {
      const posted = await post(message('one', { channelData: { clientActivityID: 'x', more: [1] } }));
      const [own, reply] = (await poll('1')).body.activities;
      expect(posted.status).to.equal(200);
      expect(own).to.deep.include({ id: posted.body.id, type: 'message', text: 'one', channelData: { clientActivityID: 'x', more: [1] } });
      expect(own?.from).to.include({ id: userId, role: 'user' });
      expect(reply).to.deep.include({ type: 'message', text: '2: one', replyToId: posted.body.id });
      expect(reply?.from).to.include({ id: 'bot', role: 'bot' });
      expect(reply).to.not.have.any.keys('serviceUrl', 'recipient', 'callerId');
    });

    it('gives ids that are unique and sort in the order of the log', async () => {
      await Promise.all(['a', 'b', 'c', 'd'].map((text) => post(message(text))));
      const ids = (await poll()).body.activities.map(({ id }) => id);
      expect(ids).to.have.lengthOf(9);
      expect(ids).to.deep.equal([...new Set(ids)].sort());
      expect(ids.every((id) => id.startsWith(`${conversationId}|`))).to.equal(true);
    });

    it('runs a retried activity once and answers with the same id', async () => {
      const again = message('once', { channelData: { clientActivityID: 'same' } });
      const [first, second] = await Promise.all([post(again), post(again)]);
      const third = await post(again);
      expect([second.body.id, third.body.id]).to.deep.equal([first.body.id, first.body.id]);
      expect(texts(await poll('1'))).to.deep.equal(['once', '2: once']);
    });

    it('passes events and reactions to the bot, and an event is in the log', async () => {
      expect((await post({ type: 'event', name: 'opened', value: { page: 1 }, from: { id: 'x' } })).status).to.equal(200);
      expect((await post({ type: 'messageReaction', reactionsAdded: [{ type: 'like' }], from: { id: 'x' } })).status).to.equal(200);
      expect((await post({ type: 'invoke', name: 'adaptiveCard/action', from: { id: 'x' } })).status).to.equal(200);
      const { activities } = (await poll('1')).body;
      expect(activities.map(({ type, text }) => text ?? type)).to.deep.equal(['event', 'event opened', 'messageReaction', 'invoke']);
      expect((await echo.store.beginTurn(conversationId)).state).to.equal(4);
    });

    it('refuses what is no activity of a client', async () => {
      const bodies = [{ type: 'message', text: 'nobody' }, { from: { id: 'x' } }, message('x', { type: 'conversationUpdate' }), [], message('x', { text: {} })];
      for (const body of bodies) expect(refusal(await post(body))).to.equal('400 BadArgument');
      expect(refusal(await post('{"type":'))).to.equal('400 BadArgument');
    });

    it('refuses more than 256 kB', async () => {
      expect(refusal(await post(message('x'.repeat(256 * 1024))))).to.equal('413 MessageSizeTooBig');
      expect((await post(message('x'.repeat(200_000)))).status).to.equal(200);
    });

    it('refuses an unknown conversation and a foreign one', async () => {
      expect((await post(message('x'), { bearer: SECRET, id: 'unknown' })).status).to.equal(404);
      const other = await issueChatToken(echo.tokens);
      expect((await post(message('x'), { bearer: other.token })).status).to.equal(403);
    });

    it('keeps what the bot says and leaves behind when a turn fails', async () => {
      expect((await post(message('fail'))).status).to.equal(200);
      expect(texts(await poll('1'))).to.deep.equal(['fail', 'failed: Error: as told']);
      expect((await echo.store.beginTurn(conversationId)).state).to.equal(2);
    });

    it('answers 502 and keeps nothing when even that fails, so that a retry runs', async () => {
      const failing = message('fail for good', { channelData: { clientActivityID: 'again' } });
      expect(refusal(await post(failing))).to.equal('502 BotError');
      expect(refusal(await post(failing))).to.equal('502 BotError');
      expect(texts(await poll('1'))).to.deep.equal([]);
      expect(echo.reports.map(String)).to.deep.equal(['Error: as told', 'Error: as told']);
    });

    it('gives up a turn that hangs and goes on with the next', async () => {
      const [hanging, next] = await Promise.all([post(message('hang')), post(message('next'))]);
      expect([hanging.status, next.status]).to.deep.equal([502, 200]);
      expect(texts(await poll('1'))).to.deep.equal(['next', '2: next']);
    });

    it('takes only so many waiting turns of one conversation', async () => {
      const answers = await Promise.all(Array.from({ length: 80 }, (_, index) => post(message(`m${index}`))));
      const refused = answers.filter(({ status }) => status === 429);
      expect(answers.filter(({ status }) => status === 200).length + refused.length).to.equal(80);
      expect(refused.every(({ headers }) => headers.get('retry-after') === '1')).to.equal(true);
    });

    it('forgets the earlier turns when the bot says so', async () => {
      await post(message('private'));
      await post(message('forget'));
      expect(texts(await poll())).to.deep.equal(['forget', '3: forget']);
    });
  });

  describe('GET /conversations/{id}/activities', () => {
    it('pages until it is empty, with a watermark in every set', async () => {
      for (let number = 0; number < 60; number += 1) await post(message(`m${number}`));
      const first = await poll();
      const second = await poll(first.body.watermark);
      const third = await poll(second.body.watermark);
      expect([first, second, third].map(({ body }) => body.activities.length)).to.deep.equal([100, 21, 0]);
      expect([first, second, third].map(({ body }) => body.watermark)).to.deep.equal(['100', '121', '121']);
    });

    it('refuses an unknown conversation and a watermark that is none', async () => {
      expect((await call('GET', '/conversations/unknown/activities', { bearer: SECRET })).status).to.equal(404);
      expect((await poll('-1')).status).to.equal(400);
    });
  });

  it('refuses files, and a call that it does not have', async () => {
    expect((await call('POST', `/conversations/${conversationId}/upload?userId=x`, { body: 'file' })).body.error.message).to.contain('no files');
    expect((await call('GET', '/session/getsessionid')).status).to.equal(404);
  });

  it('lets pages of allowed origins call', async () => {
    const from = (origin: string): Promise<Answer> => call('OPTIONS', '/conversations', { headers: { origin } });
    expect((await from('https://friend.example')).headers.get('access-control-allow-origin')).to.equal('https://friend.example');
    expect((await from('https://evil.example')).headers.get('access-control-allow-origin')).to.equal(null);
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

  it('runs the same with a Microsoft app id, without asking anybody for a token', async () => {
    const other = await startEchoServer('0f3c1d52-6b5e-4f6e-9a39-1f1f0c4b8e21');
    const started = await fetch(`${other.url}/v3/directline/conversations`, { method: 'POST', headers: { authorization: `Bearer ${SECRET}` } });
    expect(started.status).to.equal(201);
    await other.stop();
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
