import { once } from 'node:events';
import type { ConversationReference } from 'botbuilder';
import { expect } from 'chai';
import WebSocket from 'ws';
import type { Store } from '../bot/store/store.js';
import { issueChatToken } from '../bot/directline/tokens.js';
import { openChat, type Chat } from './chat-client.js';
import { callDirectLine, message, type Answer } from './direct-line-call.js';
import { startEchoServer, type EchoServer } from './echo-server.js';
import { startServer, type RunningServer } from './running-server.js';
import { openSlowChannel } from './slow-channel.js';
import { postgres, type StorePlace } from './store-places.js';
import { until } from './waiting.js';

type Logged = Answer['body']['activities'][number];
const person = (activities: readonly Logged[]): Logged[] => activities.filter(({ from }) => from.role === 'user');
const textsOf = (activities: readonly Logged[]): (string | undefined)[] => activities.map(({ text }) => text);

/** A window on a conversation: what its stream has shown so far. */
async function watch(base: string, { conversationId, token }: Pick<Chat, 'conversationId' | 'token'>): Promise<{ shown: Logged[]; close: () => void }> {
  const { body } = await callDirectLine(base, `GET /conversations/${conversationId}?watermark=0`, { bearer: token });
  const shown: Logged[] = [];
  const socket = new WebSocket(body.streamUrl);
  socket.on('message', (frame: Buffer) => {
    // A frame that is not empty is a set of activities.
    if (frame.length > 0) shown.push(...(JSON.parse(frame.toString()) as Answer['body']).activities.filter(({ type }) => type === 'message'));
  });
  await once(socket, 'open');
  return { shown, close: () => socket.close() };
}

/** One of many greetings that can be told apart; figures alone could be dates. */
const saying = (name: string, number: number): string => `bonjour n${number}k${name}`;

