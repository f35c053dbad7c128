import { openFile, type Connection } from './sqlite-file.js';
import { grouped } from './grouping.js';
import { patiently } from './sqlite-patience.js';
import type { CommitOutcome, Conversation, DocumentWrite, KeptDocument, LoggedActivity, LogPage, Store, TurnCommit, TurnStart, Vote } from './store.js';

interface ConversationRow {
  user_id: string | null;
  state: string;
  version: number;
  last_position: number;
}

/** A store in one SQLite file of a data folder; an Error says what to do when it cannot be opened. */
export function openSqliteStore(folder: string): Store {
  const connection = openFile(folder);
  const queries = prepare(connection);
  const commit = connection.transaction((turns: readonly TurnCommit[]) => turns.map((turn) => commitTurn(queries, turn)));
  const append = connection.transaction((id: string, activities: readonly LoggedActivity[], now: Date) =>
    appendActivities(queries, id, { activities, now }));
  const purge = connection.transaction((before: Date, now: Date) => purgeBefore(queries, before, now));
  const probe = connection.transaction((writes: boolean) => void (writes && queries.changeSetting.run('probe', '')));
  let failing = false;
  let journalDue = false;

  /** A write, which says whether the next look at the store has to write as well. */
  async function written<T>(call: () => T): Promise<T> {
    try {
      const result = await patiently(call);
      failing = false;
      if (journalDue) journalDue = !emptyJournal(connection);
      return result;
    } catch (error) {
      failing = true;
      throw error;
    }
  }
  async function erased<T>(call: () => T): Promise<T> {
    const result = await written(call);
    journalDue = !emptyJournal(connection);
    return result;
  }

  return {
    // One process alone works with a file.
    hold: (_id, task) => task(),
    onGrowth: () => undefined,
    beginTurn: (id, seenId) => patiently(() => beginTurn(queries, id, seenId)),
    commitTurn: grouped((turns) => (turns.some(({ forgetEarlier }) => forgetEarlier) ? erased : written)(() => commit.immediate(turns))),
    append: (id, activities, now) => written(() => append.immediate(id, activities, now)),
    readLog: (id, after, limit) => patiently(() => readLog(queries, id, { after, limit })),
    conversation: (id) => patiently(() => conversation(queries, id)),
    readDocument: (key, now) => patiently(() => readDocument(queries, key, now)),
    writeDocument: (write) => written(() => writeDocument(queries, write)),
    deleteDocument: (key) => written(() => queries.deleteDocument.run(key).changes > 0),
    setting: (name) => patiently(() => queries.setting.get(name)?.value),
    keepSetting: (name, value) => written(() => {
      queries.keepSetting.run(name, value);
      return queries.setting.get(name)?.value ?? value;
    }),
    changeSetting: (name, value) => written(() => void queries.changeSetting.run(name, value)),
    forget: (id) => erased(() => queries.forget.run(id).changes > 0),
    purge: (before, now) => erased(() => purge.immediate(before, now)),
    // Votes are written by commitTurn alone.
    votes: () => patiently(() => queries.votes.all().map(({ vote }) => JSON.parse(vote) as Vote)),
    check: () => (failing ? written : patiently)(() => probe.immediate(failing)),
    close: async () => void connection.close(),
  };
}

type Queries = ReturnType<typeof prepare>;

function prepare(db: Connection) {
  return {
    conversation: db.prepare<[string], ConversationRow>('SELECT user_id, state, version, last_position FROM conversations WHERE id = ?'),
    seen: db.prepare<[string, string], { activity_id: string }>('SELECT activity_id FROM seen WHERE conversation_id = ? AND seen_id = ?'),
    write: db.prepare<[string, string | null, string, number, number, number]>(
      `INSERT INTO conversations (id, user_id, state, version, last_position, active_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET user_id = excluded.user_id, state = excluded.state, version = excluded.version,
         last_position = excluded.last_position, active_at = excluded.active_at`),
    move: db.prepare<[number, number, string]>('UPDATE conversations SET last_position = ?, active_at = ? WHERE id = ?'),
    log: db.prepare<[string, number, string, number]>('INSERT INTO activities (conversation_id, position, activity, at) VALUES (?, ?, ?, ?)'),
    page: db.prepare<[string, number, number], { position: number; activity: string }>(
      'SELECT position, activity FROM activities WHERE conversation_id = ? AND position > ? ORDER BY position LIMIT ?'),
    see: db.prepare<[string, string, string, number]>('INSERT INTO seen (conversation_id, seen_id, activity_id, at) VALUES (?, ?, ?, ?)'),
    vote: db.prepare<[string, number, string, number]>(
      `INSERT INTO votes (conversation_id, answer, vote, at) VALUES (?, ?, ?, ?)
       ON CONFLICT (conversation_id, answer) DO UPDATE SET vote = excluded.vote, at = excluded.at`),
    votes: db.prepare<[], { vote: string }>('SELECT vote FROM votes ORDER BY at'),
    clearVotes: db.prepare<[string]>('DELETE FROM votes WHERE conversation_id = ?'),
    purgeVotes: db.prepare<[number]>('DELETE FROM votes WHERE at < ?'),
    document: db.prepare<[string, number], { document: string; version: number }>('SELECT document, version FROM documents WHERE key = ? AND expires_at > ?'),
    addDocument: db.prepare<[string, string, string, number, number]>(
      `INSERT INTO documents (key, conversation_id, document, version, expires_at) VALUES (?, ?, ?, 1, ?)
       ON CONFLICT (key) DO UPDATE SET conversation_id = excluded.conversation_id, document = excluded.document, version = 1,
         expires_at = excluded.expires_at WHERE documents.expires_at <= ?`),
    changeDocument: db.prepare<[string, number, string, number]>(
      'UPDATE documents SET document = ?, version = version + 1, expires_at = ? WHERE key = ? AND version = ?'),
    deleteDocument: db.prepare<[string]>('DELETE FROM documents WHERE key = ?'),
    clearDocuments: db.prepare<[string]>('DELETE FROM documents WHERE conversation_id = ?'),
    purgeDocuments: db.prepare<[number]>('DELETE FROM documents WHERE expires_at <= ?'),
    clearLog: db.prepare<[string]>('DELETE FROM activities WHERE conversation_id = ?'),
    clearSeen: db.prepare<[string]>('DELETE FROM seen WHERE conversation_id = ?'),
    forget: db.prepare<[string]>('DELETE FROM conversations WHERE id = ?'),
    purgeConversations: db.prepare<[number]>('DELETE FROM conversations WHERE active_at < ?'),
    purgeLog: db.prepare<[number]>('DELETE FROM activities WHERE at < ?'),
    purgeSeen: db.prepare<[number]>('DELETE FROM seen WHERE at < ?'),
    setting: db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE name = ?'),
    keepSetting: db.prepare<[string, string]>('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING'),
    changeSetting: db.prepare<[string, string]>(
      'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value'),
  };
}

