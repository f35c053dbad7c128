/** Everything that the store asks of PostgreSQL; each is atomic in itself, and prepared once a connection under its name. */
export const statements = {
  beginTurn: `SELECT c.state, c.version, s.activity_id FROM conversations c
    LEFT JOIN seen s ON s.conversation_id = c.id AND s.seen_id = $2 WHERE c.id = $1`,

  // Nothing at all is written unless the version is the one the turn started from and the activity is new.
  // Commits of one conversation wait for each other at its row, so that positions grow in the order of the commits.
  commitTurn: `WITH fresh AS (
      SELECT WHERE NOT EXISTS (SELECT FROM seen WHERE conversation_id = $1 AND seen_id = $2)
    ), opened AS (
      INSERT INTO conversations (id, user_id, state, version, last_position, active_at)
      SELECT $1, $3, $4, 1, cardinality($7::text[]), $6 FROM fresh WHERE $5::bigint = 0
      ON CONFLICT DO NOTHING RETURNING last_position
    ), moved AS (
      UPDATE conversations SET user_id = coalesce($3, user_id), state = $4, version = version + 1,
        last_position = last_position + cardinality($7::text[]), active_at = $6
      WHERE id = $1 AND version = $5::bigint AND EXISTS (SELECT FROM fresh) RETURNING last_position
    ), written AS (
      SELECT last_position FROM opened UNION ALL SELECT last_position FROM moved
    ), logged AS (
      INSERT INTO activities (conversation_id, position, activity, at)
      SELECT $1, last_position - cardinality($7::text[]) + one.number, one.activity, $6
      FROM written, unnest($7::text[]) WITH ORDINALITY AS one (activity, number)
    ), noted AS (
      INSERT INTO seen (conversation_id, seen_id, activity_id, at)
      SELECT $1, $2, $8, $6 FROM written WHERE $2::text IS NOT NULL
    ), voted AS (
      INSERT INTO votes (conversation_id, answer, vote, at)
      SELECT $1, one.answer, one.vote, $6 FROM written, unnest($9::bigint[], $10::text[]) AS one (answer, vote)
      ON CONFLICT (conversation_id, answer) DO UPDATE SET vote = excluded.vote, at = excluded.at
    )
    SELECT last_position FROM written`,
  seenAs: 'SELECT activity_id FROM seen WHERE conversation_id = $1 AND seen_id = $2',

  // After the commit of a turn that forgets, in the same transaction: the conversation's row is locked by then.
  forgetActivities: 'DELETE FROM activities WHERE conversation_id = $1 AND position <= $2',
  forgetSeen: 'DELETE FROM seen WHERE conversation_id = $1 AND seen_id IS DISTINCT FROM $2',
  forgetVotes: 'DELETE FROM votes WHERE conversation_id = $1 AND answer <> ALL ($2::bigint[])',
  forgetDocuments: 'DELETE FROM documents WHERE conversation_id = $1',

  append: `WITH moved AS (
      UPDATE conversations SET last_position = last_position + cardinality($2::text[]), active_at = $3 WHERE id = $1 RETURNING last_position
    ), logged AS (
      INSERT INTO activities (conversation_id, position, activity, at)
      SELECT $1, last_position - cardinality($2::text[]) + one.number, one.activity, $3
      FROM moved, unnest($2::text[]) WITH ORDINALITY AS one (activity, number)
    )
    SELECT last_position FROM moved`,
  readLog: `SELECT c.last_position, page.position, page.activity FROM conversations c
    LEFT JOIN LATERAL (
      SELECT position, activity FROM activities WHERE conversation_id = c.id AND position > $2 ORDER BY position LIMIT $3
    ) page ON true
    WHERE c.id = $1 ORDER BY page.position`,
  conversation: 'SELECT user_id FROM conversations WHERE id = $1',

  readDocument: 'SELECT document, version FROM documents WHERE key = $1 AND expires_at > $2',
  addDocument: `INSERT INTO documents (key, conversation_id, document, version, expires_at) VALUES ($1, $2, $3, 1, $4)
    ON CONFLICT (key) DO UPDATE SET conversation_id = excluded.conversation_id, document = excluded.document, version = 1,
      expires_at = excluded.expires_at WHERE documents.expires_at <= $5 RETURNING version`,
  changeDocument: 'UPDATE documents SET document = $1, version = version + 1, expires_at = $2 WHERE key = $3 AND version = $4 RETURNING version',
  deleteDocument: 'DELETE FROM documents WHERE key = $1 RETURNING version',

  setting: 'SELECT value FROM settings WHERE name = $1',
  keepSetting: 'INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING',
  changeSetting: 'INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',

  forget: 'DELETE FROM conversations WHERE id = $1 RETURNING version',
  startPurge: `SELECT pg_try_advisory_xact_lock(hashtextextended('echeance purge', 0)) AS alone, set_config('statement_timeout', '0', true)`,
  purgeConversations: 'WITH gone AS (DELETE FROM conversations WHERE active_at < $1 RETURNING 1) SELECT count(*) FROM gone',
  purgeActivities: 'DELETE FROM activities WHERE at < $1',
  purgeSeen: 'DELETE FROM seen WHERE at < $1',
  purgeVotes: 'DELETE FROM votes WHERE at < $1',
  purgeDocuments: 'DELETE FROM documents WHERE expires_at <= $1',

  votes: 'SELECT vote FROM votes ORDER BY at',
  check: `SELECT count(*), current_setting('transaction_read_only') AS read_only FROM settings`,
} as const;

export type Statement = keyof typeof statements;
