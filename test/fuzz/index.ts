import { fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { fuzz, tableOf } from './run.js';

/** Sends 100,000 bad requests to the service in a process of its own: node dist/test/fuzz/index.js [count] [seed]. */
const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? randomInt(2 ** 31));
console.log(`${count} requests, seed ${seed}`);
const server = fork(fileURLToPath(new URL('../bench/unlimited-server.js', import.meta.url)), { stdio: 'inherit' });
const exited = once(server, 'exit');
const [url] = await once(server, 'message') as [string]; // what unlimited-server.ts sends
const start = performance.now();
const result = await fuzz({ url, count, seed });
const seconds = (performance.now() - start) / 1000;
const alive = server.exitCode === null && server.signalCode === null;
server.kill();
await exited;
console.log(tableOf(result));
console.log(`\n${seconds.toFixed(0)} s; ${result.faults.length} faults; the service ${alive ? 'still ran' : 'had died'}`);
for (const fault of result.faults.slice(0, 20)) console.log(`- ${fault}`);
process.exit(alive && result.faults.length === 0 ? 0 : 1);
