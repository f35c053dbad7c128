import type { Store } from '../store/store.js';

/** What runs a task of the caller's, or only listens: their failures are not the store's. */
const passed: ReadonlySet<string | symbol> = new Set(['hold', 'onGrowth']);

/** The same store, with each call that fails told by the name of its operation. */
export function watchedStore(store: Store, failed: (operation: string) => void): Store {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function' || passed.has(name)) return member;
      return async (...values: unknown[]): Promise<unknown> => {
        try {
          return await Reflect.apply(member, target, values); // what the operation itself promises
        } catch (error) {
          failed(String(name));
          throw error;
        }
      };
    },
  });
}
