import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../knowledge/content-files.js';

/** The service as operators run it: a process of its own. */
export interface RunningServer {
  readonly url: string;
  readonly process: ChildProcess;
  /** Milliseconds from the start of the process until it was ready. */
  readonly readyAfter: number;
  /** What it has written so far, to both outputs. */
  output(): string;
  /** Sends the signal and gives the exit code, null after a kill. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A port of this machine on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a listening TCP server has an address of this kind
  server.close();
  return port;
}

/** What `npm start` runs once all is built: Node's flags, then the file. */
export function startArguments(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { scripts: { start: string } }; // our own file
  return scripts.start.split(' && node ').at(-1)?.split(' ') ?? [];
}

/** Starts the service with only these variables set; the caller waits for what it expects. */
export function spawnServer(environment: Readonly<Record<string, string>>): { process: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, startArguments(), { cwd: projectRoot(), env: { PATH: process.env['PATH'], ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { written += text; });
  return { process: child, output: () => written };
}

/** Starts the service and waits until it is ready; rejects with its output when it ends before. */
export async function startServer(environment: Readonly<Record<string, string>>): Promise<RunningServer> {
  const port = environment['PORT'] ?? String(await freePort());
  const start = performance.now();
  const { process: child, output } = spawnServer({ LOG_LEVEL: 'warn', ...environment, PORT: port });
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: ${output()}`);
    await new Promise((wake) => setTimeout(wake, 10));
  }
  return { url, process: child, readyAfter: performance.now() - start, output, stop: (signal = 'SIGTERM') => stopped(child, signal) };
}

const isReady = (url: string): Promise<boolean> => fetch(`${url}/readyz`).then(({ ok }) => ok, () => false);

async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const closed = once(child, 'close');
  child.kill(signal);
  await closed;
  return child.exitCode;
}
