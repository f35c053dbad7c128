/**
 * Starts tasks in their order, at most so many in one round of the event loop: between the rounds connections are accepted
 * and requests read, so that those beyond the capacity are refused at once instead of waiting unread.
 */
export function paced(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let due = false;

  function startSome(): void {
    for (const start of waiting.splice(0, most)) start();
    due = waiting.length > 0;
    if (due) setImmediate(startSome);
  }

  return (task) => new Promise((resolve, reject) => {
    waiting.push(() => void task().then(resolve, reject));
    if (!due) setImmediate(startSome);
    due = true;
  });
}
