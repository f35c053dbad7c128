import { parentPort, workerData } from 'node:worker_threads';
import { gathered } from './gathering.js';
import { openSqliteStore } from './sqlite.js';
import type { Store } from './store.js';
import { StoreUnavailable } from './unavailable.js';

/** The operations that run in the thread; the others need nothing of the file. */
export type Operation = Exclude<keyof Store, 'hold' | 'onGrowth'>;

export interface Call {
  readonly number: number;
  readonly operation: Operation;
  readonly values: readonly unknown[];
}

/** What a call gave, or what went wrong with it. */
export type Answer = { readonly number: number; readonly result: unknown } | { readonly number: number; readonly fault: Fault };

/** An error in parts: as a whole it would lose its class and its code on the way between threads. */
export interface Fault {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: unknown;
  /** Why the store cannot be used at the moment; undefined for any other error. */
  readonly unavailable: string | undefined;
}

function faultOf(error: unknown): Fault {
  const { name, message, stack, code } = (error instanceof Error ? error : new Error(String(error))) as Error & { code?: unknown }; // SQLite and Node add it
  return { name, message, stack, code, unavailable: error instanceof StoreUnavailable ? error.reason : undefined };
}

/** The whole of this thread: opens the file, says so in the answer to call 0, then answers each call as soon as its result is on the disk. */
function serve(folder: string, answer: (answer: Answer) => void): void {
  let store: Store;
  try {
    store = openSqliteStore(folder);
  } catch (error) {
    return answer({ number: 0, fault: faultOf(error) });
  }
  const operations = store as unknown as Readonly<Record<Operation, (...values: readonly unknown[]) => Promise<unknown>>>; // as: the caller's values are those of the operation
  const carryOut = ({ number, operation, values }: Call): void => {
    operations[operation](...values).then((result) => answer({ number, result }), (error: unknown) => answer({ number, fault: faultOf(error) })).finally(() => {
      if (operation === 'close') parentPort?.unref();
    });
  };
  parentPort?.on('message', (calls: readonly Call[]) => calls.forEach(carryOut));
  answer({ number: 0, result: undefined });
}

serve(String(workerData), gathered((answers) => parentPort?.postMessage(answers)));
