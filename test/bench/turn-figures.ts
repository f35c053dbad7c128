import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { botLogic } from '../../bot/bot.js';
import { conversationStart, fromClient } from '../../bot/directline/activity.js';
import { createChannels, type Channels, type Logic } from '../../bot/directline/channels.js';
import { createTurnQueue } from '../../bot/store/turn-queue.js';
import { openThreadedSqlite } from '../../bot/store/threaded-sqlite.js';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Figure } from './figure.js';
import { script } from './script.js';

const atOnce = 8;
const rounds = 3;
const roundLength = 1500;
const now = new Date('2026-11-23T10:30:00+01:00');

interface Bench {
  readonly channels: Channels;
  close(): Promise<void>;
}

/** The bare bot of the Bot Framework: it says what it hears. */
const echo: Logic = async (context) => {
  if (context.activity.type === 'message') await context.sendActivity(`Echo: ${context.activity.text}`);
};

async function openBench(logic: Logic): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const store = await openThreadedSqlite(folder);
  const fail = (error: unknown): never => { throw error; };
  const channels = createChannels({
    store, logic, queue: createTurnQueue(), audience: { notify: () => undefined, show: () => undefined }, now: () => now, report: fail, appId: '',
    account: { id: 'bot', name: 'Bot' }, authentication: new ConfigurationBotFrameworkAuthentication({}), onError: async (_context, error) => fail(error), onUnavailable: async () => fail('the store is away'),
  });
  return {
    channels,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Conversations of the whole script, one after another, until the time is over; gives the number of turns. */
async function converse(channels: Channels, { name, until }: { name: string; until: number }): Promise<number> {
  let turns = 0;
  for (let conversation = 1; performance.now() < until; conversation += 1) {
    const conversationId = `${name}-${conversation}`;
    await channels.runTurn({ activity: conversationStart(conversationId, { id: 'person' }, 'fr-FR'), conversationId, userId: 'person', starts: true });
    for (const text of script) {
      if (performance.now() >= until) break;
      await channels.runTurn({ activity: fromClient({ type: 'message', from: { id: 'person' }, text }, { conversationId, userId: 'person' }), conversationId, starts: false });
      turns += 1;
    }
  }
  return turns;
}

async function turnsPerSecond(channels: Channels, round: string): Promise<number> {
  const start = performance.now();
  const counts = await Promise.all(Array.from({ length: atOnce }, (_, at) => converse(channels, { name: `${round}-${at}`, until: start + roundLength })));
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - start) / 1000);
}

/** Turns a second of our bot and of a bare echo bot with the same store, in rounds that take turns; the first pair only warms up. */
export async function measureTurns(knowledge: Knowledge): Promise<Figure[]> {
  const ours = await openBench(botLogic({ knowledge, retentionDays: 30, now: () => now, publicUrl: undefined }));
  const bare = await openBench(echo);
  const sums = { ours: 0, bare: 0 };
  for (let round = 0; round <= rounds; round += 1) {
    const speeds = { ours: await turnsPerSecond(ours.channels, `${round}`), bare: await turnsPerSecond(bare.channels, `${round}`) };
    if (round === 0) continue;
    sums.ours += speeds.ours / rounds;
    sums.bare += speeds.bare / rounds;
  }
  await Promise.all([ours.close(), bare.close()]);
  return [
    { what: `turns of this bot in process, ${atOnce} at once`, value: sums.ours, unit: 'per s' },
    { what: `turns of a bare botbuilder echo bot, same store, ${atOnce} at once`, value: sums.bare, unit: 'per s' },
    { what: 'this bot / the echo bot', value: sums.ours / sums.bare, unit: '', target: { least: 0.6 } },
  ];
}
