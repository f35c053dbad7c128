import { randomBytes } from 'node:crypto';
import { Pool, type ClientBase, type QueryConfig } from 'pg';
import { connectionConfig, explained, prepareDatabase, toldApart } from './postgres-connection.js';
import { openSession } from './postgres-session.js';
import { statements, type Statement } from './postgres-statements.js';
import { fromText, toKey, toText } from './postgres-text.js';
import type { CommitOutcome, DocumentWrite, LoggedActivity, LogPage, Store, TurnCommit, TurnStart, Vote } from './store.js';
import { StoreUnavailable } from './unavailable.js';

/** A query's rows; PostgreSQL's whole numbers of 64 bits come as text. */
type Row = Readonly<Record<string, string | boolean | null>>;
type Ask = (statement: Statement, values?: readonly unknown[]) => Promise<Row[]>;

/** Connections for queries; the session of locks and notices is one more. */
const POOL = 10;
/** Milliseconds that the hourly purge may take. */
const PURGE = 600_000;

/**
 * A store in a PostgreSQL database, which several processes may share; an Error says what to do when it cannot be opened.
 * Calls reject with StoreUnavailable while the database cannot be used, and work again by themselves.
 */
export async function openPostgresStore(url: string, report: (error: unknown) => void): Promise<Store> {
  await prepareDatabase(url);
  const config = connectionConfig(url);
  const pool = new Pool({ ...config, max: POOL });
  // A connection that breaks while nobody uses it is replaced by the next query.
  pool.on('error', (error) => pool.ending || report(new StoreUnavailable(error)));
  const instance = randomBytes(6).toString('hex');
  let grown: (conversationId: string | null) => void = () => undefined;
  const heard = (notice: string | null): void => {
    const [from, ...id] = (notice ?? '').split(' ');
    if (from !== instance) grown(notice === null ? null : id.join(' '));
  };
  const session = await openSession({ config, report, heard }).catch((error: unknown) => { throw explained(error, url); });
  const ask = asking(pool);
  const tell = (id: string): void => session.tell(`${instance} ${id}`);
  return {
    hold: (id, task) => session.hold(id, task),
    onGrowth: (listener) => { grown = listener; },
    beginTurn: (id, seenId) => beginTurn(ask, id, seenId),
    commitTurn: async (turn) => {
      const outcome = await commitTurn(pool, turn);
      if (outcome.kind === 'committed' && turn.activities.length > 0) tell(turn.conversationId);
      return outcome;
    },
    append: async (id, activities, now) => {
      const [found] = await ask('append', [toKey(id), texts(activities), now.getTime()]);
      if (found) tell(id);
      return found !== undefined;
    },
    readLog: (id, after, limit) => readLog(ask, id, { after, limit }),
    conversation: async (id) => {
      const [row] = await ask('conversation', [toKey(id)]);
      return row && { id, userId: row['user_id'] === null ? null : fromText(String(row['user_id'])) };
    },
    readDocument: async (key, now) => {
      const [row] = await ask('readDocument', [toKey(key), now.getTime()]);
      return row && { document: JSON.parse(String(row['document'])), version: Number(row['version']) };
    },
    writeDocument: (write) => writeDocument(ask, write),
    deleteDocument: async (key) => (await ask('deleteDocument', [toKey(key)])).length > 0,
    setting: (name) => setting(ask, name),
    keepSetting: async (name, value) => {
      await ask('keepSetting', [toKey(name), toText(value)]);
      return await setting(ask, name) ?? value;
    },
    changeSetting: async (name, value) => void await ask('changeSetting', [toKey(name), toText(value)]),
    forget: async (id) => (await ask('forget', [toKey(id)])).length > 0,
    purge: (before, now) => purge(pool, before, now),
    // Votes are written by commitTurn alone.
    votes: async () => (await ask('votes')).map((row) => JSON.parse(String(row['vote'])) as Vote),
    check: async () => {
      const [row] = await ask('check');
      if (row?.['read_only'] !== 'off') throw new StoreUnavailable('the database is read-only');
      if (!session.isOpen()) throw new StoreUnavailable('no conversation can be held');
    },
    close: async () => {
      await session.close();
      await pool.end();
    },
  };
}

/** Asks over a pool or one connection, every failure told apart. */
function asking(over: Pool | ClientBase, timeout?: number): Ask {
  return async (statement, values = []) => {
    const query: QueryConfig & { query_timeout?: number } = { name: statement, text: statements[statement], values: [...values], ...(timeout !== undefined && { query_timeout: timeout }) };
    try {
      return (await over.query<Row>(query)).rows;
    } catch (error) {
      throw toldApart(error);
    }
  };
}

