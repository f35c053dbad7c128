import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { AppServer } from './app-server.js';

/** Takes the log of conversations away from a running service: every call that needs it fails from now on. */
export function dropTable({ folder }: AppServer): void {
  const db = new Database(join(folder, 'conversations.db'));
  db.exec('DROP TABLE activities');
  db.close();
}
