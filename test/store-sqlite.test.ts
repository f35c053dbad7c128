import { chmodSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import Database from 'better-sqlite3';
import { openSqliteStore } from '../bot/store/sqlite.js';
import { openThreadedSqlite } from '../bot/store/threaded-sqlite.js';
import { StoreUnavailable } from '../bot/store/unavailable.js';
import { turn } from './store-turn.js';

describe('the store in a SQLite file', () => {
  it('leaves no trace of a forgotten conversation in its files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'store-'));
    const store = openSqliteStore(folder);
    await store.commitTurn(turn(1, { activities: [{ id: 'a', text: 'my-private-words' }] }));
    await store.forget('c');
    const files = ['', '-wal'].map((end) => join(folder, `conversations.db${end}`)).filter(existsSync);
    expect(files.filter((file) => readFileSync(file).includes('my-private-words'))).to.deep.equal([]);
    await store.close();
    rmSync(folder, { recursive: true });
  });
});

describe('the thread of the store', () => {
  it('is followed by a new one when it dies, and what was confirmed is there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'store-'));
    const store = await openThreadedSqlite(folder);
    await store.commitTurn(turn(1));
    const kept = await store.readLog('c', 0, 10);
    const tooMany = Array.from({ length: 600_000 }, (_, at) => ({ id: `x${at}`, value: { first: at, second: [at] } }));
    const fault: unknown = await store.commitTurn(turn(2, { activities: tooMany })).catch((error: unknown) => error);
    expect(fault).to.be.instanceOf(StoreUnavailable);
    expect(await store.readLog('c', 0, 10)).to.deep.equal(kept);
    await store.commitTurn(turn(2));
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('fails a turn that cannot be kept, and none that is written in the same moment', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'store-'));
    const store = await openThreadedSqlite(folder);
    const [fault, outcome] = await Promise.all([
      store.commitTurn(turn(1, { state: { broken: () => undefined } })).catch((error: unknown) => error),
      store.commitTurn(turn(1, { conversationId: 'other' })),
    ]);
    expect(fault).to.have.property('name', 'DataCloneError');
    expect(outcome).to.deep.equal({ kind: 'committed' });
    expect(await store.conversation('c')).to.equal(undefined);
    await store.close();
    rmSync(folder, { recursive: true });
  });
});

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
