import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import WebSocket from 'ws';
import { openChat } from '../chat-client.js';
import { withLuhn } from './secrets.js';

/** A secret for each place, so that a leak names the place that it came from. */
export function secretsFor(place: number): Readonly<Record<'mail' | 'phone' | 'company' | 'card' | 'password' | 'code' | 'name', string>> {
  const four = String(1234 + place * 37);
  return {
    mail: `odile.${four}@exemple-secret.fr`, phone: `06 9${four[0]} ${four.slice(0, 2)} ${four.slice(2)} 7${place % 10}`, company: withLuhn(`8312${four}`), card: withLuhn(`49701${four}2233${String(place + 10)}`.slice(0, 15)),
    password: `Tournesol${four}!`, code: `Q${four}ZK`, name: `Zéphyrine Quatrebarbes-${four}`,
  };
}

const sentences = (place: number): string[] => {
  const { mail, phone, company, card, password, code } = secretsFor(place);
  return [`écrivez-moi à ${mail} ou au ${phone}`, `mon SIREN est ${company} et ma carte ${card}`, `mon mot de passe est ${password}`, `j’ai reçu hier à 15h le code ${code}, combien de temps me reste-t-il ?`];
};

/** Where a caller of ours wrote a secret; the same number gives the same secrets. */
export const places = ['chat', 'account', 'activity fields', 'channel', 'failing channel', 'queries', 'malformed bodies', 'feedback', 'headers'] as const;
const placeOf = (name: (typeof places)[number]): number => places.indexOf(name);

type Post = (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>;
const poster = (url: string): Post => (path, body, headers = {}) =>
  fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });

async function plantInChats(url: string): Promise<void> {
  const chat = await openChat(url);
  for (const text of sentences(placeOf('chat'))) await chat.say(text);
  const [mail = '', company = ''] = sentences(placeOf('feedback'));
  const [answer] = await chat.say(`mon lien est expiré, ${mail}`);
  const thumb = answer?.entities.find((one) => one['actionOption'] === 'downvote');
  await chat.post({ type: 'event', name: 'webchat:activity-status/feedback', entities: [thumb], value: { comment: mail } });
  await chat.say(company);
  const secrets = secretsFor(placeOf('activity fields'));
  const { mail: address, name, phone, card } = secrets;
  await chat.post({
    type: 'message', text: 'bonjour', from: { id: address, name, aadObjectId: phone }, summary: phone, speak: `mon mail est ${address}`, value: { form: { address, number: Number(card) } }, [address]: 1, locale: address.slice(0, 35),
    channelData: { clientActivityID: 'a1b2c3d4e5', profile: { email: address, phone }, list: [phone, address] }, entities: [{ type: 'ClientInfo', owner: address }],
    attachments: [{ contentType: 'text/plain', name: address, contentUrl: `data:text/plain;base64,${Buffer.from(JSON.stringify(secrets)).toString('base64')}` }],
  });
  await chat.post({ type: 'message', text: 'bonjour', channelData: { clientActivityID: address } });
}

/** What a page does that holds the secret of Direct Line, and names its users by what it knows of them. */
async function plantInAccounts(url: string, directLineSecret: string): Promise<void> {
  const { mail, phone, name } = secretsFor(placeOf('account'));
  const post = poster(url);
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const { token } = await (await post('/v3/directline/tokens/generate', { user: { id: mail, name } }, bearer(directLineSecret))).json() as { token: string }; // the contract of Direct Line
  await post('/v3/directline/conversations', { user: { id: mail, name } }, bearer(token));
  const started = await (await post('/v3/directline/conversations', { user: { id: phone, name } }, bearer(directLineSecret))).json() as { conversationId: string };
  await post(`/v3/directline/conversations/${started.conversationId}/activities`, { type: 'message', from: { id: phone, name }, text: 'bonjour' }, bearer(directLineSecret));
}

