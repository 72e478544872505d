import type { Records } from '../../src/jobs/jobs.ts';

/** Records of one process. They expire by this clock; without one never. */
export function memoryRecords(now = () => 0): Records {
  const spaces = new Map<string, Map<string, { value: string; expires: number }>>();
  const of = (space: string) => {
    const records = spaces.get(space) ?? new Map<string, { value: string; expires: number }>();
    spaces.set(space, records);
    for (const [key, { expires }] of records) if (expires <= now()) records.delete(key);
    return records;
  };
  return {
    put: async (space, key, value, ttl) => void of(space).set(key, { value, expires: now() + ttl }),
    get: async (space, key) => of(space).get(key)?.value,
    list: async (space) => new Map([...of(space)].map(([key, { value }]) => [key, value])),
    remove: async (space, key) => void of(space).delete(key),
    clear: async (space) => void spaces.delete(space),
  };
}
