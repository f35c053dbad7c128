import type { Settings } from '../settings.js';
import { openPostgresStore } from './postgres.js';
import { openSqliteStore } from './sqlite.js';
import type { Store } from './store.js';

/** The store that the settings name, PostgreSQL or else a SQLite file; an Error says what to do when it cannot be opened. */
export async function openStore({ DATABASE_URL, DATA_DIR }: Pick<Settings, 'DATABASE_URL' | 'DATA_DIR'>, report: (error: unknown) => void): Promise<Store> {
  return DATABASE_URL ? openPostgresStore(DATABASE_URL, report) : openSqliteStore(DATA_DIR);
}
