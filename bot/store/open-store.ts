import type { Settings } from '../settings.js';
import type { Store } from './store.js';
import { openThreadedSqlite } from './threaded-sqlite.js';

/** The store that the settings name, PostgreSQL or else a SQLite file; an Error says what to do when it cannot be opened. */
export async function openStore({ DATABASE_URL, DATA_DIR }: Pick<Settings, 'DATABASE_URL' | 'DATA_DIR'>, report: (error: unknown) => void): Promise<Store> {
  if (!DATABASE_URL) return openThreadedSqlite(DATA_DIR);
  // Its driver is loaded only where it is used: it would slow every start.
  const { openPostgresStore } = await import('./postgres.js');
  return openPostgresStore(DATABASE_URL, report);
}
