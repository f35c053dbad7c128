import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import Database from 'better-sqlite3';
import { openSqliteStore } from '../bot/store/sqlite.js';
import type { Store, TurnCommit } from '../bot/store/store.js';
import { createTurnQueue } from '../bot/store/turn-queue.js';

const day = (number: number): Date => new Date(Date.UTC(2026, 10, number));
const turn = (number: number, rest: Partial<TurnCommit> = {}): TurnCommit => ({
  conversationId: 'c', seenId: `s${number}`, activityId: `a${number}`, state: { number }, version: number - 1,
  activities: [{ id: `a${number}`, text: `question ${number}` }, { id: `b${number}`, text: `answer ${number}` }], now: day(number), ...rest,
});

describe('the store in SQLite', () => {
  let folder: string;
  let store: Store;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'store-'));
    store = openSqliteStore(folder);
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps a whole turn and gives it to the next', async () => {
    expect(await store.beginTurn('c', 's1')).to.deep.equal({ known: false, state: null, version: 0, seenAs: null });
    expect(await store.commitTurn(turn(1))).to.deep.equal({ kind: 'committed' });
    expect(await store.beginTurn('c', 's1')).to.deep.equal({ known: true, state: { number: 1 }, version: 1, seenAs: 'a1' });
    expect(await store.beginTurn('other', 's1')).to.include({ known: false, seenAs: null });
  });

  it('survives being closed and opened', async () => {
    await store.commitTurn(turn(1));
    await store.close();
    store = openSqliteStore(folder);
    expect((await store.readLog('c', 0, 10))?.activities).to.deep.equal(turn(1).activities);
  });

  it('answers a repeated activity with the id given the first time and writes nothing', async () => {
    await store.commitTurn(turn(1));
    expect(await store.commitTurn(turn(2, { seenId: 's1' }))).to.deep.equal({ kind: 'seen', activityId: 'a1' });
    expect(await store.beginTurn('c')).to.deep.include({ version: 1, state: { number: 1 } });
  });

  it('refuses a turn that started from an older version and writes nothing', async () => {
    await store.commitTurn(turn(1));
    await store.commitTurn(turn(2));
    expect(await store.commitTurn(turn(2, { seenId: 'late' }))).to.deep.equal({ kind: 'conflict' });
    expect(await store.commitTurn(turn(1, { seenId: 'later' }))).to.deep.equal({ kind: 'conflict' });
    expect((await store.readLog('c', 0, 10))?.end).to.equal(4);
    expect((await store.beginTurn('c', 'late')).seenAs).to.equal(null);
  });

  it('pages through the log until it is empty', async () => {
    for (let number = 1; number <= 3; number += 1) await store.commitTurn(turn(number));
    const first = await store.readLog('c', 0, 4);
    const second = await store.readLog('c', first?.position ?? 0, 4);
    const third = await store.readLog('c', second?.position ?? 0, 4);
    expect([first, second, third].map((page) => page?.activities.map(({ id }) => id).join())).to.deep.equal(['a1,b1,a2,b2', 'a3,b3', '']);
    expect([first, second, third].map((page) => page?.position)).to.deep.equal([4, 6, 6]);
    expect((await store.readLog('c', 99, 4))?.position).to.equal(6);
    expect(await store.readLog('nobody', 0, 4)).to.equal(undefined);
  });

  it('adds a message outside a turn, to a known conversation only', async () => {
    expect(await store.append('c', [{ id: 'p' }], day(1))).to.equal(false);
    await store.commitTurn(turn(1));
    expect(await store.append('c', [{ id: 'p' }], day(1))).to.equal(true);
    expect(await store.commitTurn(turn(2))).to.deep.equal({ kind: 'committed' });
    const page = await store.readLog('c', 0, 10);
    expect(page?.activities.map(({ id }) => id)).to.deep.equal(['a1', 'b1', 'p', 'a2', 'b2']);
  });

  it('leaves no trace of a forgotten conversation in its files', async () => {
    await store.commitTurn(turn(1, { activities: [{ id: 'a', text: 'my-private-words' }] }));
    expect(await store.forget('c')).to.equal(true);
    expect(await store.forget('c')).to.equal(false);
    expect(await store.readLog('c', 0, 10)).to.equal(undefined);
    expect(await store.beginTurn('c', 's1')).to.deep.equal({ known: false, state: null, version: 0, seenAs: null });
    const files = ['', '-wal'].map((end) => join(folder, `conversations.db${end}`)).filter(existsSync);
    expect(files.filter((file) => readFileSync(file).includes('my-private-words'))).to.deep.equal([]);
  });

  it('forgets the earlier turns in the commit of one that asks for it, and goes on counting', async () => {
    await store.commitTurn(turn(1));
    await store.commitTurn(turn(2, { forgetEarlier: true, state: null }));
    const page = await store.readLog('c', 0, 10);
    expect(page?.activities.map(({ id }) => id)).to.deep.equal(['a2', 'b2']);
    expect(page?.position).to.equal(4);
    expect(await store.beginTurn('c', 's1')).to.deep.include({ state: null, seenAs: null, version: 2 });
    expect((await store.beginTurn('c', 's2')).seenAs).to.equal('a2');
  });

  it('keeps a document under its key, one writer at a time, until it expires', async () => {
    await store.commitTurn(turn(1));
    const write = { key: 'ticket/1', conversationId: 'c', expiresAt: day(5), now: day(1) };
    expect(await store.writeDocument({ ...write, document: { at: 1 }, version: 0 })).to.equal(true);
    expect(await store.writeDocument({ ...write, document: { at: 2 }, version: 0 })).to.equal(false);
    expect(await store.writeDocument({ ...write, document: { at: 3 }, version: 1 })).to.equal(true);
    expect(await store.writeDocument({ ...write, document: { at: 4 }, version: 1 })).to.equal(false);
    expect(await store.readDocument('ticket/1', day(4))).to.deep.equal({ document: { at: 3 }, version: 2 });
    expect(await store.readDocument('ticket/1', day(5))).to.equal(undefined);
    expect(await store.writeDocument({ ...write, document: { at: 5 }, version: 0, now: day(5), expiresAt: day(9) })).to.equal(true);
    await store.purge(day(0), day(9));
    expect(await store.readDocument('ticket/1', day(6))).to.equal(undefined);
  });

  it('deletes the documents of a conversation that is forgotten or cleared', async () => {
    await store.commitTurn(turn(1));
    const write = { conversationId: 'c', document: {}, version: 0, expiresAt: day(5), now: day(1) };
    await store.writeDocument({ ...write, key: 'a' });
    await store.commitTurn(turn(2, { forgetEarlier: true }));
    expect(await store.readDocument('a', day(2))).to.equal(undefined);
    await store.writeDocument({ ...write, key: 'b' });
    expect(await store.deleteDocument('b')).to.equal(true);
    await store.writeDocument({ ...write, key: 'b' });
    await store.forget('c');
    expect(await store.readDocument('b', day(2))).to.equal(undefined);
  });

  it('purges idle conversations whole and the old part of those still in use', async () => {
    await store.commitTurn(turn(1, { conversationId: 'idle' }));
    await store.commitTurn(turn(1));
    await store.commitTurn(turn(2, { now: day(20) }));
    expect(await store.purge(day(10), day(10))).to.equal(1);
    expect(await store.readLog('idle', 0, 10)).to.equal(undefined);
    expect((await store.readLog('c', 0, 10))?.activities.map(({ id }) => id)).to.deep.equal(['a2', 'b2']);
    expect((await store.beginTurn('c', 's1')).seenAs).to.equal(null);
    expect((await store.beginTurn('c', 's2')).seenAs).to.equal('a2');
  });

  it('keeps the first value of a setting until it is changed', async () => {
    expect(await store.setting('secret')).to.equal(undefined);
    expect(await store.keepSetting('secret', 'one')).to.equal('one');
    expect(await store.keepSetting('secret', 'two')).to.equal('one');
    await store.changeSetting('secret', 'three');
    expect(await store.setting('secret')).to.equal('three');
  });

  it('holds whole turns only after its process is killed in the middle of many', async () => {
    for (const least of [5, 40, 150]) {
      const killed = mkdtempSync(join(tmpdir(), 'store-killed-'));
      const said = await runUntilKilled(killed, least);
      const opened = openSqliteStore(killed);
      const { version, state } = await opened.beginTurn('c');
      const log = await opened.readLog('c', 0, 100_000);
      expect(version).to.be.at.least(said);
      expect(state).to.deep.equal({ turn: version });
      expect(log?.activities.map(({ id }) => id)).to.deep.equal(
        Array.from({ length: version }, (_, index) => [`question-${index + 1}`, `answer-${index + 1}`, `afterthought-${index + 1}`]).flat());
      expect((await opened.beginTurn('c', `seen-${version}`)).seenAs).to.equal(`question-${version}`);
      expect((await opened.beginTurn('c', `seen-${version + 1}`)).seenAs).to.equal(null);
      await opened.close();
      rmSync(killed, { recursive: true });
    }
  });
});

