import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import WebSocket from 'ws';
import { teamsHosts } from '../bot/web/teams-hosts.js';
import { call, expectProblem, post } from './api-call.js';
import { startApp, type AppServer } from './app-server.js';
import { dropTable } from './broken-store.js';
import { openChat, type Chat } from './chat-client.js';

const secret = 'the-secret-of-the-doors-test';
const partner = 'https://partner.example';
const json = { 'content-type': 'application/json' };

/** An address of each kind that the service has, and of those that it has not. */
const addresses = [
  'GET /', 'GET /chat-frame', 'GET /faq', 'GET /faq?q=lien', 'GET /faq/my-deadline', 'GET /faq/none', 'GET /privacy', 'GET /accessibility', 'GET /lookup', 'GET /lookup/card', 'GET /embed.js', 'GET /favicon.svg', 'GET /nothing', 'GET /assets/x/page.css', 'GET /assets/x/none',
  'GET /healthz', 'GET /readyz', 'GET /metrics', 'GET /api/lookup?q=lien', 'GET /api/lookup', 'GET /api/suggest?q=lien', 'GET /api/entries/my-deadline', 'GET /api/entries/none', 'GET /api/agent?q=s1', 'GET /api/agent/entries', 'GET /api/openapi.json', 'GET /api/reference',
  'GET /api/deadline.ics', 'POST /api/deadline', 'POST /api/deadline.ics', 'POST /api/chat/token', 'POST /api/messages', 'GET /api/nothing', 'DELETE /api/lookup', 'OPTIONS /api/lookup', 'PUT /',
  'POST /v3/directline/tokens/generate', 'POST /v3/directline/tokens/refresh', 'POST /v3/directline/conversations', 'GET /v3/directline/conversations/x', 'GET /v3/directline/conversations/x/activities', 'POST /v3/directline/conversations/x/activities',
  'POST /v3/directline/conversations/x/upload', 'OPTIONS /v3/directline/conversations', 'GET /v3/directline/nothing', `GET /${'a'.repeat(9000)}`,
] as const;

