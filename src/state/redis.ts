import { randomUUID } from 'node:crypto';
import { connectRedis, MAX_RECONNECT_DELAY_MS } from './connection.ts';
import { createMemoryStore } from './memory.ts';
import { CLAIM, PUSH, TAKE } from './scripts.ts';
import { createSeal } from './seal.ts';
import { type ClaimResult, type ClaimState, type Store, type StoreState, wholeMs } from './store.ts';
import { createUnwritten, type Write } from './unwritten.ts';

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

type Kind = 'claim' | 'bucket' | 'value' | 'list';

const FORGOTTEN: readonly Kind[] = ['claim', 'value', 'list'];
const TIMEOUT_MS = 1_000;
const PATIENCE_MS = 100;
/** After Redis was away, every process, also on a busy machine, has connected and written what it settled within this time. */
const CATCH_UP_MS = 5 * MAX_RECONNECT_DELAY_MS;

/**
 * The store of several processes. Each process also keeps what it writes in memory, and uses that while Redis is away or
 * slow. Until it is back, claims of other processes are `unknown`, each process allows the whole limit, and values and
 * lists of other processes are missing; claims and values that were written meanwhile reach Redis when it is back, and so do the claims
 * that were settled before, which it may have lost.
 */
export function createRedisStore(options: RedisStoreOptions): Store {
  const { url, cacheKey, timeout = TIMEOUT_MS, patience = PATIENCE_MS, now = Date.now, onState } = options;
  const memory = createMemoryStore({ now });
  const seal = createSeal(cacheKey);
  const unwritten = createUnwritten(now);
  /** Claims; a Redis that started anew has lost them. */
  const settled = createUnwritten(now);
  const mark = `claimed ${randomUUID()}`;
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
  const done = async () => undefined;
  const unknown = async () => 'unknown' as const;

  async function claimInRedis(name: string, lease: number, isPatient: boolean): Promise<ClaimResult> {
    if (performance.now() < catchingUpUntil) return 'unknown';
    return await ask<ClaimResult>(
      async (redis) => claimOf(await redis.eval(CLAIM, 1, name, mark, wholeMs(lease))),
      unknown,
      isPatient,
    );
  }

  async function write(name: string, ttl: number, command: Write, isPatient = false): Promise<void> {
    const isWritten = await ask(
      async (redis) => {
        await command(redis, wholeMs(ttl));
        return true;
      },
      async () => false,
      isPatient,
    );
    if (isWritten) unwritten.delete(name);
    else unwritten.add(name, now() + ttl, command);
  }

  return {
    async claim(key, lease, { isPatient = false, isRepeated = false } = {}) {
      const name = nameOf('claim', key);
      const here = await memory.claim(name, lease);
      if (here !== 'granted') return here;
      const claim = await claimInRedis(name, lease, isPatient);
      if (claim !== 'granted' && (claim !== 'unknown' || isRepeated)) await memory.forget(name);
      return claim;
    },
    async claimState(key) {
      const name = nameOf('claim', key);
      const here = await memory.claimState(name);
      if (here !== 'free') return here;
      return await ask<ClaimState>(async (redis) => claimStateOf(await redis.get(name), mark), unknown);
    },
    async renew(key, lease) {
      const name = nameOf('claim', key);
      await memory.renew(name, lease);
      await claimInRedis(name, lease, true);
    },
    async settle(key, ttl) {
      const name = nameOf('claim', key);
      const command: Write = (redis, left) => redis.set(name, 'settled', 'PX', left);
      await memory.settle(name, ttl);
      settled.add(name, now() + ttl, command);
      await write(name, ttl, command, true);
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
      if (unwritten.has(name)) return await memory.get(name);
      return ask(
        async (redis) => {
          const written = await redis.get(name);
          return written === null ? undefined : seal.open(written, name);
        },
        () => memory.get(name),
      );
    },
    async set(key, value, ttl, { isForOthers = false } = {}) {
      const name = nameOf('value', key);
      const command: Write = (redis, left) => redis.set(name, seal.close(value, name), 'PX', left);
      if (isForOthers) return await ask(async (redis) => void (await command(redis, wholeMs(ttl))), done);
      await memory.set(name, value, ttl);
      await write(name, ttl, command);
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
      for (const name of names) {
        await memory.forget(name);
        for (const kept of [unwritten, settled]) kept.delete(name);
      }
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

function claimOf(reply: unknown): ClaimResult {
  return reply === 'granted' || reply === 'held' || reply === 'settled' ? reply : 'unknown';
}

/** A claim with our mark that memory does not know was given up before Redis executed it. */
function claimStateOf(written: string | null, mark: string): ClaimState {
  if (written === null || written === mark) return 'free';
  return written === 'settled' ? 'settled' : 'held';
}
