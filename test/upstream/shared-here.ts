import type { Shared } from '../../src/upstream/shared.ts';

/** What processes share, in this one. */
export function sharedHere(): Shared & { readonly values: Map<string, string>; readonly locks: Set<string> } {
  const values = new Map<string, string>();
  const locks = new Set<string>();
  return {
    values,
    locks,
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    lock: async (key) => !locks.has(key) && locks.add(key) !== undefined,
    unlock: async (key) => void locks.delete(key),
  };
}