function conversation(queries: Queries, id: string): Conversation | undefined {
  const row = queries.conversation.get(id);
  return row && { id, userId: row.user_id };
}

function beginTurn(queries: Queries, id: string, seenId: string | undefined): TurnStart {
  const row = queries.conversation.get(id);
  const seenAs = seenId === undefined ? null : (queries.seen.get(id, seenId)?.activity_id ?? null);
  if (!row) return { known: false, state: null, version: 0, seenAs };
  return { known: true, state: JSON.parse(row.state), version: row.version, seenAs };
}

function commitTurn(queries: Queries, turn: TurnCommit): CommitOutcome {
  const { conversationId: id, seenId } = turn;
  const row = queries.conversation.get(id);
  const seen = seenId === undefined ? undefined : queries.seen.get(id, seenId);
  if (seen) return { kind: 'seen', activityId: seen.activity_id };
  if ((row?.version ?? 0) !== turn.version) return { kind: 'conflict' };
  if (turn.forgetEarlier) {
    queries.clearLog.run(id);
    queries.clearSeen.run(id);
    queries.clearVotes.run(id);
    queries.clearDocuments.run(id);
  }
  const position = row?.last_position ?? 0;
  const at = turn.now.getTime();
  // JSON has no undefined: a turn that clears its state leaves null.
  const state = JSON.stringify(turn.state ?? null);
  queries.write.run(id, turn.userId ?? row?.user_id ?? null, state, turn.version + 1, position + turn.activities.length, at);
  writeLog(queries, id, { activities: turn.activities, position, at });
  for (const vote of turn.votes ?? []) queries.vote.run(id, vote.answer, JSON.stringify(vote), at);
  if (seenId !== undefined) queries.see.run(id, seenId, turn.activityId, at);
  return { kind: 'committed' };
}

function readDocument(queries: Queries, key: string, now: Date): KeptDocument | undefined {
  const row = queries.document.get(key, now.getTime());
  return row && { document: JSON.parse(row.document), version: row.version };
}

function writeDocument(queries: Queries, { key, conversationId, document, version, expiresAt, now }: DocumentWrite): boolean {
  const text = JSON.stringify(document);
  const { changes } = version === 0
    ? queries.addDocument.run(key, conversationId, text, expiresAt.getTime(), now.getTime())
    : queries.changeDocument.run(text, expiresAt.getTime(), key, version);
  return changes > 0;
}

function appendActivities(queries: Queries, id: string, { activities, now }: { activities: readonly LoggedActivity[]; now: Date }): boolean {
  const row = queries.conversation.get(id);
  if (!row) return false;
  const at = now.getTime();
  queries.move.run(row.last_position + activities.length, at, id);
  writeLog(queries, id, { activities, position: row.last_position, at });
  return true;
}

function writeLog(queries: Queries, id: string, entry: { activities: readonly LoggedActivity[]; position: number; at: number }): void {
  entry.activities.forEach((activity, index) => {
    queries.log.run(id, entry.position + index + 1, JSON.stringify(activity), entry.at);
  });
}

function readLog(queries: Queries, id: string, { after, limit }: { after: number; limit: number }): LogPage | undefined {
  const row = queries.conversation.get(id);
  if (!row) return undefined;
  const rows = queries.page.all(id, after, limit);
  // The log holds only what `writeLog` wrote.
  const activities = rows.map(({ activity }) => JSON.parse(activity) as LoggedActivity);
  return { activities, position: rows.at(-1)?.position ?? row.last_position, end: row.last_position };
}

function purgeBefore(queries: Queries, before: Date, now: Date): number {
  const at = before.getTime();
  const { changes } = queries.purgeConversations.run(at);
  queries.purgeLog.run(at);
  queries.purgeSeen.run(at);
  queries.purgeVotes.run(at);
  queries.purgeDocuments.run(now.getTime());
  return changes;
}

/** Deleted rows would otherwise stay readable in the write-ahead log until it is next emptied; false when it has to be done later. */
function emptyJournal(connection: Connection): boolean {
  try {
    return connection.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
  } catch {
    return false;
  }
}
