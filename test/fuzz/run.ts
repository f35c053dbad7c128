import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { openChat } from '../chat-client.js';
import { calls, type Call } from './inputs.js';

export interface FuzzOptions {
  readonly url: string;
  readonly count: number;
  /** The same seed sends the same requests. */
  readonly seed: number;
}

export interface FuzzResult {
  /** How many answers of each status class an endpoint gave. */
  readonly statuses: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** What went wrong, each with the request that brought it: a 5xx, a lost connection, a trace of the inside, words of another conversation. */
  readonly faults: readonly string[];
}

/** Words that no other conversation must ever show. */
const canary = 'Kanarienvogelzitronengelb';
const atOnce = 8;
const batch = 1000;
/** Requests of one conversation, after which another one takes its place. */
const turnsEach = 500;
/** Milliseconds that the slowest answer may take. */
const patience = 20_000;
const inside = /node_modules|\bat [^\n]{1,200}\.[jt]s:\d|SQLITE_|ZodError/;

interface Filled {
  readonly conversation: string;
  readonly token: string;
  readonly channel: string;
}

const fill = (value: string, filled: Filled): string => value.replace('{conversation}', filled.conversation).replace('{token}', filled.token).replace('{channel}', filled.channel);

/** A channel that takes every reply. */
async function startChannel(): Promise<{ address: string; close: () => void }> {
  const server = createServer((incoming, response) => void incoming.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{"id":"given"}'))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, // a listening TCP server has an address of this kind
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface Exchange {
  readonly status: number;
  readonly text: string;
}

function exchange(url: string, { method, path, headers, body }: Call, agent: Agent): Promise<Exchange> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers: { ...headers, ...(body !== null && { 'content-length': Buffer.byteLength(body) }) }, agent, timeout: patience }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject).on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    sent.on('upgrade', (_response, socket) => {
      socket.destroy();
      resolve({ status: 101, text: '' });
    });
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${patience} ms`))).on('error', reject);
    sent.end(body ?? undefined);
  });
}

/** What is wrong with an answer; undefined where nothing is. */
function faultOf({ status, text }: Exchange): string | undefined {
  // 501 is the Bot Framework's own answer to an invoke that a bot does not know.
  if (status >= 500 && status !== 501) return `${status} ${text.slice(0, 200)}`;
  if (inside.test(text)) return `the inside shows: ${inside.exec(text)?.[0]}`;
  return text.includes(canary) ? 'words of another conversation' : undefined;
}

/** Sends so many bad requests to a running service over a few connections that stay open, and gives what came of them. */
export async function fuzz({ url, count, seed }: FuzzOptions): Promise<FuzzResult> {
  const statuses = new Map<string, Map<string, number>>();
  const faults: string[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const channel = await startChannel();
  const witness = await openChat(url);
  await witness.say(`bonjour ${canary}`);
  let chat = await openChat(url);
  let sent = 0;

  const run = async (call: Call): Promise<void> => {
    sent += 1;
    if (sent % turnsEach === 0) chat = await openChat(url);
    const filled = { conversation: chat.conversationId, token: chat.token, channel: channel.address };
    const headers = Object.fromEntries(Object.entries(call.headers).map(([name, value]) => [name, fill(value, filled)]));
    const ready = { ...call, headers, path: fill(call.path, filled), body: call.body === null ? null : fill(call.body, filled) };
    const answer = await exchange(url, ready, agent).catch((error: unknown) => ({ status: 0, text: String(error) }));
    const kind = answer.status === 0 ? 'lost' : `${Math.floor(answer.status / 100)}xx`;
    const row = statuses.get(call.endpoint) ?? new Map<string, number>();
    statuses.set(call.endpoint, row.set(kind, (row.get(kind) ?? 0) + 1));
    const fault = answer.status === 0 ? answer.text : faultOf(answer);
    if (fault !== undefined) faults.push(`${fault} <- ${JSON.stringify(call).slice(0, 1500)}`);
  };

  for (let done = 0; done < count; done += batch) {
    const rest = fc.sample(calls, { numRuns: Math.min(batch, count - done), seed: seed + done }).values();
    const work = async (): Promise<void> => {
      for (const call of rest) await run(call);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
  const kept = await fetch(`${url}/v3/directline/conversations/${witness.conversationId}/activities`, { headers: { authorization: `Bearer ${witness.token}` } });
  if (!(await kept.text()).includes(canary)) faults.push('the conversation with the canary lost its words');
  agent.destroy();
  channel.close();
  return { statuses, faults };
}

/** The counts as a table: an endpoint a line, a status class a column. */
export function tableOf({ statuses }: FuzzResult): string {
  const kinds = [...new Set([...statuses.values()].flatMap((row) => [...row.keys()]))].sort();
  const width = Math.max(...[...statuses.keys()].map((name) => name.length));
  const line = (name: string, cells: readonly string[]): string => `${name.padEnd(width)}${cells.map((cell) => cell.padStart(9)).join('')}`;
  return [line('', kinds), ...[...statuses].sort(([one], [other]) => one.localeCompare(other)).map(([name, row]) => line(name, kinds.map((kind) => String(row.get(kind) ?? 0))))].join('\n');
}
