import { LRUCache } from 'lru-cache';
import type { RememberOptions } from '../core/provider/provider.ts';
import { loadShared, type Shared } from './shared.ts';

/** Values that a provider keeps between lookups, such as an access token. */
export interface Memory {
  /** One load in flight for a key, shared by all callers; `ttl` in milliseconds. A failed load is not kept. */
  remember<Value>(key: string, load: () => Promise<{ value: Value; ttl: number }>, options?: RememberOptions): Promise<Value>;
  /** Drops the value only if it is still this one, so that a late rejection cannot evict a newer value. */
  forget(key: string, value: unknown): void;
}

interface Entry {
  readonly value: unknown;
  readonly expiresAt: number;
}

type Load = () => Promise<Entry>;

/** A provider has a handful of keys: one for each kind of token. */
const MAX_KEYS = 100;

/** @param shared where processes share values; its keys are the provider's own */
export function createMemory(now: () => number, shared?: Shared): Memory {
  const entries = new LRUCache<string, Entry, Load>({
    max: MAX_KEYS,
    ignoreFetchAbort: true,
    fetchMethod: (_key, _expired, { context: load }) => load(),
  });
  /** Values that were dropped: another process may still share them. */
  const dropped = new LRUCache<string, { readonly value: unknown }>({ max: MAX_KEYS });
  const isFresh = (entry: Entry | undefined) => entry !== undefined && now() < entry.expiresAt;

  function loadEntry(key: string, load: Load, isShared: boolean): Promise<Entry> {
    if (!isShared || !shared) return load();
    const accepts = (entry: Entry) => isFresh(entry) && entry.value !== dropped.get(key)?.value;
    return loadShared(shared, { key, load, accepts, ttlOf: ({ expiresAt }) => expiresAt - now() });
  }

  return {
    async remember<Value>(
      key: string,
      load: () => Promise<{ value: Value; ttl: number }>,
      { isShared = false }: RememberOptions = {},
    ) {
      const entry = async () => {
        const { value, ttl } = await load();
        return { value, expiresAt: now() + ttl };
      };
      const context = () => loadEntry(key, entry, isShared);
      const { value } = await entries.forceFetch(key, { context, forceRefresh: !isFresh(entries.peek(key)) });
      // A key always has the same load, so its value always has the same type.
      return value as Value;
    },
    forget(key, value) {
      const entry = entries.peek(key);
      if (!isFresh(entry) || entry?.value !== value) return;
      dropped.set(key, { value });
      entries.delete(key);
    },
  };
}
