import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile, tableOf, verdict, type Figure } from '../bench/figure.js';
import { script } from '../bench/script.js';
import { startServer } from '../running-server.js';
import { chatOpener, type Answered, type OpenChat } from './open-chats.js';

/**
 * A bounded load on loopback that ends by itself: many open chats, a steady stream of messages, then more than the
 * server can take. Runs on SQLite, or on the PostgreSQL that DATABASE_URL names.
 */
const chatsOpen = 2000;
const steady = { perSecond: 300, seconds: 60 };
const beyond = { perSecond: 1200, seconds: 10 };
const secret = 'only for this load run';

const folder = mkdtempSync(join(tmpdir(), 'load-'));
const database = process.env['DATABASE_URL'];
const server = await startServer({ DATA_DIR: folder, DIRECT_LINE_SECRET: secret, TRUST_PROXY: 'true', LOG_LEVEL: 'fatal', ...(database && { DATABASE_URL: database }) });
const opener = chatOpener(server.url, secret);
const received = { activities: 0 };
const residentMemory = (): number => Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${server.process.pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
/** Seconds of processor time that the server has used; Linux counts in hundredths. */
const processorTime = (): number => {
  const fields = readFileSync(`/proc/${server.process.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

async function openChats(): Promise<OpenChat[]> {
  const chats: OpenChat[] = [];
  const numbers = Array.from({ length: chatsOpen }, (_, number) => number).values();
  const work = async (): Promise<void> => {
    for (const number of numbers) chats.push(await opener.open(number, () => { received.activities += 1; }));
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return chats;
}

/** Messages at a fixed pace, whether or not the earlier ones have been answered; an error of the connection counts as status 0. */
async function sendAtPace(chats: readonly OpenChat[], { perSecond, seconds }: { perSecond: number; seconds: number }): Promise<Answered[]> {
  const sent: Promise<Answered>[] = [];
  const start = performance.now();
  while (sent.length < perSecond * seconds) {
    const due = start + (sent.length / perSecond) * 1000;
    if (due > performance.now()) {
      await new Promise((wake) => setTimeout(wake, due - performance.now()));
      continue;
    }
    const number = sent.length % chats.length;
    // Not all at the same place of their conversations: some greet while others ask.
    const text = script[(Math.floor(sent.length / chats.length) + number) % script.length] ?? '';
    const answered = chats[number]?.say(text, due).catch(() => ({ status: 0, retryAfter: undefined, milliseconds: performance.now() - due }));
    if (answered) sent.push(answered);
  }
  return Promise.all(sent);
}

const count = (answers: readonly Answered[], wanted: (answer: Answered) => boolean): number => answers.filter(wanted).length;
const shed = ({ status }: Answered): boolean => status === 429 || status === 503;

const fresh = residentMemory();
const chats = await openChats();
const opened = residentMemory();
await sendAtPace(chats, { perSecond: steady.perSecond, seconds: 5 });
const warm = residentMemory();
received.activities = 0;
const before = processorTime();
const answers = await sendAtPace(chats, steady);
await new Promise((wake) => setTimeout(wake, 500));
const loaded = residentMemory();
const used = processorTime() - before;
const delivered = received.activities;
const excess = await sendAtPace(chats, beyond);
await new Promise((wake) => setTimeout(wake, 1500));
const [after] = await sendAtPace(chats, { perSecond: 1, seconds: 1 });

const times = answers.map(({ milliseconds }) => milliseconds);
const figures: Figure[] = [
  { what: 'chats open at once', value: chats.length, unit: '', target: { least: chatsOpen } },
  { what: `messages, ${steady.perSecond}/s for ${steady.seconds} s`, value: answers.length, unit: '' },
  { what: 'answered with an error', value: count(answers, ({ status }) => status !== 200), unit: '', target: { most: 0 } },
  { what: 'answer, median', value: percentile(times, 0.5), unit: 'ms' },
  { what: 'answer, 99th percentile', value: percentile(times, 0.99), unit: 'ms', target: { most: 250 } },
  { what: 'processor time of the server per message', value: (used / answers.length) * 1000, unit: 'ms' },
  { what: 'frames at the WebSockets, per message', value: delivered / answers.length, unit: '', target: { least: 1 } },
  { what: 'resident memory once ready', value: fresh, unit: 'MB' },
  { what: 'resident memory with the chats open', value: opened, unit: 'MB' },
  { what: 'resident memory after the load / before it', value: loaded / warm, unit: '', target: { most: 1.3 } },
  { what: `beyond the capacity, ${beyond.perSecond}/s for ${beyond.seconds} s: answered`, value: count(excess, ({ status }) => status === 200), unit: '' },
  { what: 'shed with 429 or 503', value: count(excess, shed), unit: '', target: { least: 1 } },
  { what: 'shed without Retry-After', value: count(excess, (answer) => shed(answer) && answer.retryAfter === undefined), unit: '', target: { most: 0 } },
  { what: 'anything else', value: count(excess, (answer) => !shed(answer) && answer.status !== 200), unit: '', target: { most: 0 } },
  { what: 'answers again afterwards', value: after?.status === 200 ? 1 : 0, unit: '', target: { least: 1 } },
];
console.log(`${database ? 'PostgreSQL' : 'SQLite'}, the server and the load on the same cores\n\n${tableOf(figures)}`);
for (const chat of chats) chat.close();
opener.close();
const left = await server.stop();
rmSync(folder, { recursive: true, force: true });
if (left !== 0 || figures.some((figure) => verdict(figure) === 'missed')) process.exitCode = 1;
