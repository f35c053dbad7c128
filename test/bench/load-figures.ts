import { setTimeout as wait } from 'node:timers/promises';
import { latencies, percentile, type Figure } from './figure.js';
import { forkServer } from './forked-server.js';
import { HttpClient } from './http-client.js';

const perSecond = 200;
const seconds = 5;
const questions = ['lien expiré', 'j’ai perdu le courrier avec le code', 'what is a subscriber number', 'mot de pase oublié', 'recette de la pâte à crêpes', 'I never got the e-mail with the link'];
const commands = ['s1 hier 15h', 's2 12/11', 's2 lettre 12/11', 'e1 lundi 9h', 'm hier 18h30', 's2 letter 12 November', 'simplifié lettre du 12/11', 'courrier reçu mardi dernier'];
/** What a search box sends while somebody types: every third key. */
const typed = (lines: readonly string[]): string[] => lines.flatMap((line) => Array.from({ length: Math.floor(line.length / 3) }, (_, at) => line.slice(0, 3 * (at + 1))));

const calls: Readonly<Record<string, readonly string[]>> = {
  '/api/agent': [...commands, ...typed([...commands, ...questions])].map((line) => `/api/agent?q=${encodeURIComponent(line)}`),
  '/api/lookup': [...questions, ...commands].map((words) => `/api/lookup?q=${encodeURIComponent(words)}`),
  '/api/suggest': typed(questions).map((words) => `/api/suggest?q=${encodeURIComponent(words)}`),
};

/**
 * What an agent's page asks for, 200 requests a second whether the ones before are answered or not, on a server without
 * limits. GET /healthz at the same rate, which thinks nothing, tells how much of it is HTTP, the network and the machine.
 */
export async function measureLoad(): Promise<Figure[]> {
  const { told: url, stop } = await forkServer<string>('unlimited-server.js');
  const client = new HttpClient(url, 32);
  for (const paths of Object.values(calls)) for (const path of paths) await client.get(path);
  const floor = await atRate(client, ['/healthz']);
  const figures = latencies(`GET /healthz, ${perSecond} a second`, floor);
  for (const [name, paths] of Object.entries(calls)) {
    const times = await atRate(client, paths);
    figures.push(...latencies(`GET ${name}, ${perSecond} a second`, times, { most: 5 }));
    figures.push({ what: `GET ${name} / GET /healthz, medians`, value: percentile(times, 0.5) / percentile(floor, 0.5), unit: '' });
  }
  client.close();
  await stop();
  return figures;
}

/** Milliseconds that each request took, sent when its time has come. */
function atRate(client: HttpClient, paths: readonly string[]): Promise<number[]> {
  const times = Array.from({ length: perSecond * seconds }, async (_, at) => {
    await wait((at * 1000) / perSecond);
    const start = performance.now();
    await client.get(paths[at % paths.length] ?? '');
    return performance.now() - start;
  });
  return Promise.all(times);
}