describe('two processes on one PostgreSQL database', function () {
  this.timeout(60_000);
  let place: StorePlace;
  let store: Store;
  let servers: RunningServer[];
  const base = (number: number): string => servers[number % servers.length]?.url ?? '';

  before(async () => {
    place = await postgres.newPlace();
    servers = await Promise.all([1, 2].map(() => startServer({ ...place.environment, LOG_LEVEL: 'error' })));
    store = await place.open();
  });
  after(async () => {
    for (const server of servers) await server.stop('SIGKILL');
    await store.close();
    await place.remove();
  });

  const post = (to: string, { conversationId, token }: Chat, text: string): Promise<Answer> =>
    callDirectLine(to, `POST /conversations/${conversationId}/activities`, { bearer: token, body: message(text, { channelData: { clientActivityID: text } }) });
  const log = async ({ conversationId }: Chat): Promise<Logged[]> =>
    ((await store.readLog(conversationId, 0, 1000))?.activities ?? []) as unknown as Logged[]; // what Direct Line clients read

  it('go on with a conversation in turns, and the stream of one shows what is said through the other', async () => {
    const chat = await openChat(base(0));
    const window = await watch(base(1), chat);
    // The last one goes to the process that does not hold the stream.
    const said = ['combien de temps me reste-t-il ?', '1', 'hier à 15h', 'pourquoi ?', 'et maintenant ?', 'merci', 'bonjour'];
    for (const [number, text] of said.entries()) expect((await post(base(number), chat, text)).status).to.equal(200);
    const activities = await log(chat);
    expect(textsOf(person(activities))).to.deep.equal(said);
    await until('the window shows the whole log', () => window.shown.length === activities.length, 5);
    expect(window.shown.map(({ id }) => id)).to.deep.equal(activities.map(({ id }) => id));
    window.close();
  });

  it('run turns that meet one after another, each with the state of the one before', async () => {
    const chat = await openChat(base(0));
    const texts = Array.from({ length: 24 }, (_, number) => `bonjour ${number}`);
    const answers = await Promise.all(texts.map((text, number) => post(base(number), chat, text)));
    expect(answers.map(({ status }) => status)).to.deep.equal(texts.map(() => 200));
    const activities = await log(chat);
    expect(textsOf(person(activities)).sort()).to.deep.equal([...texts].sort());
    for (const [at, activity] of activities.entries()) if (activity.from.role === 'user') expect(activities[at + 1]?.replyToId).to.equal(activity.id);
    expect((await store.beginTurn(chat.conversationId)).state).to.include({ messages: texts.length });
  });

  it('answer each message of a channel once, whose replies leave at once, however they are spread', async () => {
    const channel = await openSlowChannel();
    const answered = (): string[] => channel.sent.map(({ replyToId }) => replyToId);
    const postMessage = (number: number, id: string): Promise<number> => channel.post(base(number), { id, text: 'bonjour' });
    const ids = Array.from({ length: 10 }, (_, number) => `m${number}`);
    expect(await Promise.all(ids.map((id, number) => postMessage(number, id)))).to.deep.equal(ids.map(() => 200));
    expect([...new Set(answered())].sort()).to.deep.equal(ids);
    expect((await store.beginTurn('test/room')).state).to.include({ messages: ids.length });
    const before = answered().length;
    expect(await postMessage(1, 'm0')).to.equal(200);
    expect(answered().length).to.equal(before);
    channel.close();
  });

  it('lose no message that was confirmed and answer none twice when one is killed in the middle', async () => {
    const chats = await Promise.all(Array.from({ length: 6 }, (_, number) => openChat(base(number))));
    const windows = await Promise.all(chats.map((chat) => watch(base(1), chat)));
    let resent = 0;
    let confirmed = 0;
    async function talk(chat: Chat, name: string): Promise<void> {
      for (let number = 0; number < 25; number += 1) {
        const text = saying(name, number);
        for (let server = number; ; server += 1, resent += 1) {
          const answer = await post(base(server), chat, text).catch(() => undefined);
          if (answer?.status === 200) break;
        }
        confirmed += 1;
      }
    }
    const talking = Promise.all(chats.map((chat, number) => talk(chat, `${number}`)));
    await until('everybody talks', () => confirmed > 30);
    await servers[0]?.stop('SIGKILL');
    await talking;
    expect(resent).to.be.greaterThan(0);
    for (const [number, chat] of chats.entries()) {
      const activities = await log(chat);
      const said = Array.from({ length: 25 }, (_, at) => saying(`${number}`, at));
      expect(textsOf(person(activities))).to.deep.equal(said);
      const answered = activities.flatMap(({ replyToId }) => replyToId ?? []);
      expect(new Set(answered).size).to.equal(answered.length);
      for (const { id } of person(activities)) expect(answered).to.include(id);
      const window = windows[number];
      await until('the window shows the whole log', () => window?.shown.length === activities.length, 28);
      expect(window?.shown.map(({ id }) => id)).to.deep.equal(activities.map(({ id }) => id));
      window?.close();
    }
  });

  it('have one secret, so that the page’s token is good in each', async () => {
    const chat = await openChat(base(1));
    servers.push(await startServer({ ...place.environment, LOG_LEVEL: 'error' }));
    expect((await post(servers.at(-1)?.url ?? '', chat, 'bonjour')).status).to.equal(200);
  });
});

describe('what the bot says unasked in one process', function () {
  this.timeout(60_000);
  let place: StorePlace;
  let echoes: EchoServer[];
  before(async () => {
    place = await postgres.newPlace();
    const shared = { ...postgres, newPlace: async () => ({ ...place, remove: async () => undefined }) };
    echoes = [await startEchoServer('', shared), await startEchoServer('', shared)];
  });
  after(async () => {
    for (const echo of echoes) await echo.stop();
    await place.remove();
  });

  it('is on the streams of the other', async () => {
    const [speaking, showing] = echoes;
    if (!speaking || !showing) throw new Error('Two servers are started before.');
    const chat = issueChatToken(speaking.tokens);
    await callDirectLine(speaking.url, 'POST /conversations', { bearer: chat.token });
    await callDirectLine(showing.url, `POST /conversations/${chat.conversationId}/activities`, { bearer: chat.token, body: message('remember me') });
    const { state } = await speaking.store.beginTurn(chat.conversationId);
    const window = await watch(showing.url, chat);
    // What the bot of these tests leaves as its state on that message.
    const reference = state as Partial<ConversationReference>;
    await speaking.channels.adapter.continueConversationAsync('', reference, async (context) => void (await context.sendActivity('by the way')));
    await speaking.channels.continueTurn(reference, async (context) => void (await context.sendActivity('remember')));
    await until('both are shown', () => window.shown.length >= 5, 5);
    expect(textsOf(window.shown).slice(-2)).to.deep.equal(['by the way', 'remember']);
    window.close();
  });
});
