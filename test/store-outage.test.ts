import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { startApp, type AppServer } from './app-server.js';
import { get } from './api-call.js';
import { openChat, type Chat } from './chat-client.js';
import { callDirectLine, message, refusal, texts, type Answer } from './direct-line-call.js';
import { openSlowChannel } from './slow-channel.js';
import { sharedPostgres } from './shared-postgres.js';
import { postgres, sqlite, type StorePlace } from './store-places.js';
import { sentenceOf } from './transcript-content.js';
import { until } from './waiting.js';

/** The most that a person waits for an answer, in milliseconds. */
const longest = 15_000;

describe('while the store is away', function () {
  this.timeout(60_000);
  let app: AppServer;
  let chat: Chat;

  async function begin(environment: StorePlace['environment']): Promise<void> {
    app = await startApp({ environment });
    chat = await openChat(app.url);
  }
  const post = (text: string): Promise<Answer> =>
    callDirectLine(app.url, `POST /conversations/${chat.conversationId}/activities`, { bearer: chat.token, body: message(text, { channelData: { clientActivityID: text } }) });
  const log = (): Promise<Answer> => callDirectLine(app.url, `GET /conversations/${chat.conversationId}/activities`, { bearer: chat.token });
  const health = async (): Promise<number[]> => [(await get(`${app.url}/healthz`)).status, (await get(`${app.url}/readyz`)).status];

  /** What everybody is told meanwhile: within seconds, clearly, and that it is worth another try. */
  async function checkRefusals(...calls: (() => Promise<Answer>)[]): Promise<void> {
    const before = performance.now();
    for (const answer of await Promise.all(calls.map((call) => call()))) {
      expect(refusal(answer)).to.equal('503 ServiceUnavailable');
      expect(Number(answer.headers.get('retry-after'))).to.be.within(1, 10);
    }
    expect(performance.now() - before).to.be.below(longest);
  }

  /** What a client finds once the store is back: the message that it sends again is answered, once. */
  async function checkRecovery(text: string): Promise<void> {
    await until('it is ready again', async () => (await health()).join() === '200,200');
    await until('a message is taken', async () => (await post(text)).status === 200);
    const said = texts(await log());
    expect(said.filter((one) => one === text)).to.have.length(1);
    expect(await chat.say('merci')).to.have.length.greaterThan(0);
  }

  it('a PostgreSQL server that is stopped, nobody waits for long, and everything goes on when it is started', async () => {
    const place = await postgres.newPlace();
    await begin(place.environment);
    const server = await sharedPostgres();
    const channel = await openSlowChannel();
    expect(await channel.post(app.url, { id: 'first', text: 'bonjour' })).to.equal(200);
    const known = channel.sent.length;
    await server.stop();
    try {
      expect(await channel.post(app.url, { id: 'second', text: 'merci' })).to.equal(200);
      expect(channel.sent.slice(known)).to.deep.equal([{ text: sentenceOf('store-away')[0], replyToId: 'second' }]);
      await checkRefusals(() => post('combien de temps ?'), () => post('combien ?'), log);
      const code = await fetch(`${app.url}/api/resume`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"code":"K7-3QP"}' });
      expect([code.status, code.headers.get('retry-after')]).to.deep.equal([503, '3']);
      expect(await health()).to.deep.equal([200, 503]);
    } finally {
      await server.start();
    }
    await checkRecovery('combien de temps ?');
    expect(await channel.post(app.url, { id: 'second', text: 'merci' })).to.equal(200);
    expect(channel.sent.length).to.be.greaterThan(known + 1);
    channel.close();
    await app.stop();
    await place.remove();
  });

  it('a SQLite file that another program holds, the server goes on answering, and takes messages when it is free', async () => {
    const place = await sqlite.newPlace();
    await begin(place.environment);
    const other = new Database(join(place.environment['DATA_DIR'] ?? '', 'conversations.db'));
    other.exec('BEGIN EXCLUSIVE');
    let slowest = 0;
    const beats = setInterval(() => {
      const before = performance.now();
      void get(`${app.url}/healthz`).then(() => { slowest = Math.max(slowest, performance.now() - before); });
    }, 50);
    const [found] = await Promise.all([health(), checkRefusals(() => post('combien de temps ?'))]);
    expect(found).to.deep.equal([200, 503]);
    clearInterval(beats);
    expect(slowest).to.be.within(0.01, 1000);
    other.exec('ROLLBACK');
    other.close();
    await checkRecovery('combien de temps ?');
    await app.stop();
    await place.remove();
  });

  it('a SQLite file that is held for a moment only, nobody notices', async () => {
    const place = await sqlite.newPlace();
    await begin(place.environment);
    const other = new Database(join(place.environment['DATA_DIR'] ?? '', 'conversations.db'));
    other.exec('BEGIN EXCLUSIVE');
    setTimeout(() => other.exec('ROLLBACK'), 400);
    expect((await post('combien de temps ?')).status).to.equal(200);
    other.close();
    await app.stop();
    await place.remove();
  });

  it('a disk that is full, nothing is written by halves, and everything goes on when there is room', async function () {
    const folder = mkdtempSync(join(tmpdir(), 'full-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      rmSync(folder, { recursive: true });
      this.skip(); // only an administrator has a small disk to fill
    }
    try {
      await begin({ DATA_DIR: folder });
      const before = texts(await log());
      const filler = join(folder, 'filler');
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(Number(bavail) * Number(bsize)));
      let taken = 0;
      while ((await post(`bonjour ${taken}`)).status === 200) taken += 1;
      await checkRefusals(() => post(`bonjour ${taken}`), () => post('combien de temps ?'));
      expect(await health()).to.deep.equal([200, 503]);
      const kept = texts(await log());
      expect(kept.slice(0, before.length)).to.deep.equal(before);
      expect(kept.filter((text) => text?.startsWith('bonjour'))).to.deep.equal(Array.from({ length: taken }, (_, number) => `bonjour ${number}`));
      truncateSync(filler, 0);
      await checkRecovery(`bonjour ${taken}`);
      await app.stop();
    } finally {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true });
    }
  });
});
