import { once } from 'node:events';
import { Redis } from 'ioredis';
import { cleaned } from '../core/failure.ts';
import type { StoreState } from './store.ts';

export interface ConnectionOptions {
  /** `redis://` or, with TLS, `rediss://`. */
  readonly url: string;
  /** How long one answer may take, in milliseconds. */
  readonly patience: number;
  readonly now: () => number;
  /** Called when the state changes, with why; no address, key or value stands in it. Must not throw. */
  readonly onState?: ((state: StoreState, reason: string) => void) | undefined;
}

/** A Redis that may be away at any time and comes back by itself. */
export interface Connection {
  /** What Redis says; what `otherwise` says when it does not answer in time or refuses. */
  ask<Reply>(question: (redis: Redis) => Promise<Reply>, otherwise: () => Promise<Reply>): Promise<Reply>;
  state(): StoreState;
  close(): Promise<void>;
}

/** The first questions wait so long for the first connection. */
const FIRST_MS = 1_000;
/** A connection on which nothing has been answered for so long is given up. */
const SILENCE_MS = 3_000;
/** After a failure nothing is asked for so long: a frozen server costs one answer a second its patience, not every one. */
const PAUSE_MS = 1_000;
const LONGEST_RETRY_MS = 2_000;
/** Redis repeats the arguments of a command that it does not know; AUTH's is the password. */
const ARGUMENTS = /, with args.*/s;

export function connectRedis({ url, patience, now, onState }: ConnectionOptions): Connection {
  const redis = new Redis(url, {
    keyPrefix: 'order-scout:',
    commandTimeout: patience,
    connectTimeout: FIRST_MS,
    socketTimeout: Math.max(SILENCE_MS, patience),
    disableClientInfo: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(100 * times, LONGEST_RETRY_MS),
    // After a failover the old primary is still there, but takes nothing.
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
  });
  const closing = new AbortController();
  const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(Math.max(FIRST_MS, patience))]);
  const opened = once(redis, 'ready', { signal }).catch(() => undefined);
  let state: StoreState = 'ok';
  let pausedUntil = 0;

  function become(next: StoreState, reason: string): void {
    pausedUntil = next === 'ok' ? 0 : now() + PAUSE_MS;
    if (state === next || closing.signal.aborted) return;
    state = next;
    onState?.(next, reason);
  }

  redis.on('ready', () => become('ok', 'connected'));
  redis.on('error', (error) => become('degraded', reasonOf(error)));
  redis.on('close', () => become('degraded', 'the connection was closed'));

  return {
    async ask(question, otherwise) {
      await opened;
      if (closing.signal.aborted || now() < pausedUntil) return otherwise();
      try {
        const reply = await question(redis);
        become('ok', 'answers again');
        return reply;
      } catch (error) {
        become('degraded', reasonOf(error));
        return otherwise();
      }
    },
    state: () => state,
    async close() {
      closing.abort();
      await redis.quit().catch(() => undefined);
      redis.disconnect();
    },
  };
}

function reasonOf(error: unknown): string {
  return cleaned(error instanceof Error ? error.message.replace(ARGUMENTS, '') : 'unknown');
}
