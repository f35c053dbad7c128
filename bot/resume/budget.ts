import type { Limit } from '../rate-limits.js';

/** Counts what happened under a key within each limit's window of time, which begins with its first. */
export interface Budget {
  /** Seconds until the key is free again; 0 when it is free now. */
  wait(key: string, now: Date): number;
  count(key: string, now: Date): void;
}

interface Spent { readonly since: number; times: number }

/** More keys than this are not remembered at once: those of windows that are over go first. */
const sweepAbove = 10_000;

/** A budget that holds within every one of the limits. */
export function createBudget(limits: readonly Limit[]): Budget {
  const windows = limits.map(({ windowMs, limit }) => {
    const spent = new Map<string, Spent>();
    const over = ({ since }: Spent, now: Date) => now.getTime() - since >= windowMs;
    const current = (key: string, now: Date) => {
      const found = spent.get(key);
      return found && !over(found, now) ? found : undefined;
    };
    return {
      wait(key: string, now: Date): number {
        const found = current(key, now);
        return found && found.times >= limit ? Math.ceil((found.since + windowMs - now.getTime()) / 1000) : 0;
      },
      count(key: string, now: Date): void {
        if (spent.size >= sweepAbove) for (const [old, one] of spent) if (over(one, now)) spent.delete(old);
        const found = current(key, now);
        if (found) found.times += 1;
        else spent.set(key, { since: now.getTime(), times: 1 });
      },
    };
  });
  return {
    wait: (key, now) => Math.max(...windows.map((window) => window.wait(key, now))),
    count: (key, now) => windows.forEach((window) => window.count(key, now)),
  };
}
