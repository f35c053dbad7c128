import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export type Connection = Database.Database;

const FILE = 'conversations.db';

/** Each step brings a file from the version of its index to the next; steps are only ever added. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE conversations (
     id TEXT PRIMARY KEY,
     user_id TEXT,
     state TEXT NOT NULL,
     version INTEGER NOT NULL,
     last_position INTEGER NOT NULL,
     active_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX conversations_by_time ON conversations (active_at);
   CREATE TABLE activities (
     conversation_id TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,
     position INTEGER NOT NULL,
     activity TEXT NOT NULL,
     at INTEGER NOT NULL,
     PRIMARY KEY (conversation_id, position)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX activities_by_time ON activities (at);
   CREATE TABLE seen (
     conversation_id TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,
     seen_id TEXT NOT NULL,
     activity_id TEXT NOT NULL,
     at INTEGER NOT NULL,
     PRIMARY KEY (conversation_id, seen_id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX seen_by_time ON seen (at);
   CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE votes (
     conversation_id TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,
     answer INTEGER NOT NULL,
     vote TEXT NOT NULL,
     at INTEGER NOT NULL,
     PRIMARY KEY (conversation_id, answer)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX votes_by_time ON votes (at);`,
  `CREATE TABLE documents (
     key TEXT PRIMARY KEY,
     conversation_id TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,
     document TEXT NOT NULL,
     version INTEGER NOT NULL,
     expires_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX documents_by_conversation ON documents (conversation_id);
   CREATE INDEX documents_by_time ON documents (expires_at);`,
];

/** Opens the database of a data folder, creating both; an Error says what to do when it cannot. */
export function openFile(folder: string): Connection {
  const file = join(folder, FILE);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const connection = new Database(file, { timeout: 5000 });
    try {
      prepareFile(connection, file);
    } catch (error) {
      connection.close();
      throw error;
    }
    return connection;
  } catch (error) {
    throw explained(error, folder, file);
  }
}

function prepareFile(connection: Connection, file: string): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // What a person asks to erase must not stay readable in free pages.
  connection.pragma('secure_delete = ON');
  if (connection.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged(file);
  connection.transaction(() => migrate(connection, file)).immediate();
  // From now on waiting would hold up everybody: see sqlite-patience.ts.
  connection.pragma('busy_timeout = 0');
}

function migrate(connection: Connection, file: string): void {
  const version = Number(connection.pragma('user_version', { simple: true }));
  if (version > MIGRATIONS.length) {
    throw new Error(`The database ${file} was written by a newer version of this program (schema ${version}, ` +
      `this one knows ${MIGRATIONS.length}): start that version, or restore an older backup.`);
  }
  for (const step of MIGRATIONS.slice(version)) connection.exec(step);
  connection.pragma(`user_version = ${MIGRATIONS.length}`);
}

function explained(error: unknown, folder: string, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return damaged(file);
  if (/^SQLITE_BUSY/.test(code)) return new Error(`The database ${file} is held by another program: stop that one, then start again.`);
  if (/^(E[A-Z]+$|SQLITE_(CANTOPEN|READONLY|PERM|AUTH|IOERR|FULL))/.test(code) || error instanceof TypeError) {
    return new Error(`The data folder ${folder} cannot be written (${code || 'no such folder'}): ` +
      'make it writable for the account that runs this program, free some space, or set DATA_DIR to another folder.');
  }
  return error;
}

function damaged(file: string): Error {
  return new Error(`The database ${file} is damaged: restore it from a backup, or move it away together with the files ` +
    'ending in -wal and -shm beside it; a new one is then created, without the past conversations.');
}
