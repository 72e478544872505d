import { LRUCache } from 'lru-cache';

/** Values that a provider keeps between lookups, such as an access token. */
export interface Memory {
  /** One load in flight for a key, shared by all callers; `ttl` in milliseconds. A failed load is not kept. */
  remember<Value>(key: string, load: () => Promise<{ value: Value; ttl: number }>): Promise<Value>;
  /** Drops the value only if it is still this one, so that a late rejection cannot evict a newer value. */
  forget(key: string, value: unknown): void;
}

interface Entry {
  readonly value: unknown;
  readonly expiresAt: number;
}

type Load = () => Promise<{ value: unknown; ttl: number }>;

/** A provider has a handful of keys: one for each kind of token. */
const MAX_KEYS = 100;

export function createMemory(now: () => number): Memory {
  const entries = new LRUCache<string, Entry, Load>({
    max: MAX_KEYS,
    ignoreFetchAbort: true,
    async fetchMethod(_key, _expired, { context: load }) {
      const { value, ttl } = await load();
      return { value, expiresAt: now() + ttl };
    },
  });
  const isFresh = (entry: Entry | undefined) => entry !== undefined && now() < entry.expiresAt;

  return {
    async remember<Value>(key: string, load: () => Promise<{ value: Value; ttl: number }>) {
      const { value } = await entries.forceFetch(key, { context: load, forceRefresh: !isFresh(entries.peek(key)) });
      // A key always has the same load, so its value always has the same type.
      return value as Value;
    },
    forget(key, value) {
      const entry = entries.peek(key);
      if (isFresh(entry) && entry?.value === value) entries.delete(key);
    },
  };
}
