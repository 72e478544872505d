import { randomUUID } from 'node:crypto';
import { TIMES } from '../../core/times.ts';
import { createMemoryStore } from '../memory.ts';
import { createSeal } from '../seal.ts';
import type { Store, StoreState } from '../store.ts';
import { createRedisClaims } from './claims.ts';
import { connectRedis, MAX_RECONNECT_DELAY_MS } from './connection.ts';
import { type EntryKind, entryName } from './names.ts';
import { type RedisParts, writingThrough } from './parts.ts';
import { createUnwritten } from './unwritten.ts';
import { createRedisValues } from './values.ts';

export interface RedisStoreOptions {
  /** REDIS_URL: `redis://` or `rediss://`. */
  readonly url: string;
  /** CACHE_KEY: values are encrypted with it. Without it they are readable in Redis. */
  readonly cacheKey?: string | undefined;
  /** Of one Redis command, in milliseconds. */
  readonly timeout?: number | undefined;
  /** Milliseconds that an answer waits for one Redis command. */
  readonly patience?: number | undefined;
  readonly now?: (() => number) | undefined;
  /** Called when the state changes, with the reason. Must not throw. */
  readonly onState?: ((state: StoreState, reason: string) => void) | undefined;
}

const FORGOTTEN: readonly EntryKind[] = ['claim', 'value', 'list'];
const TIMEOUT_MS = 1_000;
/** After Redis was away, every process, also on a busy machine, has connected and written what it settled within this time. */
const CATCH_UP_MS = 5 * MAX_RECONNECT_DELAY_MS;

/**
 * The store of several processes. Each process also keeps what it writes in memory, and uses that while Redis is away or
 * slow. Until it is back, claims of other processes are `unknown`, each process allows the whole limit, and values and
 * lists of other processes are missing; claims and values that were written meanwhile reach Redis when it is back, and so do the claims
 * that were settled before, which it may have lost.
 */
export function createRedisStore(options: RedisStoreOptions): Store {
  const { url, cacheKey, timeout = TIMEOUT_MS, patience = TIMES.redisReply, now = Date.now, onState } = options;
  const memory = createMemoryStore({ now });
  const unwritten = createUnwritten(now);
  /** Claims; a Redis that started anew has lost them. */
  const settled = createUnwritten(now);
  let catchingUpUntil = 0;
  const { ask, state, close } = connectRedis({
    url,
    timeout,
    patience,
    onState,
    onRecovered(redis, wasAway) {
      if (wasAway) {
        catchingUpUntil = performance.now() + CATCH_UP_MS;
        void settled.flush(redis);
      }
      void unwritten.flush(redis);
    },
  });
  const parts: RedisParts = { memory, unwritten, ask, now, write: writingThrough(ask, unwritten, now) };
  const isCatchingUp = () => performance.now() < catchingUpUntil;
  return {
    ...createRedisClaims({ ...parts, mark: `claimed ${randomUUID()}`, settled, isCatchingUp }),
    ...createRedisValues({ ...parts, seal: createSeal(cacheKey) }),
    async forget(key) {
      const names = FORGOTTEN.map((kind) => entryName(kind, key));
      for (const name of names) {
        await memory.forget(name);
        for (const kept of [unwritten, settled]) kept.delete(name);
      }
      await ask(
        async (redis) => void (await redis.del(...names)),
        async () => {},
      );
    },
    state,
    async close() {
      await close();
      await memory.close();
    },
  };
}
