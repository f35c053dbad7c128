import type { ClientBase } from 'pg';

/**
 * Each step brings a database from the version of its index to the next; steps are only ever added.
 * JSON is kept as text: PostgreSQL's own JSON type refuses the character U+0000. Instants are milliseconds.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE conversations (
     id text COLLATE "C" PRIMARY KEY,
     user_id text,
     state text NOT NULL,
     version bigint NOT NULL,
     last_position bigint NOT NULL,
     active_at bigint NOT NULL
   );
   CREATE INDEX conversations_by_time ON conversations (active_at);
   CREATE TABLE activities (
     conversation_id text COLLATE "C" NOT NULL REFERENCES conversations ON DELETE CASCADE,
     position bigint NOT NULL,
     activity text NOT NULL,
     at bigint NOT NULL,
     PRIMARY KEY (conversation_id, position)
   );
   CREATE INDEX activities_by_time ON activities (at);
   CREATE TABLE seen (
     conversation_id text COLLATE "C" NOT NULL REFERENCES conversations ON DELETE CASCADE,
     seen_id text COLLATE "C" NOT NULL,
     activity_id text NOT NULL,
     at bigint NOT NULL,
     PRIMARY KEY (conversation_id, seen_id)
   );
   CREATE INDEX seen_by_time ON seen (at);
   CREATE TABLE votes (
     conversation_id text COLLATE "C" NOT NULL REFERENCES conversations ON DELETE CASCADE,
     answer bigint NOT NULL,
     vote text NOT NULL,
     at bigint NOT NULL,
     PRIMARY KEY (conversation_id, answer)
   );
   CREATE INDEX votes_by_time ON votes (at);
   CREATE TABLE documents (
     key text COLLATE "C" PRIMARY KEY,
     conversation_id text COLLATE "C" NOT NULL REFERENCES conversations ON DELETE CASCADE,
     document text NOT NULL,
     version bigint NOT NULL,
     expires_at bigint NOT NULL
   );
   CREATE INDEX documents_by_conversation ON documents (conversation_id);
   CREATE INDEX documents_by_time ON documents (expires_at);
   CREATE TABLE settings (name text COLLATE "C" PRIMARY KEY, value text NOT NULL);`,
];

/** Brings a database to the schema of this build; processes that start together take turns. Fails on a newer schema. */
export async function migrate(client: ClientBase, name: string): Promise<void> {
  await client.query('BEGIN');
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('echeance schema', 0))`);
  await client.query('CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)');
  const { rows: [row] } = await client.query<{ version: number }>('SELECT version FROM schema_version');
  const version = row?.version ?? 0;
  if (version > MIGRATIONS.length) {
    throw new Error(`The database ${name} was written by a newer version of this program (schema ${version}, ` +
      `this one knows ${MIGRATIONS.length}): start that version, or restore an older backup.`);
  }
  for (const step of MIGRATIONS.slice(version)) await client.query(step);
  await client.query(row ? 'UPDATE schema_version SET version = $1' : 'INSERT INTO schema_version VALUES ($1)', [MIGRATIONS.length]);
  await client.query('COMMIT');
}
