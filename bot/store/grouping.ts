import { StoreUnavailable } from './unavailable.js';

/** A task that waits for the next group, and the promise to settle for it. */
interface Waiting<Task, Outcome> {
  readonly task: Task;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs the tasks of one round of the event loop together: the disk is waited for once, not once a task.
 * Where the group fails as a whole, each task is run alone, so that only the guilty one fails.
 */
export function grouped<Task, Outcome>(runAll: (tasks: readonly Task[]) => Promise<readonly Outcome[]>): (task: Task) => Promise<Outcome> {
  let waiting: Waiting<Task, Outcome>[] = [];

  async function runAlone({ task, resolve, reject }: Waiting<Task, Outcome>): Promise<void> {
    await runAll([task]).then(([outcome]) => resolve(outcome as Outcome), reject); // one task has one outcome
  }

  async function runGroup(): Promise<void> {
    const group = waiting;
    waiting = [];
    try {
      const outcomes = await runAll(group.map(({ task }) => task));
      group.forEach(({ resolve }, index) => resolve(outcomes[index] as Outcome)); // as many outcomes as tasks
    } catch (error) {
      // Nobody of the group is guilty of a store that is away, and each would wait for it anew.
      if (group.length === 1 || error instanceof StoreUnavailable) return group.forEach(({ reject }) => reject(error));
      for (const one of group) await runAlone(one);
    }
  }

  return (task) => new Promise((resolve, reject) => {
    waiting.push({ task, resolve, reject });
    if (waiting.length === 1) setImmediate(() => void runGroup());
  });
}
