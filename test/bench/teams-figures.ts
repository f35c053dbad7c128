import { invoke } from '../teams/activities.js';
import { latencies, percentile, type Figure } from './figure.js';
import { forkServer } from './forked-server.js';
import { HttpClient } from './http-client.js';
import type { TeamsServer } from './teams-server.js';

const calls = 500;
const searches = ['', 'lien expiré', 'lettr perd', 'what is a subscriber number', 'mot de pase oublié', 'recette de la pâte à crêpes', 's2 12/11', 'I never got the e-mail with the link'];
const lines = ['s1 hier 15h', 's2 12/11', 'm lundi 9h', 'e1 yesterday 3pm', 'bla', 'simplifié lettre du 12/11'];

/** The message extension over HTTP with the channel's tokens, and how its median compares with that of GET /healthz. */
export async function measureTeams(): Promise<Figure[]> {
  const { told: { url, serviceUrl, token }, stop } = await forkServer<TeamsServer>('teams-server.js');
  const client = new HttpClient(url, 1);
  const time = async (call: (at: number) => Promise<unknown>): Promise<number[]> => {
    const times: number[] = [];
    for (let at = 0; at < calls; at += 1) {
      const start = performance.now();
      await call(at);
      times.push(performance.now() - start);
    }
    return times;
  };
  const query = (commandId: string, list: readonly string[]) => (at: number) =>
    client.post('/api/messages', invoke({ serviceUrl, name: 'composeExtension/query', value: { commandId, parameters: [{ name: 'line', value: list[at % list.length] }] } }), token);
  await time(query('search', searches));
  const [idle, search, deadline] = [await time(() => client.get('/healthz')), await time(query('search', searches)), await time(query('deadline', lines))];
  client.close();
  await stop();
  return [
    ...latencies('Teams: search from the message box', search, { most: 50 }),
    ...latencies('Teams: deadline from one line', deadline, { most: 50 }),
    { what: 'Teams: median search / median GET /healthz', value: percentile(search, 0.5) / percentile(idle, 0.5), unit: '' },
  ];
}
