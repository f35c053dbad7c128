import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../knowledge/content-files.js';

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Sends the signal and waits for the end; gives the exit code, null when a signal ended it. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo; // listening on a port
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Starts the production process with this environment and waits until it is ready; fails with what it printed when it ends before. */
export async function startProcess(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const port = environment['PORT'] ?? String(await freePort());
  const child = spawn(process.execPath, [join(projectRoot(), 'dist', 'bot', 'index.js')], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...environment, PORT: port }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { printed += chunk.toString(); });
  const ended = once(child, 'exit').then(([code]) => code as number | null); // the exit event's first value
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended: ${printed}`);
    if (await fetch(`${url}/readyz`).then((reply) => reply.ok, () => false)) break;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  return {
    url, pid: child.pid ?? 0,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}
