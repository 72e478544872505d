import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { wholeMs } from '../store.ts';

/** Writes a value that lives for so many milliseconds. */
export type Write = (redis: Redis, ttl: number) => Promise<unknown>;

/** What Redis may not have, because it was away then or has been since; it is written when Redis is back. */
export interface Unwritten {
  has(name: string): boolean;
  /** @param until when it expires, epoch milliseconds */
  add(name: string, until: number, write: Write): void;
  delete(name: string): void;
  /** Writes everything that has not expired; what fails is kept. Never rejects. */
  flush(redis: Redis): Promise<void>;
}

const MAX_ENTRIES = 10_000;

export function createUnwritten(now: () => number): Unwritten {
  const entries = new LRUCache<string, { readonly until: number; readonly write: Write }>({ max: MAX_ENTRIES });

  async function writeOne(name: string, redis: Redis): Promise<void> {
    const entry = entries.get(name);
    if (!entry) return;
    if (entry.until > now()) await entry.write(redis, wholeMs(entry.until - now()));
    if (entries.peek(name) === entry) entries.delete(name);
  }

  return {
    has: (name) => entries.has(name),
    add: (name, until, write) => void entries.set(name, { until, write }),
    delete: (name) => void entries.delete(name),
    flush: async (redis) => void (await Promise.allSettled([...entries.keys()].map((name) => writeOne(name, redis)))),
  };
}
