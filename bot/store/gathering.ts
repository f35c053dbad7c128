/**
 * Sends together what one round of the event loop brings: to wake another thread costs ten times as much as to post one
 * more item to it.
 */
export function gathered<T>(send: (all: readonly T[]) => void): (one: T) => void {
  let waiting: T[] = [];

  function sendAll(): void {
    const all = waiting;
    waiting = [];
    send(all);
  }

  return (one) => {
    waiting.push(one);
    if (waiting.length === 1) setImmediate(sendAll);
  };
}
