import { once } from 'node:events';
import { createServer } from 'node:net';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { expect } from 'chai';
import { ConnectionStatus, DirectLine, type Activity } from 'botframework-directlinejs';
import WebSocket from 'ws';
import { issueChatToken, type ChatToken } from '../bot/directline/tokens.js';
import { startEchoServer, type EchoServer } from './echo-server.js';
import { storeKinds } from './store-places.js';
import { XmlHttpRequest } from './xml-http-request.js';

type Options = ConstructorParameters<typeof DirectLine>[0];
const browser = { WebSocket, XMLHttpRequest: XmlHttpRequest, window: undefined };

interface Client {
  readonly line: DirectLine;
  readonly received: Activity[];
  readonly statuses: ConnectionStatus[];
  /** Sends and gives the id, or "retry" as the client says when it shall be sent again. */
  say(text: string, clientActivityID?: string): Promise<string>;
  end(): void;
}

for (const kind of storeKinds) describe(`the official Direct Line client, with ${kind.name}`, () => {
  let echo: EchoServer;
  let chat: ChatToken;
  let cable: Cable;
  let clients: Client[];
  const given = new Map<string, unknown>();

  before(async function () {
    this.timeout(60_000); // the first one starts PostgreSQL
    for (const [name, value] of Object.entries(browser)) {
      given.set(name, Reflect.get(globalThis, name));
      if (value) Reflect.set(globalThis, name, value);
    }
    echo = await startEchoServer('', kind);
    cable = await layCable(echo.url);
  });
  after(async () => {
    cable.close();
    for (const [name, value] of given) Reflect.set(globalThis, name, value);
    await echo.stop();
  });
  beforeEach(async () => {
    clients = [];
    chat = issueChatToken(echo.tokens);
  });
  afterEach(() => clients.forEach((client) => client.end()));

  function connectClient(options: Options): Client {
    // The client waits 3 s and a random part of 12 s before it comes back: this makes it 60 ms.
    const line = new DirectLine({ domain: `${echo.url}/v3/directline`, timeout: 300, random: () => -0.245, ...options });
    const received: Activity[] = [];
    const statuses: ConnectionStatus[] = [];
    line.connectionStatus$.subscribe((status) => statuses.push(status));
    const subscription = line.activity$.subscribe((activity) => received.push(activity), () => undefined);
    const client: Client = {
      line, received, statuses,
      say: (text, clientActivityID = `${text} ${Math.random()}`) => new Promise((resolve, reject) => {
        const activity = { type: 'message' as const, from: { id: 'claimed' }, text, channelData: { clientActivityID } };
        line.postActivity(activity).subscribe(resolve, reject);
      }),
      end: () => {
        subscription.unsubscribe();
        line.end();
      },
    };
    clients.push(client);
    return client;
  }

  const texts = ({ received }: Client): string[] =>
    received.flatMap((activity) => (activity.type === 'message' ? [activity.text ?? ''] : []));

  async function sees(client: Client, expected: string[]): Promise<void> {
    for (let wait = 0; wait < 400 && texts(client).length < expected.length; wait += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(texts(client)).to.deep.equal(expected);
  }

  for (const [mode, webSocket] of [['streams', true], ['polls', false]] as const) {
    describe(`when it ${mode}`, () => {
      const open = (options: Options = {}): Client => connectClient({ token: chat.token, webSocket, pollingInterval: 200, ...options });

      it('receives the greeting, the echo of what it sends and the reply, each once', async () => {
        const client = open({ conversationStartProperties: { locale: 'fr-FR' } });
        await sees(client, ['hello fr-FR']);
        const id = await client.say('one', 'mine');
        await sees(client, ['hello fr-FR', 'one', '2: one']);
        const own = client.received.find((activity) => activity.type === 'message' && activity.text === 'one');
        expect(own).to.deep.include({ id, channelData: { clientActivityID: 'mine' } });
        expect(own?.from).to.include({ id: chat.userId, role: 'user' });
        expect(client.statuses).to.deep.equal([ConnectionStatus.Uninitialized, ConnectionStatus.Connecting, ConnectionStatus.Online]);
      });

      it('gets the same id for an activity that it sends again', async () => {
        const client = open();
        await sees(client, ['hello']);
        const id = await client.say('one', 'same');
        expect(await client.say('one', 'same')).to.equal(id);
        await client.say('two');
        await sees(client, ['hello', 'one', '2: one', 'two', '3: two']);
      });

      it('finds everything again after the page was loaded anew', async () => {
        const before = open();
        await sees(before, ['hello']);
        await before.say('one');
        before.end();
        const after = open({ conversationId: chat.conversationId, watermark: '0' });
        await sees(after, ['hello', 'one', '2: one']);
        await after.say('two');
        await sees(after, ['hello', 'one', '2: one', 'two', '3: two']);
      });

      it('has its message refused once its token is expired', async () => {
        const client = open();
        await sees(client, ['hello']);
        echo.advance(31 * 60_000);
        expect(await client.say('late')).to.equal('retry');
        expect(client.statuses).to.include(ConnectionStatus.ExpiredToken);
      });

      it('shows a message as failed at once when it is too large', async () => {
        const client = open();
        await sees(client, ['hello']);
        const failure: unknown = await client.say('x'.repeat(300_000)).catch((error: unknown) => error);
        expect(failure).to.include({ status: 413 });
      });
    });
  }

  it('sees typing on the stream', async () => {
    const client = connectClient({ token: chat.token });
    await sees(client, ['hello']);
    await client.say('one');
    await sees(client, ['hello', 'one', '2: one']);
    expect(client.received.map(({ type }) => type)).to.deep.equal(['message', 'typing', 'message', 'message']);
  });

  it('shows the same conversation in two windows', async () => {
    const first = connectClient({ token: chat.token });
    await sees(first, ['hello']);
    const second = connectClient({ token: chat.token, conversationId: chat.conversationId, watermark: '0' });
    await sees(second, ['hello']);
    await first.say('one');
    for (const client of [first, second]) await sees(client, ['hello', 'one', '2: one']);
  });

  it('misses nothing and sees nothing twice when its line drops again and again', async () => {
    const client = connectClient({ token: chat.token, domain: `${cable.url}/v3/directline` });
    const seen = ['hello'];
    await sees(client, seen);
    for (const [text, meanwhile, own] of [['one', '2: one', '3: own'], ['two', '4: two', '5: own'], ['three', '6: three', '7: own']] as const) {
      cable.cut();
      await echo.channels.runTurn({ conversationId: chat.conversationId, starts: false, activity: written(chat, text) });
      seen.push(text, meanwhile);
      await sees(client, seen);
      await client.say('own');
      seen.push('own', own);
      await sees(client, seen);
    }
  });

  it('comes back to a server that has closed all streams', async () => {
    const client = connectClient({ token: chat.token });
    await sees(client, ['hello']);
    await echo.streams.close();
    await client.say('one');
    await sees(client, ['hello', 'one', '2: one']);
  });

  it('refreshes its token and goes on with the new one', async () => {
    const client = connectClient({ token: chat.token });
    await sees(client, ['hello']);
    echo.advance(25 * 60_000);
    const answer = await fetch(`${echo.url}/v3/directline/tokens/refresh`, { method: 'POST', headers: { authorization: `Bearer ${chat.token}` } });
    // The shape is that of the calls' own tests.
    const { token } = (await answer.json()) as { token: string };
    client.line.reconnect({ conversationId: chat.conversationId, token });
    echo.advance(25 * 60_000);
    await client.say('one');
    await sees(client, ['hello', 'one', '2: one']);
  });

  it('ends when its conversation was erased', async () => {
    const client = connectClient({ token: chat.token, webSocket: false, pollingInterval: 200 });
    await sees(client, ['hello']);
    await echo.store.forget(chat.conversationId);
    for (let wait = 0; wait < 100 && !client.statuses.includes(ConnectionStatus.Ended); wait += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(client.statuses.at(-1)).to.equal(ConnectionStatus.Ended);
  });
});

function written(chat: ChatToken, text: string) {
  return { type: 'message', text, serviceUrl: 'urn:echeance:directline', channelId: 'directline', from: { id: chat.userId, name: '' },
    conversation: { id: chat.conversationId, name: '', isGroup: false, conversationType: 'personal' } };
}

interface Cable {
  readonly url: string;
  cut(): void;
  close(): void;
}

/** A way to the server that can be cut while something is on it. */
async function layCable(url: string): Promise<Cable> {
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(new URL(url).port), '127.0.0.1');
    for (const [end, other] of [[near, far], [far, near]] as const) {
      ends.add(end);
      end.on('error', () => undefined).on('close', () => {
        ends.delete(end);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A listening TCP server has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const cut = (): void => ends.forEach((end) => end.destroy());
  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    close() {
      server.close();
      cut();
    },
  };
}
