import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { addressOf as requestAddress } from '../bot/rate-limits.js';
import { call, expectProblem, get, post } from './api-call.js';
import { startApp, type AppServer } from './app-server.js';

describe('the limits per address', () => {
  let app: AppServer;
  before(async () => {
    const few = { windowMs: 60_000, limit: 3 };
    app = await startApp({ limits: { api: { windowMs: 60_000, limit: 6 }, chatTokens: few, activities: few } });
  });
  after(() => app.stop());

  const waitsUntil = (headers: Headers): number => Number(headers.get('retry-after'));

  it('give 429 with Retry-After beyond so many chat tokens, API calls and activities', async () => {
    const tokens = await times(4, () => post(`${app.url}/api/chat/token`, {}));
    expect(tokens.map(({ status }) => status)).to.deep.equal([200, 200, 200, 429]);
    const calls = await times(3, () => get(`${app.url}/api/suggest`, { q: 'lien' }));
    expect(calls.map(({ status }) => status)).to.deep.equal([200, 200, 429]);
    for (const refused of [tokens.at(-1), calls.at(-1)]) {
      if (refused) expectProblem(refused, { status: 429 });
      expect(refused && waitsUntil(refused.headers)).to.be.within(1, 60);
    }
  });

  it('speak the words of Direct Line to its clients', async () => {
    const calls = await times(4, () => post<{ error: { code: string } }>(`${app.url}/v3/directline/conversations`, {}));
    expect(calls.map(({ status }) => status)).to.deep.equal([401, 401, 401, 429]);
    expect(calls.at(-1)?.body.error.code).to.equal('TooManyRequests');
    expect(waitsUntil(calls.at(-1)?.headers ?? new Headers())).to.be.within(1, 60);
  });

  it('leave out whoever watches whether the service lives', async () => {
    expect((await times(10, () => get(`${app.url}/healthz`))).map(({ status }) => status)).to.deep.equal(Array(10).fill(200));
  });
});

async function times<T>(count: number, run: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let at = 0; at < count; at += 1) results.push(await run());
  return results;
}

describe('POST /api/messages without an app id', () => {
  let app: AppServer;
  let emulator: Server;
  let replies: unknown[];
  const activity = { type: 'message', id: '1', text: 'lien expiré', channelId: 'emulator', conversation: { id: 'room' }, from: { id: 'u' }, recipient: { id: 'b' } };
  const send = (base: AppServer, changes: object, headers: Record<string, string> = {}) => call<unknown>(`${base.url}/api/messages`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ ...activity, serviceUrl: addressOf(emulator), ...changes }),
  });

  before(async () => {
    app = await startApp();
    emulator = createServer((request, response) => {
      replies.push(request.url);
      request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{"id":"given"}'));
    }).listen(0, '127.0.0.1');
    await once(emulator, 'listening');
  });
  after(async () => {
    emulator.closeAllConnections();
    emulator.close();
    await app.stop();
  });
  beforeEach(() => { replies = []; });

  it('answers a tool on this machine', async () => {
    const reply = await fetch(`${app.url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...activity, serviceUrl: addressOf(emulator) }) });
    expect(reply.status).to.equal(200);
    expect(replies).not.to.be.empty;
  });

  for (const [what, serviceUrl] of [['another machine', 'https://evil.example/'], ['a name that only begins like ours', 'http://127.0.0.1.evil.example/'], ['no address', undefined], ['what is no address', 'emulator']] as const) {
    it(`refuses to send answers to ${what}`, async () => expectProblem(await send(app, { id: what, serviceUrl }), { status: 401 }));
  }

  for (const header of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'X-Forwarded-Host']) {
    it(`refuses what came through a proxy: ${header}`, async () => expectProblem(await send(app, { id: header }, { [header]: '127.0.0.1' }), { status: 401 }));
  }

  it('refuses everybody once the service has a public address, whatever they send', async () => {
    const open = await startApp({ environment: { PUBLIC_URL: 'https://bot.example' } });
    expectProblem(await send(open, {}), { status: 401 });
    expectProblem(await post(`${open.url}/api/messages`, '{"type":'), { status: 401 });
    await open.stop();
  });

  it('names what an activity lacks, and what is malformed or too large', async () => {
    expectProblem(await send(app, { type: undefined }), { status: 400, field: 'type' });
    expectProblem(await send(app, { conversation: undefined }), { status: 400, field: 'conversation' });
    expectProblem(await send(app, { conversation: {} }), { status: 400, field: 'conversation.id' });
    expectProblem(await send(app, { id: '\ud800' }), { status: 400, field: 'id' });
    expectProblem(await send(app, { conversation: { id: 'room \udc00' } }), { status: 400, field: 'conversation.id' });
    expectProblem(await post(`${app.url}/api/messages`, '{"type":'), { status: 400 });
    expectProblem(await send(app, { text: 'x'.repeat(300_000) }), { status: 413 });
    expect([replies, app.reports]).to.deep.equal([[], []]);
  });
});

/** A listening TCP server has an address of this kind. */
const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

describe('the address of a request', () => {
  const addresses: readonly (readonly [ip: string, address: string])[] = [
    ['203.0.113.9', '203.0.113.9'], ['203.0.113.9:50001', '203.0.113.9'], ['203.0.113.9:50002', '203.0.113.9'],
  ];
  for (const [ip, address] of addresses) it(`is ${address} for ${ip}`, () => expect(requestAddress({ ip })).to.equal(address));
  it('is the same for every port of an IPv6 address', () => {
    expect(requestAddress({ ip: '[2001:db8::1]:443' })).to.equal(requestAddress({ ip: '2001:db8::1' }));
  });
});
