import type { Seal } from '../seal.ts';
import { type Store, wholeMs } from '../store.ts';
import { entryName } from './names.ts';
import type { RedisParts } from './parts.ts';
import { PUSH, TAKE } from './scripts.ts';
import type { Write } from './unwritten.ts';

/** What is remembered, across processes: values and lists, which are encrypted where there is a key, and what was taken. */
export function createRedisValues({
  memory,
  ask,
  write,
  unwritten,
  seal,
}: RedisParts & { readonly seal: Seal }): Pick<Store, 'take' | 'get' | 'set' | 'push' | 'list'> {
  return {
    async take(bucket, cost, allowance) {
      const { limit, window } = allowance;
      const name = entryName('bucket', bucket);
      const takeHere = () => memory.take(name, cost, allowance);
      return await ask(async (redis) => {
        const isAllowed = (await redis.eval(TAKE, 1, name, cost, limit, window)) === 1;
        if (isAllowed) await takeHere();
        return isAllowed;
      }, takeHere);
    },
    async get(key) {
      const name = entryName('value', key);
      if (unwritten.has(name)) return await memory.get(name);
      return await ask(
        async (redis) => {
          const written = await redis.get(name);
          return written === null ? undefined : seal.open(written, name);
        },
        () => memory.get(name),
      );
    },
    async set(key, value, ttl, { isForOthers = false } = {}) {
      const name = entryName('value', key);
      const command: Write = (redis, left) => redis.set(name, seal.close(value, name), 'PX', left);
      if (isForOthers) return await ask(async (redis) => void (await command(redis, wholeMs(ttl))), nothing);
      await memory.set(name, value, ttl);
      await write(name, ttl, command);
    },
    async push(key, value, bounds) {
      const name = entryName('list', key);
      await memory.push(name, value, bounds);
      const { most, ttl } = bounds;
      await ask(async (redis) => void (await redis.eval(PUSH, 1, name, seal.close(value, name), most, wholeMs(ttl))), nothing);
    },
    async list(key) {
      const name = entryName('list', key);
      return await ask<readonly string[]>(
        async (redis) => (await redis.lrange(name, 0, -1)).flatMap((written) => seal.open(written, name) ?? []),
        () => memory.list(name),
      );
    },
  };
}

async function nothing(): Promise<void> {}
