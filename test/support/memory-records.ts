import type { Records } from '../../src/jobs/jobs.ts';

/** Records of one process that never expire. */
export function memoryRecords(): Records {
  const spaces = new Map<string, Map<string, string>>();
  const of = (space: string) => {
    const found = spaces.get(space) ?? new Map<string, string>();
    spaces.set(space, found);
    return found;
  };
  return {
    put: async (space, key, value) => void of(space).set(key, value),
    get: async (space, key) => of(space).get(key),
    list: async (space) => new Map(of(space)),
    remove: async (space, key) => void of(space).delete(key),
    clear: async (space) => void spaces.delete(space),
  };
}
