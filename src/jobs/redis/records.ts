import type { Redis } from 'ioredis';
import { createSeal } from '../../state/seal.ts';
import { checkRecord, JobsUnavailable, MAX_RECORDS, type Records } from '../jobs.ts';
import { PREFIX } from './client.ts';

/** Read at once of a long list. */
const PAGE = 500;

/** A value each, and for each space a sorted set of its keys by expiry. Values are encrypted with CACHE_KEY where it is set. */
export function createRedisRecords(redis: Redis, cacheKey: string | undefined): Records {
  const seal = createSeal(cacheKey);
  const nameOf = (space: string, key: string) => `${PREFIX}:record:${space}:${key}`;
  const indexOf = (space: string) => `${PREFIX}:records:${space}`;

  async function pageOf(space: string, keys: readonly string[]): Promise<[string, string][]> {
    const names = keys.map((key) => nameOf(space, key));
    const written = await redis.mget(...names);
    return keys.flatMap((key, index) => {
      const value = seal.open(written[index] ?? '', names[index] ?? '');
      return value === undefined ? [] : [[key, value] as [string, string]];
    });
  }

  return {
    async put(space, key, value, ttl) {
      checkRecord(value);
      await redis.zremrangebyscore(indexOf(space), '-inf', Date.now());
      if ((await redis.zcard(indexOf(space))) >= MAX_RECORDS && (await redis.exists(nameOf(space, key))) === 0)
        throw new JobsUnavailable(`${space} has ${MAX_RECORDS} records: no room for another one`);
      const name = nameOf(space, key);
      await redis
        .multi()
        .set(name, seal.close(value, name), 'PX', Math.ceil(ttl))
        .zadd(indexOf(space), Date.now() + ttl, key)
        .exec();
    },
    async get(space, key) {
      const written = await redis.get(nameOf(space, key));
      return written === null ? undefined : seal.open(written, nameOf(space, key));
    },
    async list(space) {
      const keys = await redis.zrangebyscore(indexOf(space), Date.now(), '+inf');
      const pages = Array.from({ length: Math.ceil(keys.length / PAGE) }, (_, page) =>
        keys.slice(page * PAGE, (page + 1) * PAGE),
      );
      return new Map((await Promise.all(pages.map((page) => pageOf(space, page)))).flat());
    },
    async remove(space, key) {
      await redis.multi().del(nameOf(space, key)).zrem(indexOf(space), key).exec();
    },
    async clear(space) {
      const keys = await redis.zrangebyscore(indexOf(space), '-inf', '+inf');
      await redis.del(indexOf(space), ...keys.map((key) => nameOf(space, key)));
    },
  };
}
