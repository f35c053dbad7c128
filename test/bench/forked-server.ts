import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startArguments } from '../running-server.js';

/** One of the servers of this folder in a process of its own, under the flags of `npm start`; gives what it sends once it listens. */
export async function forkServer<Told>(file: 'unlimited-server.js' | 'teams-server.js'): Promise<{ told: Told; stop: () => Promise<void> }> {
  const server = fork(fileURLToPath(new URL(file, import.meta.url)), { stdio: 'inherit', execArgv: startArguments().slice(0, -1) });
  const [told] = await once(server, 'message') as [Told]; // the caller knows what the file sends
  const stop = async (): Promise<void> => {
    server.kill();
    await once(server, 'exit');
  };
  return { told, stop };
}
