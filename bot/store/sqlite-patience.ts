import Database from 'better-sqlite3';
import { StoreUnavailable } from './unavailable.js';

/** How often to try while another program holds the file, and milliseconds in between: 2 s in all. */
const TRIES = 80;
const PAUSE = 25;

/**
 * Calls the database, again and again while another program holds its file; the event loop goes on in between.
 * Rejects with StoreUnavailable when the file stays held, or cannot be written: the disk is full, the folder gone.
 */
export async function patiently<T>(call: () => T): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return call();
    } catch (error) {
      const code = error instanceof Database.SqliteError ? error.code : '';
      if (!/^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY)/.test(code)) throw error;
      if (!/^SQLITE_(BUSY|LOCKED)/.test(code) || tried === TRIES) throw new StoreUnavailable(error);
    }
    await new Promise((wake) => setTimeout(wake, PAUSE));
  }
}
