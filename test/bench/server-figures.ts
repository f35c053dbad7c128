import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../running-server.js';
import { latencies, percentile, type Figure } from './figure.js';
import { forkServer } from './forked-server.js';
import { HttpClient } from './http-client.js';
import { script } from './script.js';

const starts = 5;
const conversations = 1000;
const turnsEach = 4;
const lookups = 1000;
const questions = ['lien expiré', 'j’ai perdu le courrier avec le code', 'what is a subscriber number', 'simplifié lettre du 12/11', 'mot de pase oublié', 'recette de la pâte à crêpes', 'code', 'I never got the e-mail with the link'];

async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From the start of the process until it says that it is ready. */
export async function measureStart(): Promise<Figure[]> {
  const times: number[] = [];
  for (let at = 0; at < starts; at += 1) {
    times.push(await inFolder(async (folder) => {
      const server = await startServer({ DATA_DIR: folder, LOG_LEVEL: 'error' });
      await server.stop();
      return server.readyAfter;
    }));
  }
  return [{ what: `time until ready, median of ${starts} starts`, value: percentile(times, 0.5) / 1000, unit: 's', target: { most: 1.5 } }];
}

/** Resident memory of a process in MB, as Linux tells it. */
const residentMemory = (pid: number): number => Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;

/** What the server holds in memory after many conversations through Direct Line. */
export function measureMemory(): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const server = await startServer({ DATA_DIR: folder, LOG_LEVEL: 'error' });
    const pid = server.process.pid ?? 0;
    const fresh = residentMemory(pid);
    const client = new HttpClient(server.url, 8);
    const before = performance.now();
    await client.each(Array.from({ length: conversations }, (_, at) => at), (at) => converse(client, at));
    const seconds = (performance.now() - before) / 1000;
    const used = residentMemory(pid);
    client.close();
    await server.stop();
    return [
      { what: 'resident memory once ready', value: fresh, unit: 'MB' },
      { what: `resident memory after ${conversations} conversations of ${turnsEach} turns`, value: used, unit: 'MB', target: { most: 200 } },
      { what: 'turns over HTTP, 8 connections', value: (conversations * turnsEach) / seconds, unit: 'per s' },
    ];
  });
}

async function converse(client: HttpClient, at: number): Promise<void> {
  const { token, userId } = await client.post('/api/chat/token', {}) as { token: string; userId: string }; // the shapes of our own API
  const { conversationId } = await client.post('/v3/directline/conversations', { user: { id: userId }, locale: 'fr-FR' }, token) as { conversationId: string };
  for (let turn = 0; turn < turnsEach; turn += 1) {
    await client.post(`/v3/directline/conversations/${conversationId}/activities`, { type: 'message', from: { id: userId }, text: script[(at + turn) % script.length] }, token);
  }
}

/** GET /api/lookup on a server without limits: one request after another, then 16 at once. */
export async function measureLookups(): Promise<Figure[]> {
  const { told: url, stop } = await forkServer<string>('unlimited-server.js');
  const list = Array.from({ length: lookups }, (_, at) => `/api/lookup?q=${encodeURIComponent(questions[at % questions.length] ?? '')}`);
  const measure = async (connections: number): Promise<number[]> => {
    const client = new HttpClient(url, connections);
    const times: number[] = [];
    await client.each(list, async (path) => {
      const start = performance.now();
      await client.get(path);
      times.push(performance.now() - start);
    });
    client.close();
    return times;
  };
  await measure(4);
  const [alone, together] = [await measure(1), await measure(16)];
  await stop();
  return [...latencies('GET /api/lookup, one at a time', alone, { most: 10 }), ...latencies('GET /api/lookup, 16 connections', together, { most: 10 })];
}
