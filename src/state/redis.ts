import { connectRedis } from './connection.ts';
import { createMemoryStore } from './memory.ts';
import { PUSH, TAKE } from './scripts.ts';
import { createSeal } from './seal.ts';
import { type Store, type StoreState, wholeMs } from './store.ts';

export interface RedisStoreOptions {
  /** REDIS_URL: `redis://` or `rediss://`. */
  readonly url: string;
  /** CACHE_KEY: values are encrypted with it. Without it they are readable in Redis. */
  readonly cacheKey?: string | undefined;
  /** Of one Redis command, in milliseconds. */
  readonly timeout?: number | undefined;
  readonly now?: (() => number) | undefined;
  /** Called when the state changes, with the reason. Must not throw. */
  readonly onState?: ((state: StoreState, reason: string) => void) | undefined;
}

type Kind = 'claim' | 'bucket' | 'value' | 'list';

const FORGOTTEN: readonly Kind[] = ['claim', 'value', 'list'];
const TIMEOUT_MS = 300;

/**
 * The store of several processes. Each process also keeps what it writes in memory, and uses that while
 * Redis is down or slow. Until it is back, a redelivered event that another process took may be
 * answered a second time, each process allows the whole limit, and values and lists of other processes are missing; what
 * was written meanwhile does not reach Redis.
 */
export function createRedisStore(options: RedisStoreOptions): Store {
  const { url, cacheKey, timeout = TIMEOUT_MS, now = Date.now, onState } = options;
  const memory = createMemoryStore({ now });
  const seal = createSeal(cacheKey);
  const { ask, state, close } = connectRedis({ url, timeout, now, onState });
  const done = async () => undefined;
  return {
    async claim(key, lease) {
      const name = nameOf('claim', key);
      if (!(await memory.claim(name, lease))) return false;
      const isOurs = await ask(
        async (redis) => (await redis.set(name, 'claimed', 'PX', wholeMs(lease), 'NX')) === 'OK',
        async () => true,
      );
      if (!isOurs) await memory.forget(name);
      return isOurs;
    },
    async settle(key, ttl) {
      const name = nameOf('claim', key);
      await memory.settle(name, ttl);
      await ask(async (redis) => void (await redis.set(name, 'settled', 'PX', wholeMs(ttl))), done);
    },
    async take(bucket, cost, allowance) {
      const { limit, window } = allowance;
      const name = nameOf('bucket', bucket);
      const takeHere = () => memory.take(name, cost, allowance);
      return ask(async (redis) => {
        const isAllowed = (await redis.eval(TAKE, 1, name, cost, limit, window)) === 1;
        if (isAllowed) await takeHere();
        return isAllowed;
      }, takeHere);
    },
    async get(key) {
      const name = nameOf('value', key);
      return ask(
        async (redis) => {
          const written = await redis.get(name);
          return written === null ? undefined : seal.open(written, name);
        },
        () => memory.get(name),
      );
    },
    async set(key, value, ttl) {
      const name = nameOf('value', key);
      await memory.set(name, value, ttl);
      await ask(async (redis) => void (await redis.set(name, seal.close(value, name), 'PX', wholeMs(ttl))), done);
    },
    async push(key, value, bounds) {
      const name = nameOf('list', key);
      await memory.push(name, value, bounds);
      const { most, ttl } = bounds;
      await ask(async (redis) => void (await redis.eval(PUSH, 1, name, seal.close(value, name), most, wholeMs(ttl))), done);
    },
    async list(key) {
      const name = nameOf('list', key);
      return ask<readonly string[]>(
        async (redis) => (await redis.lrange(name, 0, -1)).flatMap((written) => seal.open(written, name) ?? []),
        () => memory.list(name),
      );
    },
    async forget(key) {
      const names = FORGOTTEN.map((kind) => nameOf(kind, key));
      for (const name of names) await memory.forget(name);
      await ask(async (redis) => void (await redis.del(...names)), done);
    },
    state,
    async close() {
      await close();
      await memory.close();
    },
  };
}

function nameOf(kind: Kind, key: string): string {
  return `${kind}:${key}`;
}
