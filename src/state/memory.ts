import { LRUCache } from 'lru-cache';
import { atMostEntries } from '../core/entries.ts';
import { type ClaimState, type Store, wholeMs } from './store.ts';
import { type Spending, spend } from './window.ts';

export interface MemoryStoreOptions {
  readonly now?: (() => number) | undefined;
  /** Maximum of claims and of buckets; the least recently used are evicted first. */
  readonly maxEntries?: number | undefined;
  /** Characters of all values together, and of all lists together. */
  readonly maxCharacters?: number | undefined;
}

/** The store of a bot that runs as one process: bounded, and lost when it ends. */
export function createMemoryStore(options: MemoryStoreOptions = {}): Store {
  const { now = Date.now, maxEntries = 50_000, maxCharacters = 20_000_000 } = options;
  const clock = { perf: { now }, ttlResolution: 0 };
  const entries = { ...clock, ...atMostEntries(maxEntries) };
  const claims = new LRUCache<string, Exclude<ClaimState, 'free' | 'unknown'>>(entries);
  const buckets = new LRUCache<string, Spending>(entries);
  const values = new LRUCache<string, string>({ ...clock, maxSize: maxCharacters, sizeCalculation: sizeOf });
  const lists = new LRUCache<string, readonly string[]>({ ...clock, maxSize: maxCharacters, sizeCalculation: sizeOf });

  function spendingOf(bucket: string, window: number): Spending {
    const held = buckets.get(bucket, { updateAgeOnGet: true });
    if (held) return held;
    const spending: Spending = new Map();
    buckets.set(bucket, spending, { ttl: wholeMs(2 * window) });
    return spending;
  }

  return {
    async claim(key, lease) {
      const state = claims.get(key);
      if (state) return state;
      claims.set(key, 'held', { ttl: wholeMs(lease) });
      return 'granted';
    },
    claimState: async (key) => claims.get(key) ?? 'free',
    async renew(key, lease) {
      if (claims.get(key) !== 'settled') claims.set(key, 'held', { ttl: wholeMs(lease) });
    },
    async settle(key, ttl) {
      claims.set(key, 'settled', { ttl: wholeMs(ttl) });
    },
    take: async (bucket, cost, allowance) => spend(spendingOf(bucket, allowance.window), cost, allowance, now()),
    get: async (key) => values.get(key),
    async set(key, value, ttl, { isForOthers = false } = {}) {
      if (!isForOthers) values.set(key, value, { ttl: wholeMs(ttl) });
    },
    async push(key, value, { most, ttl }) {
      lists.set(key, [value, ...(lists.get(key) ?? [])].slice(0, most), { ttl: wholeMs(ttl) });
    },
    list: async (key) => lists.get(key) ?? [],
    async forget(key) {
      for (const kept of [claims, values, lists]) kept.delete(key);
    },
    state: () => 'ok',
    async close() {
      for (const kept of [claims, buckets, values, lists]) kept.clear();
    },
  };
}

function sizeOf(value: string | readonly string[], key: string): number {
  const texts = typeof value === 'string' ? [value] : value;
  return texts.reduce((sum, text) => sum + text.length, key.length + 1);
}
