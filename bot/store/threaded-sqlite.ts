import { Worker } from 'node:worker_threads';
import { gathered } from './gathering.js';
import type { Answer, Call, Fault, Operation } from './sqlite-thread.js';
import type { Store } from './store.js';
import { StoreUnavailable } from './unavailable.js';

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  call(operation: Operation, values: readonly unknown[]): Promise<unknown>;
}

const operations: readonly Operation[] = [
  'beginTurn', 'commitTurn', 'append', 'readLog', 'conversation', 'readDocument', 'writeDocument', 'deleteDocument', 'setting', 'keepSetting',
  'changeSetting', 'forget', 'purge', 'votes', 'check', 'close',
];

/** Megabytes; the thread holds no more than the calls under way. */
const limits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 };

/**
 * The store of sqlite.ts in a thread of its own, so that nobody's answer waits for the disk of somebody else's. A thread
 * that dies is followed by a new one at the next call. Rejects with an Error that says what to do when the file cannot be opened.
 */
export async function openThreadedSqlite(folder: string): Promise<Store> {
  let thread: Promise<Thread> | undefined;
  const running = (): Promise<Thread> => (thread ??= startThread(folder, () => { thread = undefined; }));
  await running();
  const calls = Object.fromEntries(operations.map((operation) => [operation, async (...values: unknown[]) => (await running()).call(operation, values)]));
  // One process alone works with a file.
  const alone: Pick<Store, 'hold' | 'onGrowth'> = { hold: (_id, task) => task(), onGrowth: () => undefined };
  return { ...alone, ...calls } as Store; // as: each operation of the list is passed on to the one of the same name
}

/** Resolves once the file is open; `ended` is called when the thread has ended, wanted or not. */
function startThread(folder: string, ended: () => void): Promise<Thread> {
  const worker = new Worker(new URL('./sqlite-thread.js', import.meta.url), { workerData: folder, resourceLimits: limits });
  const pending = pendingCalls(worker);
  worker.on('message', (answers: readonly Answer[]) => answers.forEach((answer) => {
    pending.settle(answer.number, ({ resolve, reject }) => ('fault' in answer ? reject(errorOf(answer.fault)) : resolve(answer.result)));
  }));
  let cause: unknown = 'its thread has ended';
  worker.on('error', (error) => { cause = error; });
  worker.on('exit', () => {
    ended();
    pending.rejectAll(new StoreUnavailable(cause));
  });
  const post = gathered((calls: readonly Call[]) => postEach(calls, { worker, failed: (number, error) => pending.settle(number, ({ reject }) => reject(error)) }));
  const call: Thread['call'] = (operation, values) => pending.expect((number) => post({ number, operation, values }));
  return pending.expect(() => undefined).then(() => ({ call }));
}

/** The calls without an answer yet, by number; the process lives as long as there is one. */
function pendingCalls(worker: Worker) {
  const pending = new Map<number, Pending>();
  let last = -1;
  const expect = (post: (number: number) => void): Promise<unknown> => new Promise((resolve, reject) => {
    last += 1;
    pending.set(last, { resolve, reject });
    worker.ref();
    post(last);
  });
  const settle = (number: number, settled: (one: Pending) => void): void => {
    const one = pending.get(number);
    pending.delete(number);
    if (pending.size === 0) worker.unref();
    if (one) settled(one);
  };
  const rejectAll = (error: unknown): void => {
    for (const number of pending.keys()) settle(number, ({ reject }) => reject(error));
  };
  return { expect, settle, rejectAll };
}

/** Posts calls together; one that cannot be copied to the thread fails by itself, without those beside it. */
function postEach(calls: readonly Call[], { worker, failed }: { worker: Worker; failed: (number: number, error: unknown) => void }): void {
  try {
    worker.postMessage(calls);
  } catch (error) {
    const [only, ...others] = calls;
    if (only && others.length === 0) failed(only.number, error);
    else calls.forEach((call) => postEach([call], { worker, failed }));
  }
}

function errorOf({ name, message, stack, code, unavailable }: Fault): Error {
  if (unavailable !== undefined) return new StoreUnavailable(unavailable);
  const error = new Error(message);
  if (name !== 'Error') error.name = name;
  return Object.assign(error, stack !== undefined && { stack }, code !== undefined && { code });
}