/** Runs statements in one transaction, which is kept unless the task fails or its result is not to be kept. */
async function transaction<T>(pool: Pool, task: (ask: Ask) => Promise<T>, { timeout, keeps = () => true }: { timeout?: number; keeps?: (result: T) => boolean } = {}): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => { throw toldApart(error); });
  const broken = (): void => undefined; // the next query fails, which is enough
  client.on('error', broken);
  try {
    await client.query('BEGIN');
    const result = await task(asking(client, timeout));
    await client.query(keeps(result) ? 'COMMIT' : 'ROLLBACK');
    client.off('error', broken);
    client.release();
    return result;
  } catch (error) {
    // Closing the connection ends its transaction, whatever state both are in.
    client.release(true);
    throw toldApart(error);
  }
}

const texts = (activities: readonly LoggedActivity[]): string[] => activities.map((activity) => JSON.stringify(activity));

async function beginTurn(ask: Ask, id: string, seenId: string | undefined): Promise<TurnStart> {
  const [row] = await ask('beginTurn', [toKey(id), seenId === undefined ? null : toKey(seenId)]);
  if (!row) return { known: false, state: null, version: 0, seenAs: null };
  const seenAs = row['activity_id'] ?? null;
  return { known: true, state: JSON.parse(String(row['state'])), version: Number(row['version']), seenAs: seenAs === null ? null : fromText(String(seenAs)) };
}

function commitTurn(pool: Pool, turn: TurnCommit): Promise<CommitOutcome> {
  if (!turn.forgetEarlier) return commitWith(asking(pool), turn);
  const keeps = ({ kind }: CommitOutcome): boolean => kind === 'committed';
  return transaction(pool, (ask) => commitWith(ask, turn), { keeps });
}

async function commitWith(ask: Ask, turn: TurnCommit): Promise<CommitOutcome> {
  const id = toKey(turn.conversationId);
  const seenId = turn.seenId === undefined ? null : toKey(turn.seenId);
  // The last vote on an answer counts; one statement may not write a row twice.
  const votes = [...new Map((turn.votes ?? []).map((vote) => [vote.answer, JSON.stringify(vote)]))];
  const answers = votes.map(([answer]) => answer);
  const [row] = await ask('commitTurn', [
    id, seenId, turn.userId === undefined ? null : toText(turn.userId), JSON.stringify(turn.state ?? null), turn.version, turn.now.getTime(),
    texts(turn.activities), toText(turn.activityId), answers, votes.map(([, vote]) => vote),
  ]);
  if (!row) {
    const [seen] = seenId === null ? [] : await ask('seenAs', [id, seenId]);
    return seen ? { kind: 'seen', activityId: fromText(String(seen['activity_id'])) } : { kind: 'conflict' };
  }
  if (turn.forgetEarlier) {
    await ask('forgetActivities', [id, Number(row['last_position']) - turn.activities.length]);
    await ask('forgetSeen', [id, seenId]);
    await ask('forgetVotes', [id, answers]);
    await ask('forgetDocuments', [id]);
  }
  return { kind: 'committed' };
}

async function readLog(ask: Ask, id: string, { after, limit }: { after: number; limit: number }): Promise<LogPage | undefined> {
  const rows = await ask('readLog', [toKey(id), after, limit]);
  const [first] = rows;
  if (!first) return undefined;
  const logged = rows.filter((row) => row['position'] !== null);
  const end = Number(first['last_position']);
  // The log holds only what `texts` wrote.
  const activities = logged.map((row) => JSON.parse(String(row['activity'])) as LoggedActivity);
  return { activities, position: Number(logged.at(-1)?.['position'] ?? end), end };
}

async function writeDocument(ask: Ask, { key, conversationId, document, version, expiresAt, now }: DocumentWrite): Promise<boolean> {
  const text = JSON.stringify(document);
  const rows = version === 0
    ? await ask('addDocument', [toKey(key), toKey(conversationId), text, expiresAt.getTime(), now.getTime()])
    : await ask('changeDocument', [text, expiresAt.getTime(), toKey(key), version]);
  return rows.length > 0;
}

async function setting(ask: Ask, name: string): Promise<string | undefined> {
  const [row] = await ask('setting', [toKey(name)]);
  return row && fromText(String(row['value']));
}

/** Leaves it to the process that is at it already. */
function purge(pool: Pool, before: Date, now: Date): Promise<number> {
  const at = [before.getTime()];
  return transaction(pool, async (ask) => {
    const [start] = await ask('startPurge');
    if (!start?.['alone']) return 0;
    const [gone] = await ask('purgeConversations', at);
    for (const statement of ['purgeActivities', 'purgeSeen', 'purgeVotes'] as const) await ask(statement, at);
    await ask('purgeDocuments', [now.getTime()]);
    return Number(gone?.['count'] ?? 0);
  }, { timeout: PURGE });
}