describe('the doors', () => {
  let app: AppServer;
  before(async () => { app = await startApp({ environment: { DIRECT_LINE_SECRET: secret, EMBED_ORIGINS: partner } }); });
  after(() => app.stop());

  describe('every answer', () => {
    for (const address of addresses) {
      it(`has the headers that keep browsers safe: ${address.slice(0, 60)}`, async () => {
        const [method = '', path = ''] = address.split(' ');
        const { headers } = await fetch(app.url + path, { method, redirect: 'manual' });
        expect(headers.get('x-content-type-options')).to.equal('nosniff');
        expect(headers.get('referrer-policy')).to.equal('no-referrer');
        expect(headers.get('cross-origin-opener-policy')).to.equal('same-origin');
        expect(headers.get('x-request-id')).to.match(/^[0-9a-f-]{36}$/);
        const policy = headers.get('content-security-policy') ?? '';
        expect(policy).to.match(/default-src 'none'/).and.to.match(/frame-ancestors /).and.to.match(/base-uri 'none'/).and.not.to.match(/unsafe/);
        for (const name of ['x-powered-by', 'server', 'set-cookie']) expect(headers.get(name)).to.equal(null);
      });
    }

    it('asks for https only where the service has it', async () => {
      const secure = await startApp({ environment: { PUBLIC_URL: 'https://bot.example' } });
      expect((await fetch(secure.url)).headers.get('strict-transport-security')).to.match(/max-age=\d{7,}/);
      expect((await fetch(app.url)).headers.get('strict-transport-security')).to.equal(null);
      await secure.stop();
    });
  });

  describe('the frames', () => {
    const ancestors = async (server: AppServer, path: string): Promise<string | undefined> => /frame-ancestors ([^;]*)/.exec((await fetch(server.url + path)).headers.get('content-security-policy') ?? '')?.[1];

    it('hold the chat on the sites of EMBED_ORIGINS, and nothing else', async () => {
      expect(await ancestors(app, '/chat-frame')).to.equal(`'self' ${partner}`);
      for (const path of ['/', '/faq', '/privacy', '/lookup', '/lookup/card', '/api/reference', '/nothing']) expect(await ancestors(app, path), path).to.equal("'none'");
    });

    it('hold the agents’ page in Teams once there is an app id, and no other page', async () => {
      const teams = await startApp({ environment: { MicrosoftAppId: 'id', MicrosoftAppPassword: 'secret', PUBLIC_URL: 'https://bot.example' } });
      expect(await ancestors(teams, '/lookup?lang=en')).to.equal(teamsHosts.join(' '));
      expect((await fetch(`${teams.url}/lookup`)).headers.get('x-frame-options')).to.equal(null);
      for (const path of ['/', '/faq', '/privacy', '/api/reference', '/nothing']) expect(await ancestors(teams, path), path).to.equal("'none'");
      await teams.stop();
    });
  });

  describe('what is too large', () => {
    const oversized = { text: 'x'.repeat(300_000) };
    for (const path of ['/api/deadline', '/api/deadline.ics', '/api/messages']) it(`gets 413 at ${path}`, async () => expectProblem(await post(`${app.url}${path}`, oversized), { status: 413 }));

    it('gets 413 of Direct Line in its own words', async () => {
      const reply = await post<{ error: { code: string } }>(`${app.url}/v3/directline/conversations`, oversized, { authorization: `Bearer ${secret}` });
      expect([reply.status, reply.body.error.code]).to.deep.equal([413, 'MessageSizeTooBig']);
    });

    for (const path of ['/', '/api/lookup?q=', '/v3/directline/conversations/', '/assets/']) it(`gets 414 for its address: ${path}`, async () => expectProblem(await call(`${app.url}${path}${'a'.repeat(14_001)}`), { status: 414 }));

    it('reads the longest question as an address', async () => expect((await fetch(`${app.url}/api/lookup?q=${encodeURIComponent('é'.repeat(1000))}`)).status).to.equal(200));

    const raw = async (text: string): Promise<string> => {
      const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
      let reply = '';
      socket.setEncoding('utf8').on('data', (part: string) => { reply += part; });
      socket.write(text);
      await once(socket, 'close');
      return reply;
    };
    it('gets 431 for its headers', async () => expect(await raw(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)).to.match(/^HTTP\/1\.1 431 .*application\/problem\+json.*"status":431\}$/s));
    it('is no HTTP: it gets 400 and is cut off', async () => {
      for (const text of ['hello\r\n\r\n', 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', '\u0016\u0003\u0001\u0000']) {
        expect(await raw(text)).to.match(/^HTTP\/1\.1 400 .*"status":400\}$/s);
      }
    });
  });

  describe('a conversation', () => {
    let mine: Chat;
    let other: Chat;
    const as = (token: string, path: string, init: RequestInit = {}): Promise<Response> => fetch(`${app.url}/v3/directline${path}`, { ...init, headers: { ...json, authorization: `Bearer ${token}` } });
    beforeEach(async () => { [mine, other] = [await openChat(app.url), await openChat(app.url)]; });

    it('opens to no token of another one, and to no id without a token', async () => {
      const at = `/conversations/${mine.conversationId}`;
      for (const [path, method] of [[at, 'GET'], [`${at}/activities`, 'GET'], [`${at}/activities`, 'POST'], [`${at}/upload`, 'POST']] as const) {
        const body = method === 'POST' ? { body: JSON.stringify({ type: 'message', from: { id: 'x' }, text: 'hello' }) } : {};
        expect((await as(other.token, path, { method, ...body })).status, path).to.equal(403);
        for (const wrong of ['', mine.conversationId, `${mine.token}x`, mine.token.replace(/\.[^.]*\./, `.${other.token.split('.')[1]}.`)]) expect((await as(wrong, path, { method, ...body })).status, path).to.equal(401);
      }
    });

    it('opens to a stream URL of its own only, and to no token in its place', async () => {
      const url = async (chat: Chat): Promise<string> => (await (await as(chat.token, `/conversations/${chat.conversationId}`)).json() as { streamUrl: string }).streamUrl; // the contract of Direct Line
      const own = await url(mine);
      const refused = async (address: string, origin?: string): Promise<number | undefined> => {
        const socket = new WebSocket(address, origin === undefined ? {} : { origin });
        const [error] = await once(socket, 'error') as [Error];
        return Number(/\d{3}$/.exec(error.message)?.[0]);
      };
      expect(await refused(own.replace(mine.conversationId, other.conversationId))).to.equal(403);
      expect(await refused(own.replace(/t=.*/, `t=${mine.token}`))).to.equal(401);
      expect(await refused(own.replace(/&t=.*/, ''))).to.equal(401);
      expect(await refused(own, 'https://evil.example')).to.equal(403);
      expect(await refused(own, 'null')).to.equal(403);
      expect(await refused(own.replace(/\/v3.*/, '/other'))).to.equal(404);
      for (const origin of [partner, app.url, undefined]) {
        const socket = new WebSocket(await url(mine), origin === undefined ? {} : { origin });
        await once(socket, 'open');
        socket.close();
        await once(socket, 'close');
      }
      app.setNow(new Date('2026-11-23T10:31:30+01:00'));
      expect(await refused(own)).to.equal(403);
      app.setNow(new Date('2026-11-23T10:30:00+01:00'));
    });

    it('closes to its token after thirty minutes', async () => {
      app.setNow(new Date('2026-11-23T11:00:01+01:00'));
      expect((await as(mine.token, `/conversations/${mine.conversationId}`)).status).to.equal(403);
      expect((await as(mine.token, '/tokens/refresh', { method: 'POST' })).status).to.equal(403);
      app.setNow(new Date('2026-11-23T10:30:00+01:00'));
    });

    it('is read by pages of EMBED_ORIGINS and ours, no others', async () => {
      const allowed = async (origin: string, path = '/v3/directline/conversations'): Promise<string | null> =>
        (await fetch(app.url + path, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' } })).headers.get('access-control-allow-origin');
      expect(await allowed(partner)).to.equal(partner);
      for (const origin of ['https://evil.example', `${partner}.evil.example`, 'http://partner.example', 'null']) {
        for (const path of ['/v3/directline/conversations', '/api/chat/token', '/api/lookup', '/api/messages']) expect(await allowed(origin, path)).to.equal(null);
      }
    });
  });

  describe('a fault inside', () => {
    it('shows nobody where it arose', async () => {
      const broken = await startApp();
      const { conversationId, token } = await openChat(broken.url);
      dropTable(broken);
      const at = `${broken.url}/v3/directline/conversations/${conversationId}`;
      const headers = { ...json, authorization: `Bearer ${token}` };
      const replies = [await fetch(at, { headers }), await fetch(`${at}/activities`, { headers }), await fetch(`${at}/activities`, { method: 'POST', headers, body: JSON.stringify({ type: 'message', from: { id: 'x' }, text: 'hello' }) })];
      for (const reply of replies) {
        const text = await reply.text();
        expect(reply.status).to.be.within(500, 503);
        expect(text).to.match(/^\{"error":\{"code":"\w+","message":"[^"]{10,120}"\}\}$/).and.not.to.match(/sqlite|table|activities\b.*SELECT|\.[jt]s\b|\bat /i);
      }
      expect(broken.reports).to.have.lengthOf.at.least(3);
      await broken.stop();
    });
  });
});
