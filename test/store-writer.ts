import { tmpdir } from 'node:os';
import { readSettings } from '../bot/settings.js';
import { openStore } from '../bot/store/open-store.js';

/** A process that commits turns until it is killed, and says after each that it is done. */
const store = await openStore(readSettings(process.env, tmpdir()), (error) => { throw error; });
for (let turn = 1; ; turn += 1) {
  const activities = ['question', 'answer', 'afterthought'].map((text) => ({ id: `${text}-${turn}`, text, turn }));
  const commit = { conversationId: 'c', seenId: `seen-${turn}`, activityId: `question-${turn}`, state: { turn }, activities };
  await store.commitTurn({ ...commit, version: turn - 1, now: new Date(turn) });
  process.send?.(turn);
}