/** A channel on this machine; one that refuses says back all that it was sent, as some do. */
async function startChannel(refuses: boolean): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      response.writeHead(refuses ? 403 : 200, { 'content-type': 'application/json' });
      response.end(refuses ? JSON.stringify({ error: { code: 'Refused', message: Buffer.concat(chunks).toString() } }) : '{"id":"given"}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function plantInChannel(url: string, place: 'channel' | 'failing channel'): Promise<void> {
  const channel = await startChannel(place === 'failing channel');
  const { name, mail } = secretsFor(placeOf(place));
  const serviceUrl = `http://127.0.0.1:${(channel.address() as AddressInfo).port}/${place === 'channel' ? '' : mail}`; // a listening TCP server has an address of this kind
  const sender = { id: `29:${mail}`, name, aadObjectId: '0c8e2f4a-91d4-4f0e-8a57-1f6f3f0d9b7e' };
  for (const [at, text] of sentences(placeOf(place)).entries()) {
    await poster(url)('/api/messages', {
      type: 'message', id: `${place} ${at}`, text, channelId: 'msteams', serviceUrl, from: sender, recipient: { id: '28:bot', name: 'bot' }, locale: 'fr-FR',
      conversation: { id: `a:${place}`, name, conversationType: 'personal', tenantId: 'tenant' }, channelData: { tenant: { id: 'tenant' }, user: sender }, entities: [{ type: 'clientInfo', country: 'FR', owner: mail }],
    });
  }
  channel.closeAllConnections();
  channel.close();
}

async function plantInQueries(url: string): Promise<void> {
  for (const text of sentences(placeOf('queries'))) {
    const q = encodeURIComponent(text);
    for (const path of [`/api/lookup?q=${q}`, `/api/suggest?q=${q}`, `/api/agent?q=${q}`, `/faq?q=${q}`, `/lookup?q=${q}`, `/api/entries/${q}`, `/nothing/${q}`, `/api/deadline.ics?mode=simplified&step=link&when=${q}`, `/api/deadline.ics?mode=${q}`]) await fetch(url + path);
    for (const body of [{ mode: 'simplified', step: 'link', when: text }, { mode: text }, { mode: 'simplified', step: 'link', timeZone: text }, { mode: 'simplified', step: 'link', now: text }]) await poster(url)('/api/deadline', body);
  }
}

async function plantInMalformed(url: string): Promise<void> {
  for (const text of sentences(placeOf('malformed bodies'))) {
    for (const path of ['/api/deadline', '/api/deadline.ics', '/api/messages', '/api/chat/token', '/v3/directline/conversations', '/v3/directline/tokens/generate']) {
      for (const body of [`{"text":"${text}`, text, `["${text}"]`, JSON.stringify({ [text]: text }), JSON.stringify({ type: text, conversation: text, serviceUrl: text })]) await poster(url)(path, body);
    }
  }
}

async function plantInHeaders(url: string): Promise<void> {
  const { mail, phone, code } = secretsFor(placeOf('headers'));
  for (const text of [mail, phone, code]) {
    const headers = { 'x-request-id': text, authorization: `Bearer ${text}`, 'user-agent': text, referer: `http://x/${encodeURIComponent(text)}`, 'x-forwarded-for': text, origin: `http://${text.replace(/\W/g, '')}.example`, traceparent: text };
    for (const path of ['/', '/metrics', '/api/lookup?q=lien', '/v3/directline/conversations/x/activities', '/nothing']) await fetch(url + path, { headers });
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v3/directline/conversations/${encodeURIComponent(text)}/stream?t=${encodeURIComponent(text)}`);
    await once(socket, 'error');
  }
}

/** Writes the secrets of every place wherever a caller can write. */
export async function plantEverywhere(url: string, directLineSecret: string): Promise<void> {
  await plantInChats(url);
  await plantInAccounts(url, directLineSecret);
  await plantInChannel(url, 'channel');
  await plantInChannel(url, 'failing channel');
  await plantInQueries(url);
  await plantInMalformed(url);
  await plantInHeaders(url);
}

/** The forms in which a secret could be found again: as written, its digits alone, and in base64 wherever it begins. */
export function formsOf(secret: string): string[] {
  const digits = secret.replace(/\D/g, '');
  const shifted = [0, 1, 2].map((shift) => Buffer.from(`${'x'.repeat(shift)}${secret}`).toString('base64').slice(shift === 0 ? 0 : 4).replace(/.{0,3}=*$/, ''));
  return [secret, encodeURIComponent(secret), ...(digits.length >= 8 ? [digits] : []), ...shifted.filter((one) => one.length >= 8)];
}
