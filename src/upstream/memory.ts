/** What a provider remembers between lookups, such as a token. */
export interface Memory {
  /** One load in flight for a key, shared by all callers; a failed load is forgotten. */
  remember<Value>(key: string, load: () => Promise<{ value: Value; ttl: number }>): Promise<Value>;
  /** Drops the value only if it is still this one, so that a late complaint never drops its successor. */
  forget(key: string, value: unknown): void;
}

export function createMemory(now: () => number): Memory {
  const held = new Map<string, { readonly value: unknown; readonly until: number }>();
  const loading = new Map<string, Promise<unknown>>();

  async function renew(key: string, load: () => Promise<{ value: unknown; ttl: number }>): Promise<unknown> {
    const { value, ttl } = await load();
    held.set(key, { value, until: now() + ttl });
    return value;
  }

  function current(key: string, load: () => Promise<{ value: unknown; ttl: number }>): Promise<unknown> {
    const known = held.get(key);
    if (known && now() < known.until) return Promise.resolve(known.value);
    const running = loading.get(key) ?? renew(key, load).finally(() => loading.delete(key));
    loading.set(key, running);
    return running;
  }

  return {
    async remember<Value>(key: string, load: () => Promise<{ value: Value; ttl: number }>) {
      // The key belongs to one load, and with it the type of its value.
      return (await current(key, load)) as Value;
    },
    forget(key, value) {
      if (held.get(key)?.value === value) held.delete(key);
    },
  };
}
