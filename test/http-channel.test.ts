import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect } from 'chai';
import { startEchoServer, type EchoServer } from './echo-server.js';
import { storeKinds } from './store-places.js';

for (const kind of storeKinds) describe(`POST /api/messages, with ${kind.name}`, () => {
  let echo: EchoServer;
  let channel: Server;
  let serviceUrl: string;
  let sent: string[];

  before(async function () {
    this.timeout(60_000); // the first one starts PostgreSQL
    echo = await startEchoServer('', kind);
    channel = createServer((request, response) => {
      void json(request).then((activity) => {
        // The bot of these tests sends text or typing.
        const { type, text } = activity as { type: string; text?: string };
        sent.push(text ?? type);
        response.setHeader('content-type', 'application/json').end('{"id":"given by the channel"}');
      });
    }).listen(0, '127.0.0.1');
    await once(channel, 'listening');
    // A listening TCP server has an address of this kind.
    serviceUrl = `http://127.0.0.1:${(channel.address() as AddressInfo).port}`;
  });
  after(async () => {
    channel.closeAllConnections();
    channel.close();
    await echo.stop();
  });
  beforeEach(() => {
    sent = [];
  });

  const post = (id: string, rest: object): Promise<Response> => fetch(`${echo.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', id, channelId: 'test', serviceUrl, conversation: { id: 'room' }, from: { id: 'u' }, recipient: { id: 'b' }, ...rest }),
  });

  it('sends replies over HTTP and commits the state at the end of the turn', async () => {
    expect((await post('1', { text: 'one' })).status).to.equal(200);
    expect((await post('2', { text: 'two' })).status).to.equal(200);
    expect(sent).to.deep.equal(['typing', '1: one', 'typing', '2: two']);
    expect((await echo.store.beginTurn('test/room')).state).to.equal(2);
  });

  it('does not run an activity again that the channel sends again', async () => {
    expect((await post('2', { text: 'two' })).status).to.equal(200);
    expect(sent).to.deep.equal([]);
  });

  it('tells an edited message from a repeated one', async () => {
    const edited = { type: 'messageUpdate', text: 'two, edited', timestamp: '2026-11-23T10:00:00Z' };
    for (const activity of [edited, edited, { ...edited, timestamp: '2026-11-23T10:01:00Z' }]) await post('2', activity);
    expect((await echo.store.beginTurn('test/room')).state).to.equal(4);
  });

  it('commits what a failing turn leaves, and runs a turn again that failed for good', async () => {
    expect((await post('3', { text: 'fail' })).status).to.equal(200);
    expect(sent).to.deep.equal(['failed: Error: as told']);
    expect((await echo.store.beginTurn('test/room')).state).to.equal(5);
    const failed = await post('4', { text: 'fail for good' });
    expect([failed.status, await failed.text()]).to.deep.equal([500, 'The turn failed.']);
    expect((await post('4', { text: 'four' })).status).to.equal(200);
    expect(sent.at(-1)).to.equal('6: four');
  });

  it('continues a conversation unasked, with its state', async () => {
    await post('5', { text: 'remember me', conversation: { id: 'other' } });
    const { state } = await echo.store.beginTurn('test/other');
    sent = [];
    // What the bot of these tests leaves as its state on that message.
    const outcome = await echo.channels.continueTurn(state as object, async (context, turn) => {
      turn.setState('reminded');
      await context.sendActivity('remember');
    });
    expect(outcome.kind).to.equal('done');
    expect(sent).to.deep.equal(['remember']);
    expect((await echo.store.beginTurn('test/other')).state).to.equal('reminded');
  });

  it('keeps its conversations apart from those of Direct Line', async () => {
    await post('6', { text: 'one', channelId: 'directline', conversation: { id: 'room' } });
    expect(await echo.store.conversation('room')).to.equal(undefined);
  });
});
