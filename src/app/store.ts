import type { ServeConfig } from '../config/config.ts';
import type { Times } from '../core/times.ts';
import type { Log } from '../log.ts';
import { createMemoryStore } from '../state/memory.ts';
import type { Store } from '../state/store.ts';

/** In this process, or shared by all processes where REDIS_URL is set. Redis' client is loaded only then. */
export async function createStore({ redis }: ServeConfig, log: Log, { redisReply }: Pick<Times, 'redisReply'>): Promise<Store> {
  if (!redis) return createMemoryStore();
  const { createRedisStore } = await import('../state/redis/redis.ts');
  return createRedisStore({
    ...redis,
    patience: redisReply,
    onState: (state, reason) =>
      state === 'ok'
        ? log.info('Redis connected')
        : log.warn({ reason }, 'Redis is unavailable; each process uses its own memory until it is back'),
  });
}
