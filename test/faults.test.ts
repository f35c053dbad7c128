import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startApp, type AppServer } from './app-server.js';
import { openChat, type Chat } from './chat-client.js';
import { startServer } from './running-server.js';

interface Logged {
  readonly id: string;
  readonly from: { readonly id: string };
  readonly text?: string;
}

const logOf = async (url: string, { conversationId, token }: Chat, bearer = token): Promise<Logged[]> => {
  const reply = await fetch(`${url}/v3/directline/conversations/${conversationId}/activities`, { headers: { authorization: `Bearer ${bearer}` } });
  return (await reply.json() as { activities: Logged[] }).activities; // Direct Line's own shape
};

const post = (url: string, { conversationId, token }: Chat, activity: object): Promise<Response> =>
  fetch(`${url}/v3/directline/conversations/${conversationId}/activities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ type: 'message', from: { id: 'any' }, ...activity }),
  });

describe('a conversation under stress', () => {
  let app: AppServer;
  let chat: Chat;

  beforeEach(async () => {
    app = await startApp();
    chat = await openChat(app.url);
  });
  afterEach(() => app.stop());

  it('answers twenty messages sent at once, each once and one after another', async () => {
    const texts = Array.from({ length: 20 }, (_, number) => (number % 2 === 0 ? `lien expiré ${number}` : `j’ai perdu le courrier ${number}`));
    const replies = await Promise.all(texts.map((text, number) => post(app.url, chat, { text, channelData: { clientActivityID: `quick-${number}` } })));
    expect(replies.map(({ status }) => status)).to.deep.equal(texts.map(() => 200));
    const log = await logOf(app.url, chat);
    const asked = log.filter(({ text = '' }) => texts.includes(text));
    expect(asked.map(({ text }) => text)).to.have.members(texts);
    // Between two questions stands the answer to the first.
    for (const { id } of asked) {
      const next = log[log.findIndex((one) => one.id === id) + 1];
      expect(texts, `after ${id}`).not.to.include(next?.text);
    }
    const ids = log.map(({ id }) => id);
    expect(ids).to.deep.equal([...ids].sort());
  });

  it('runs a message once that is delivered five times at the same moment', async () => {
    const before = (await logOf(app.url, chat)).length;
    const replies = await Promise.all(Array.from({ length: 5 }, () => post(app.url, chat, { text: 'lien expiré', channelData: { clientActivityID: 'the same' } })));
    const ids = await Promise.all(replies.map(async (reply) => (await reply.json() as { id: string }).id));
    expect(new Set(ids)).to.have.lengthOf(1);
    const after = (await logOf(app.url, chat)).slice(before);
    expect(after.filter(({ text }) => text === 'lien expiré')).to.have.lengthOf(1);
  });

  it('keeps order and unique ids when the clock is set back, and goes on with the dialog', async () => {
    await chat.say('combien de temps me reste-t-il ?');
    await chat.say('1');
    app.setNow(new Date('2026-11-23T09:00:00+01:00'));
    const [told] = await chat.say('hier à 15h');
    expect(told?.deadline).to.include({ state: 'open', safeLimit: '2026-11-25T15:00:00+01:00', remaining: 'P2DT6H' });
    const ids = (await logOf(app.url, chat)).map(({ id }) => id);
    expect(ids).to.deep.equal([...new Set(ids)].sort());
  });

  it('computes anew after the clock has leapt ahead', async () => {
    await chat.say('simplifié, j’ai reçu le lien par mail hier à 15h');
    app.setNow(new Date('2026-11-23T10:58:00+01:00'));
    const [again] = await chat.say('combien de temps il me reste ?');
    expect(again?.deadline?.remaining).to.equal('P2DT4H2M');
  });
});

describe('a service that is told to stop', () => {
  const secret = 'a secret for this test';

  it('ends the turns under way, which are there after the next start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stop-'));
    const environment = { DATA_DIR: folder, DIRECT_LINE_SECRET: secret };
    const first = await startServer(environment);
    const chat = await openChat(first.url);
    const sent = Array.from({ length: 10 }, (_, number) => post(first.url, chat, { text: `lien expiré ${number}` }).then(({ status }) => status, () => 0));
    await Promise.race(sent);
    expect(await first.stop('SIGTERM')).to.equal(0);
    const answered = (await Promise.all(sent)).filter((status) => status === 200).length;
    expect(answered).to.be.above(0);

    const second = await startServer(environment);
    const log = await logOf(second.url, chat, secret);
    await second.stop();
    rmSync(folder, { recursive: true, force: true });
    expect(log.filter(({ text = '' }) => text.startsWith('lien expiré')).length).to.be.at.least(answered);
  });
});
