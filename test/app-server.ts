import { once } from 'node:events';
import type { Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../bot/app.js';
import type { BotCloud } from '../bot/channel-authentication.js';
import type { Log } from '../bot/observability/log.js';
import { readSettings } from '../bot/settings.js';
import type { Limits } from '../bot/rate-limits.js';
import { openStore } from '../bot/store/open-store.js';
import { openSqliteStore } from '../bot/store/sqlite.js';
import type { Store } from '../bot/store/store.js';
import { loadKnowledge, type Knowledge } from '../knowledge/knowledge.js';

export interface AppServer {
  readonly url: string;
  readonly folder: string;
  readonly server: Server;
  readonly store: Store;
  /** What was reported as an error. */
  readonly reports: unknown[];
  /** Sets the server's clock. */
  setNow(now: Date): void;
  stop(): Promise<void>;
}

let knowledge: Knowledge | undefined;
/** The shipped knowledge, loaded once for all tests. */
export const shippedKnowledge = (): Knowledge => (knowledge ??= loadKnowledge());

export interface AppServerOptions {
  readonly now?: Date;
  readonly environment?: Readonly<Record<string, string>>;
  /** A folder with the state of an earlier server; a new one when absent. */
  readonly folder?: string;
  /** Requests per address; the shipped ones when absent. */
  readonly limits?: Limits;
  /** The cloud that the bot's channels belong to; the public one when absent. */
  readonly cloud?: BotCloud;
  /** Where turns and refusals are logged. */
  readonly log?: Log;
}

/** The whole service on a free port of this machine, with its own store and a clock of the test's. */
export async function startApp({ now = new Date('2026-11-23T10:30:00+01:00'), environment = {}, folder = mkdtempSync(join(tmpdir(), 'echeance-')), limits, cloud, log }: AppServerOptions = {}): Promise<AppServer> {
  let time = now;
  const reports: unknown[] = [];
  const settings = readSettings({ PORT: '0', DATA_DIR: folder, ...environment }, folder);
  const report = (error: unknown): void => void reports.push(error);
  // SQLite without its thread: what a turn leaves is written before anybody sees an answer, whatever the machine has to do.
  const store = settings.DATABASE_URL ? await openStore(settings, report) : openSqliteStore(settings.DATA_DIR);
  const app = await createApp({ settings, knowledge: shippedKnowledge(), store, now: () => time, report, ...(limits && { limits }), ...(cloud && { cloud }), ...(log && { log }) });
  app.server.listen(0, '127.0.0.1');
  await once(app.server, 'listening');
  const { port } = app.server.address() as AddressInfo; // a listening TCP server has an address of this kind
  return {
    url: `http://127.0.0.1:${port}`, folder, reports, server: app.server, store,
    setNow: (next) => { time = next; },
    async stop() {
      app.server.close();
      await app.close();
      app.server.closeAllConnections();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
