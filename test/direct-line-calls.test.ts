import { expect } from 'chai';
import WebSocket from 'ws';
import { issueChatToken } from '../bot/directline/tokens.js';
import { callDirectLine, message, refusal, texts, type Answer, type CallOptions } from './direct-line-call.js';
import { SECRET, startEchoServer, type EchoServer } from './echo-server.js';

describe('the calls of Direct Line around a conversation', () => {
  let echo: EchoServer;
  let token: string;
  let conversationId: string;

  const call = (method: string, path: string, options: CallOptions = {}): Promise<Answer> =>
    callDirectLine(echo.url, `${method} ${path}`, { bearer: token, ...options });
  const post = (body: unknown, options: { bearer?: string; id?: string } = {}): Promise<Answer> =>
    call('POST', `/conversations/${options.id ?? conversationId}/activities`, { body, ...(options.bearer ? { bearer: options.bearer } : {}) });
  const poll = (watermark?: string): Promise<Answer> =>
    call('GET', `/conversations/${conversationId}/activities${watermark === undefined ? '' : `?watermark=${watermark}`}`);

  before(async () => {
    echo = await startEchoServer();
  });
  after(() => echo.stop());

  beforeEach(async () => {
    ({ token, conversationId } = issueChatToken(echo.tokens));
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
      const fresh = issueChatToken(echo.tokens);
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
      const other = issueChatToken(echo.tokens);
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

  it('refuses files, and a call that it does not have', async () => {
    expect((await call('POST', `/conversations/${conversationId}/upload?userId=x`, { body: 'file' })).body.error.message).to.contain('no files');
    expect((await call('GET', '/session/getsessionid')).status).to.equal(404);
  });

  it('lets pages of allowed origins call', async () => {
    const from = (origin: string): Promise<Answer> => call('OPTIONS', '/conversations', { headers: { origin } });
    expect((await from('https://friend.example')).headers.get('access-control-allow-origin')).to.equal('https://friend.example');
    expect((await from('https://evil.example')).headers.get('access-control-allow-origin')).to.equal(null);
  });

  it('runs the same with a Microsoft app id, without asking anybody for a token', async () => {
    const other = await startEchoServer('0f3c1d52-6b5e-4f6e-9a39-1f1f0c4b8e21');
    const started = await fetch(`${other.url}/v3/directline/conversations`, { method: 'POST', headers: { authorization: `Bearer ${SECRET}` } });
    expect(started.status).to.equal(201);
    await other.stop();
  });
});
