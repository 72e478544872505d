import { Redis } from 'ioredis';

/** Everything of the jobs in Redis begins with this. BullMQ takes no prefix of the client's. */
export const PREFIX = 'order-scout';
/** For a reply to one command, so that nobody waits for a Redis that is away. */
const COMMAND_TIMEOUT_MS = 2_000;
const MAX_RECONNECT_DELAY_MS = 1_000;

export interface JobClients {
  /** Fails at once while Redis is away: somebody waits for the answer. */
  readonly asking: Redis;
  /** Waits until Redis is back, as BullMQ's workers must. */
  readonly working: Redis;
  close(): void;
}

/** Rejects when Redis cannot be reached now. */
export async function connectJobClients(url: string, onError: (error: unknown) => void): Promise<JobClients> {
  const retryStrategy = (times: number) => Math.min(100 * times, MAX_RECONNECT_DELAY_MS);
  const shared = { retryStrategy, disableClientInfo: true };
  const asking = new Redis(url, {
    ...shared,
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: COMMAND_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
  });
  asking.on('error', onError);
  try {
    await asking.connect();
  } catch (error) {
    asking.disconnect();
    throw error;
  }
  const working = new Redis(url, { ...shared, maxRetriesPerRequest: null });
  working.on('error', onError);
  return {
    asking,
    working,
    close() {
      for (const redis of [asking, working]) redis.disconnect();
    },
  };
}
