export interface TurnQueue {
  /** Runs a task after those of the same conversation that came before, whether these failed or not. */
  run<T>(conversationId: string, task: () => Promise<T>): Promise<T>;
  /** How many tasks of a conversation run or wait. */
  length(conversationId: string): number;
  /** Settles when nothing runs any more. */
  idle(): Promise<void>;
}

interface Line {
  last: Promise<unknown>;
  length: number;
}

/** Turns of one conversation one after another, those of different ones side by side, within this process. */
export function createTurnQueue(): TurnQueue {
  const lines = new Map<string, Line>();

  function leave(conversationId: string, line: Line): void {
    line.length -= 1;
    if (line.length === 0) lines.delete(conversationId);
  }

  return {
    run(conversationId, task) {
      const line = lines.get(conversationId) ?? { last: Promise.resolve(), length: 0 };
      lines.set(conversationId, line);
      line.length += 1;
      const turn = line.last.then(task).finally(() => leave(conversationId, line));
      line.last = turn.catch(() => undefined);
      return turn;
    },
    length: (conversationId) => lines.get(conversationId)?.length ?? 0,
    async idle() {
      while (lines.size > 0) await Promise.all([...lines.values()].map((line) => line.last));
    },
  };
}
