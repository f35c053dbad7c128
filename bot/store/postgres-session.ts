import { Client, type ClientConfig } from 'pg';
import { StoreUnavailable } from './unavailable.js';

export interface SessionOptions {
  readonly config: ClientConfig;
  readonly report: (error: unknown) => void;
  /** Called with each notice of a process; with null after a gap in which notices may have been missed. */
  readonly heard: (notice: string | null) => void;
}

/** The one connection of a process that lives as long as it: it listens, and it owns the process's locks. */
export interface Session {
  /** Runs a task while no other process holds the key; rejects with StoreUnavailable when one does for too long. */
  hold<T>(key: string, task: () => Promise<T>): Promise<T>;
  /**
   * Gives the other processes a notice, soon. It travels outside the commit that it speaks of: measured with 8 turns at
   * once, a notice within each commit halves their number, because PostgreSQL then writes them to disk one by one.
   */
  tell(notice: string): void;
  /** Whether the connection is there; it comes back by itself. */
  isOpen(): boolean;
  close(): Promise<void>;
}

const CHANNEL = 'echeance';
/** Milliseconds: between two attempts at a lock, how long to try, and how long where there is no connection. */
const LOCK = { pause: 10, most: 8000, without: 1000 } as const;
/** Milliseconds: between two attempts to connect, and between two looks whether the connection still lives. */
const RECONNECT = 250;
const LOOK = 10_000;

/**
 * Opens the session. Locks belong to it, so that those of a killed process are free at once and none ever waits for the
 * pool; where it breaks, the version check of each commit still keeps turns apart until it is back.
 */
export async function openSession({ config, report, heard }: SessionOptions): Promise<Session> {
  let client: Client | undefined;
  let closed = false;
  let reconnecting: NodeJS.Timeout | undefined;

  const untold = new Set<string>();
  let telling = false;
  let lastTold: Promise<void> | undefined;

  async function connect(): Promise<void> {
    const next = new Client({ ...config, pipeline: true });
    next.on('error', (error) => lose(next, error));
    next.on('end', () => lose(next, new Error('The listening connection to PostgreSQL has ended.')));
    next.on('notification', ({ payload = '' }) => heard(payload));
    try {
      await next.connect();
      // A host that vanishes without a word keeps its locks until the server misses it: two hours, unless told otherwise.
      await next.query("SELECT set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false)");
      await next.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      next.end().catch(() => undefined);
      throw error;
    }
    if (closed) await next.end();
    else client = next;
  }

  function lose(lost: Client, error: unknown): void {
    if (client !== lost || closed) return;
    client = undefined;
    report(new StoreUnavailable(error));
    lost.end().catch(() => undefined);
    reconnect();
  }

  function reconnect(): void {
    reconnecting = setTimeout(() => void connect().then(resume, () => closed || reconnect()), RECONNECT).unref();
  }

  function resume(): void {
    heard(null);
    tellSoon();
  }

  function tellSoon(): void {
    if (!telling) lastTold = tellAll();
  }

  /** As many notices at once as have come up meanwhile; what a broken connection leaves is told by the next one. */
  async function tellAll(): Promise<void> {
    telling = true;
    for (let told = client; told && untold.size > 0; told = client) {
      const notices = [...untold];
      untold.clear();
      try {
        await told.query({ name: 'tell', text: `SELECT pg_notify('${CHANNEL}', notice) FROM unnest($1::text[]) AS notice`, values: [notices] });
      } catch (error) {
        notices.forEach((notice) => untold.add(notice));
        lose(told, error);
        // Nothing connects again once the session is closed: trying on would never end.
        if (closed) break;
      }
    }
    telling = false;
  }

  /** Whether PostgreSQL says yes; no as well where it cannot be asked. */
  async function ask(call: string, key: string): Promise<boolean> {
    const asked = client;
    if (!asked) return false;
    try {
      const { rows: [row] } = await asked.query<{ answer: boolean }>({ name: call, text: `SELECT ${call}(hashtextextended($1, 0)) AS answer`, values: [key] });
      return row?.answer ?? false;
    } catch (error) {
      lose(asked, error);
      return false;
    }
  }

  async function take(key: string): Promise<void> {
    for (let waited = 0; waited <= (client ? LOCK.most : LOCK.without); waited += LOCK.pause) {
      if (await ask('pg_try_advisory_lock', key)) return;
      await new Promise((wake) => setTimeout(wake, LOCK.pause));
    }
    throw new StoreUnavailable(client ? 'another process holds the conversation' : 'there is no connection to PostgreSQL');
  }

  await connect();
  const look = setInterval(() => void client?.query('SELECT').catch((error: unknown) => client && lose(client, error)), LOOK).unref();
  return {
    async hold(key, task) {
      await take(key);
      try {
        return await task();
      } finally {
        // Nobody waits for the answer: what is asked next on this connection comes after it.
        void ask('pg_advisory_unlock', key);
      }
    },
    tell(notice) {
      untold.add(notice);
      tellSoon();
    },
    isOpen: () => client !== undefined,
    async close() {
      closed = true;
      clearInterval(look);
      clearTimeout(reconnecting);
      const ended = client;
      await lastTold;
      client = undefined;
      await ended?.end();
    },
  };
}