/** Gives the last turn that the writer said it had committed before it was killed. */
async function runUntilKilled(folder: string, least: number): Promise<number> {
  const writer = fork(fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './store-writer.ts' : './store-writer.js', import.meta.url)), [folder]);
  let last = 0;
  writer.on('message', (turnNumber) => {
    last = Number(turnNumber);
    if (last >= least) writer.kill('SIGKILL');
  });
  await once(writer, 'exit');
  return last;
}

describe('a store that cannot be opened', () => {
  let folder: string;
  const file = (): string => join(folder, 'conversations.db');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'store-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('names the folder that is no folder and says what to do', () => {
    writeFileSync(join(folder, 'taken'), '');
    expect(() => openSqliteStore(join(folder, 'taken'))).to.throw(/data folder .*taken cannot be written.*DATA_DIR/s);
    expect(() => openSqliteStore(join(folder, 'taken', 'below'))).to.throw(/cannot be written.*DATA_DIR/s);
  });

  it('says what to do about a folder without write permission', function () {
    if (process.getuid?.() === 0) this.skip();
    chmodSync(folder, 0o500);
    expect(() => openSqliteStore(folder)).to.throw(/cannot be written.*DATA_DIR/s);
    chmodSync(folder, 0o700);
  });

  it('says what to do about a file that is no database', () => {
    writeFileSync(file(), 'not a database, but long enough to have a header '.repeat(100));
    expect(() => openSqliteStore(folder)).to.throw(/is damaged: restore it from a backup, or move it away/);
  });

  it('notices a database damaged in the middle', async () => {
    const store = openSqliteStore(folder);
    for (let number = 1; number <= 50; number += 1) await store.commitTurn(turn(number));
    await store.close();
    const descriptor = openSync(file(), 'r+');
    writeSync(descriptor, Buffer.alloc(8192, 0x5a), 0, 8192, 4096);
    expect(() => openSqliteStore(folder)).to.throw(/is damaged/);
  });

  it('refuses a file of a newer version', () => {
    const newer = new Database(file());
    newer.pragma('user_version = 999');
    newer.close();
    expect(() => openSqliteStore(folder)).to.throw(/newer version/);
  });
});

describe('the turn queue', () => {
  it('runs the turns of a conversation in order and those of others side by side', async () => {
    const queue = createTurnQueue();
    const order: string[] = [];
    const task = (name: string, milliseconds: number) => async () => {
      order.push(`${name} starts`);
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      order.push(`${name} ends`);
      return name;
    };
    const turns = [queue.run('c', task('slow', 20)), queue.run('c', task('quick', 0)), queue.run('other', task('beside', 5))];
    expect(queue.length('c')).to.equal(2);
    expect(await Promise.all(turns)).to.deep.equal(['slow', 'quick', 'beside']);
    expect(order).to.deep.equal(['slow starts', 'beside starts', 'beside ends', 'slow ends', 'quick starts', 'quick ends']);
    expect(queue.length('c')).to.equal(0);
  });

  it('goes on after a turn that failed, which fails for its own caller only', async () => {
    const queue = createTurnQueue();
    const failing = queue.run('c', () => Promise.reject(new Error('as told')));
    const next = queue.run('c', async () => 'fine');
    expect(await failing.catch((error: unknown) => String(error))).to.equal('Error: as told');
    expect(await next).to.equal('fine');
    await queue.idle();
    expect(queue.length('c')).to.equal(0);
  });
});
