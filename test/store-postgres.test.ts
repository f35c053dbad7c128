import { expect } from 'chai';
import { openPostgresStore } from '../bot/store/postgres.js';
import { openSession } from '../bot/store/postgres-session.js';
import type { Store } from '../bot/store/store.js';
import { StoreUnavailable } from '../bot/store/unavailable.js';
import { layCable } from './cable.js';
import type { PostgresServer } from './postgres-server.js';
import { freePort } from './running-server.js';
import { sharedPostgres } from './shared-postgres.js';
import { until } from './waiting.js';

const now = new Date('2026-11-23T10:30:00+01:00');
const start = { activityId: 'a', state: {}, version: 0, activities: [{ id: 'a' }], now };

describe('a PostgreSQL database of several processes', function () {
  this.timeout(60_000);
  let postgres: PostgresServer;
  let url: string;
  let opened: Store[];
  let reports: unknown[];

  before(async () => { postgres = await sharedPostgres(); });
  beforeEach(async () => {
    url = await postgres.newDatabase();
    [opened, reports] = [[], []];
  });
  afterEach(async () => {
    for (const store of opened) await store.close();
    await postgres.dropDatabase(url);
  });

  /** A store as a further process would open it. */
  async function open(at = url): Promise<Store> {
    const store = await openPostgresStore(at, (error) => void reports.push(error));
    opened.push(store);
    return store;
  }
  const failure = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'no failure', (error: unknown) => error);
  const endConnections = (which: string): Promise<unknown> => postgres.run(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${new URL(url).pathname.slice(1)}' AND ${which}`);

  it('gets its tables once when processes start together', async () => {
    const stores = await Promise.all(Array.from({ length: 5 }, () => open()));
    expect(new Set(await Promise.all(stores.map((store, at) => store.keepSetting('secret', `of ${at}`)))).size).to.equal(1);
    expect(await postgres.run('SELECT version FROM schema_version', url)).to.deep.equal([{ version: 1 }]);
  });

  it('tells what is left when it closes, and comes to rest whatever it is told afterwards', async () => {
    const heard: (string | null)[] = [];
    const config = { connectionString: url };
    const listener = await openSession({ config, report: () => undefined, heard: (notice) => heard.push(notice) });
    const teller = await openSession({ config, report: (error) => reports.push(error), heard: () => undefined });
    teller.tell('before');
    const closing = teller.close();
    teller.tell('meanwhile');
    await closing;
    teller.tell('afterwards');
    await until('both notices are heard', () => heard.length === 2);
    expect([heard, teller.isOpen(), reports]).to.deep.equal([['before', 'meanwhile'], false, []]);
    await listener.close();
  });

  it('is refused when a newer version has written it', async () => {
    await (await open()).changeSetting('name', 'value');
    await postgres.run('UPDATE schema_version SET version = 999', url);
    expect(String(await failure(open()))).to.match(/test_\d+ at 127\.0\.0\.1:\d+ was written by a newer version .*schema 999/);
    expect(await postgres.run('SELECT version FROM schema_version', url)).to.deep.equal([{ version: 999 }]);
  });

  it('says what to do where it cannot be opened, and never the password', async () => {
    const other = (change: (address: URL) => void): string => {
      const address = new URL(url);
      change(address);
      return address.href;
    };
    await postgres.run(`CREATE ROLE guest LOGIN PASSWORD 'guest of the tests'`).catch(() => undefined);
    const closed = await freePort();
    const cases: readonly (readonly [string, RegExp])[] = [
      [other((address) => { address.password = 'wrong-password'; }), /does not let the user tester in.*check user and password in DATABASE_URL/],
      [other((address) => { address.username = 'nobody'; address.password = 'wrong-password'; }), /does not let the user nobody in/],
      [other((address) => { address.pathname = '/missing'; }), /There is no database missing at 127\.0\.0\.1:\d+: create it \(createdb -h 127\.0\.0\.1 -p \d+ -U tester missing\)/],
      [other((address) => { address.hostname = 'no-such-host.invalid'; }), /host no-such-host\.invalid of DATABASE_URL is not known/],
      [other((address) => { address.port = String(closed); }), /cannot be reached \(ECONNREFUSED\): start it/],
      [other((address) => { address.username = 'guest'; address.password = 'guest of the tests'; }), /The user guest may not create tables.*GRANT CREATE ON SCHEMA public/],
      [other((address) => { address.search = '?sslmode=verify-full'; }), /cannot be encrypted as DATABASE_URL asks/],
    ];
    for (const [address, expected] of cases) {
      const error = await failure(open(address));
      expect(error).to.be.instanceOf(Error).with.property('message').match(expected);
      expect(String(error)).not.to.match(/wrong-password|of the tests|of%20the%20tests/);
    }
  });

  it('runs the turns of a conversation one at a time and those of others side by side', async () => {
    const [one, other] = [await open(), await open()];
    const running = { c: 0, all: 0 };
    const most = { c: 0, all: 0 };
    const task = (id: string) => async (): Promise<void> => {
      running.all += 1;
      running.c += id === 'c' ? 1 : 0;
      for (const which of ['c', 'all'] as const) most[which] = Math.max(most[which], running[which]);
      await new Promise((wake) => setTimeout(wake, 30));
      running.all -= 1;
      running.c -= id === 'c' ? 1 : 0;
    };
    await Promise.all([one.hold('c', task('c')), other.hold('c', task('c')), other.hold('d', task('d')), one.hold('e', task('e'))]);
    expect(most).to.deep.equal({ c: 1, all: 3 });
  });

  it('lets hundreds of turns go on at once that use the store themselves, each also of another conversation', async () => {
    const [one, other] = [await open(), await open()];
    await Promise.all(Array.from({ length: 400 }, (_, number) => (number % 2 ? one : other).hold(`c${number}`, async () => {
      await one.commitTurn({ ...start, conversationId: `c${number}` });
      await other.append(`c${number - 1}`, [{ id: 'from a neighbour' }], now);
      await other.writeDocument({ key: `k${number}`, conversationId: `c${number}`, document: {}, version: 0, expiresAt: now, now });
    })));
    expect(await postgres.run('SELECT count(*)::int AS count FROM documents', url)).to.deep.equal([{ count: 400 }]);
    expect(await postgres.run(`SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'advisory'`)).to.deep.equal([{ count: 0 }]);
  });

  it('frees a conversation whose process has lost its connection, and refuses what its turn would write too late', async () => {
    const [lost, other] = [await open(), await open()];
    let late: Promise<unknown> = Promise.resolve();
    await lost.hold('c', async () => {
      await lost.commitTurn({ ...start, conversationId: 'c' });
      let held = false;
      const waiting = other.hold('c', async () => { held = true; });
      await new Promise((wake) => setTimeout(wake, 200));
      expect(held).to.equal(false);
      await endConnections(`pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted)`);
      await waiting;
      expect(await other.commitTurn({ ...start, conversationId: 'c', version: 1 })).to.deep.equal({ kind: 'committed' });
      late = lost.commitTurn({ ...start, conversationId: 'c', version: 1 });
    });
    expect(await late).to.deep.equal({ kind: 'conflict' });
    await until('the lost one is back', () => lost.hold('c', async () => true).catch(() => false));
  });

  it('tells every other process whose log has grown, and that some may have after a gap', async () => {
    const [one, other] = [await open(), await open()];
    const heard: Record<'one' | 'other', (string | null)[]> = { one: [], other: [] };
    one.onGrowth((id) => heard.one.push(id));
    other.onGrowth((id) => heard.other.push(id));
    await one.commitTurn({ ...start, conversationId: 'c with blanks' });
    await one.append('c with blanks', [{ id: 'p' }], now);
    await other.commitTurn({ ...start, conversationId: 'silent', activities: [] });
    await until('both notices are heard', () => heard.other.length === 2);
    expect(heard).to.deep.equal({ one: [], other: ['c with blanks', 'c with blanks'] });
    await endConnections(`pid <> pg_backend_pid()`);
    await until('both know of the gap', () => [heard.one, heard.other].every((list) => list.at(-1) === null));
    await one.append('c with blanks', [{ id: 'q' }], now);
    await until('the next notice is heard', () => heard.other.at(-1) === 'c with blanks');
  });

  it('leaves the purge to one process', async () => {
    const stores = [await open(), await open(), await open()];
    for (let number = 0; number < 300; number += 1) await stores[0]?.commitTurn({ ...start, conversationId: `c${number}`, seenId: 's' });
    const gone = await Promise.all(stores.map((store) => store.purge(new Date(now.getTime() + 1), now)));
    expect(gone.reduce((sum, one) => sum + one, 0)).to.equal(300);
  });

  it('is told apart while it is away, and works again by itself', async () => {
    const store = await open();
    await store.commitTurn({ ...start, conversationId: 'c' });
    await postgres.stop();
    try {
      const calls = [store.check(), store.beginTurn('c'), store.commitTurn({ ...start, conversationId: 'd' }), store.purge(now, now), store.hold('c', async () => undefined)];
      for (const error of await Promise.all(calls.map(failure))) expect(error).to.be.instanceOf(StoreUnavailable);
    } finally {
      await postgres.start();
    }
    await until('it works again', () => store.hold('c', async () => store.check()).then(() => true, () => false));
    expect((await store.beginTurn('c')).version).to.equal(1);
    expect(reports.length).to.be.greaterThan(0);
    expect(reports.every((error) => error instanceof StoreUnavailable)).to.equal(true);
  });

  it('is given up within seconds when the network swallows everything', async () => {
    const cable = await layCable(postgres.port);
    const address = new URL(url);
    address.port = String(cable.port);
    const store = await open(address.href);
    await store.commitTurn({ ...start, conversationId: 'c' });
    cable.stall();
    const before = performance.now();
    const failures = await Promise.all([store.check(), store.readLog('c', 0, 10), store.hold('c', async () => undefined), ...Array.from({ length: 30 }, () => store.beginTurn('c'))].map(failure));
    expect(failures.every((error) => error instanceof StoreUnavailable)).to.equal(true);
    expect(performance.now() - before).to.be.below(10_000);
    cable.mend();
    await until('it works again', () => store.hold('c', async () => store.check()).then(() => true, () => false));
    cable.close();
  });

  it('is not taken for writable where it is not', async () => {
    const store = await open();
    await postgres.run(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_read_only = on`);
    await endConnections(`pid <> pg_backend_pid()`);
    await until('the connections are new', () => store.setting('x').then(() => true, () => false));
    expect(await failure(store.check())).to.be.instanceOf(StoreUnavailable);
    expect(await failure(store.changeSetting('a', 'b'))).to.be.instanceOf(StoreUnavailable);
  });
});
