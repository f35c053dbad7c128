import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../bot/store/open-store.js';
import type { Store } from '../../bot/store/store.js';
import { startPostgres } from '../postgres-server.js';
import type { Figure } from './figure.js';

const atOnce = 8;
const rounds = 3;
const roundLength = 1500;
const now = new Date('2026-11-23T10:30:00+01:00');
/** As large as the state and the activities of a conversation usually are, in characters. */
const state = { text: 'x'.repeat(4000) };
const activities = [{ id: 'question', text: 'x'.repeat(300) }, { id: 'answer', text: 'x'.repeat(700) }];

/** Reads and commits turns of one conversation until the time is over, alone with it or not; gives their number. */
async function converse(store: Store, { conversationId, alone, until }: { conversationId: string; alone: boolean; until: number }): Promise<number> {
  let version = 0;
  const turn = async (): Promise<void> => {
    const seenId = String(version);
    await store.beginTurn(conversationId, seenId);
    await store.commitTurn({ conversationId, seenId, activityId: 'question', state, version, activities, now });
  };
  for (; performance.now() < until; version += 1) await (alone ? store.hold(conversationId, turn) : turn());
  return version;
}

async function turnsPerSecond(store: Store, round: string, alone: boolean): Promise<number> {
  const start = performance.now();
  const counts = await Promise.all(Array.from({ length: atOnce }, (_, at) => converse(store, { conversationId: `${round}-${at}`, alone, until: start + roundLength })));
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - start) / 1000);
}

/** Turns that each store reads and commits to the disk in a second, without any bot, in rounds that take turns; the first only warms up. */
export async function measureStores(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const server = await startPostgres({ durable: true });
  const fail = (error: unknown): never => { throw error; };
  const sqlite = await openStore({ DATA_DIR: folder, DATABASE_URL: '' }, fail);
  const postgres = await openStore({ DATA_DIR: folder, DATABASE_URL: await server.newDatabase() }, fail);
  const sums = { sqlite: 0, postgres: 0, unlocked: 0 };
  for (let round = 0; round <= rounds; round += 1) {
    const speeds = { sqlite: await turnsPerSecond(sqlite, `s${round}`, true), postgres: await turnsPerSecond(postgres, `p${round}`, true), unlocked: await turnsPerSecond(postgres, `u${round}`, false) };
    if (round > 0) for (const name of ['sqlite', 'postgres', 'unlocked'] as const) sums[name] += speeds[name] / rounds;
  }
  await Promise.all([sqlite.close(), postgres.close()]);
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
  return [
    { what: `turns kept in SQLite, ${atOnce} at once`, value: sums.sqlite, unit: 'per s' },
    { what: `turns kept in PostgreSQL, ${atOnce} at once`, value: sums.postgres, unit: 'per s' },
    { what: 'PostgreSQL / SQLite', value: sums.postgres / sums.sqlite, unit: '' },
    { what: 'PostgreSQL with / without its lock on the conversation', value: sums.postgres / sums.unlocked, unit: '' },
  ];
}
