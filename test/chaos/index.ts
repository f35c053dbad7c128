import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableOf, verdict, type Figure } from '../bench/figure.js';
import { script } from '../bench/script.js';
import { freePort, startServer, type RunningServer } from '../running-server.js';
import { persistentChat } from './persistent-chat.js';
import { faultsOf, repliesAfterEach } from './verdict.js';

/**
 * Kills the server (SIGKILL) at random moments while people are talking to it, starts it again each time, and looks
 * for messages lost, kept twice, or answered twice. Runs on SQLite, or on the PostgreSQL that DATABASE_URL names.
 *   npm run chaos [kills]
 */
const kills = Number(process.argv[2] ?? 200);
const people = 12;
const secret = 'only for this chaos run';
const seed = Date.now() % 1_000_000;
const longestLife = 1500;

const folder = mkdtempSync(join(tmpdir(), 'chaos-'));
const database = process.env['DATABASE_URL'];
const port = String(await freePort());
const start = (): Promise<RunningServer> => startServer({ PORT: port, DATA_DIR: folder, DIRECT_LINE_SECRET: secret, LOG_LEVEL: 'fatal', ...(database && { DATABASE_URL: database }) });
let server = await start();
const begun = performance.now();

/** Numbers from 0 to 1 that a seed repeats (mulberry32), so that a run can be made again. */
function randomFrom(first: number): () => number {
  let state = first;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = randomFrom(seed);
const calm = persistentChat(() => server.url, secret);
await calm.saysAll(script);
const undisturbed = repliesAfterEach(await calm.log());

let over = false;
const finished: ReturnType<typeof persistentChat>[] = [];
async function talk(): Promise<void> {
  while (!over) {
    const chat = persistentChat(() => server.url, secret);
    await chat.saysAll(script);
    finished.push(chat);
  }
}
const talking = Array.from({ length: people }, talk);

for (let kill = 1; kill <= kills; kill += 1) {
  await new Promise((wake) => setTimeout(wake, random() * longestLife));
  await server.stop('SIGKILL');
  server = await start();
  if (kill % 20 === 0) console.log(`${kill} kills, ${finished.length} conversations ended`);
}
over = true;
await Promise.all(talking);

const totals = { messages: 0, lost: 0, twice: 0, answeredOtherwise: 0, outOfOrder: 0, resent: 0 };
for (const chat of finished) {
  const faults = faultsOf(await chat.log(), chat.confirmed, undisturbed);
  for (const name of ['lost', 'twice', 'answeredOtherwise', 'outOfOrder'] as const) totals[name] += faults[name];
  totals.messages += chat.confirmed.length;
  totals.resent += chat.resent;
}
const none = { target: { most: 0 } } as const;
const figures: Figure[] = [
  { what: 'kills', value: kills, unit: '' },
  { what: 'conversations, each to its end', value: finished.length, unit: '', target: { least: people } },
  { what: 'messages confirmed', value: totals.messages, unit: '' },
  { what: 'sends made again', value: totals.resent, unit: '', target: { least: 1 } },
  { what: 'confirmed messages lost', value: totals.lost, unit: '', ...none },
  { what: 'messages kept twice', value: totals.twice, unit: '', ...none },
  { what: 'messages answered more or less than once', value: totals.answeredOtherwise, unit: '', ...none },
  { what: 'messages out of order', value: totals.outOfOrder, unit: '', ...none },
];
console.log(`\n${database ? 'PostgreSQL' : 'SQLite'}, seed ${seed}, ${((performance.now() - begun) / 60_000).toFixed(1)} min\n\n${tableOf(figures)}`);
await server.stop();
rmSync(folder, { recursive: true, force: true });
if (figures.some((figure) => verdict(figure) === 'missed')) process.exitCode = 1;
