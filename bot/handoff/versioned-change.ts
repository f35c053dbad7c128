/** What is changed under a version check. */
export interface Versioned<T> {
  /** Undefined where there is none. */
  readonly read: () => Promise<{ readonly value: T; readonly version: number } | undefined>;
  /** False when another writer came first. */
  readonly write: (value: T, version: number) => Promise<boolean>;
}

/** Writers who come first before a change is given up. */
const mostConflicts = 20;

/** Changes a value, whoever else changes it meanwhile; null when the change is none, undefined when there is no such value. */
export async function changeVersioned<T>({ read, write }: Versioned<T>, edit: (value: T) => T | null): Promise<T | null | undefined> {
  for (let attempt = 0; attempt < mostConflicts; attempt += 1) {
    const kept = await read();
    if (!kept) return undefined;
    const next = edit(kept.value);
    if (next === null || await write(next, kept.version)) return next;
  }
  throw new Error(`What was to be changed was changed by others ${mostConflicts} times in a row.`);
}
