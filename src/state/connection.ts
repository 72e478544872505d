import { once } from 'node:events';
import { Redis } from 'ioredis';
import { cleaned } from '../core/failure.ts';
import type { StoreState } from './store.ts';

export interface ConnectionOptions {
  /** `redis://` or, with TLS, `rediss://`. */
  readonly url: string;
  /** Of one command, in milliseconds. */
  readonly timeout: number;
  readonly now: () => number;
  /** Called when the state changes, with the reason, which holds no address, key or value. Must not throw. */
  readonly onState?: ((state: StoreState, reason: string) => void) | undefined;
}

/** A connection to a Redis that may be down at any time; it reconnects by itself. */
export interface Connection {
  /** Redis's reply, or that of `otherwise` when Redis fails or does not answer in time. */
  ask<Reply>(question: (redis: Redis) => Promise<Reply>, otherwise: () => Promise<Reply>): Promise<Reply>;
  state(): StoreState;
  close(): Promise<void>;
}

/** How long the first commands wait for the first connection. */
const FIRST_CONNECT_MS = 1_000;
/** A connection without a reply for this long is closed. */
const SILENCE_TIMEOUT_MS = 3_000;
/** After a failure no command is sent for this long, so that a frozen server delays one answer a second and not all of them. */
const PAUSE_MS = 1_000;
const MAX_RETRY_DELAY_MS = 2_000;
/** Redis's error for an unknown command repeats its arguments; the one of AUTH is the password. */
const ARGUMENTS = /, with args.*/s;

export function connectRedis({ url, timeout, now, onState }: ConnectionOptions): Connection {
  const redis = new Redis(url, {
    keyPrefix: 'order-scout:',
    commandTimeout: timeout,
    connectTimeout: FIRST_CONNECT_MS,
    socketTimeout: Math.max(SILENCE_TIMEOUT_MS, timeout),
    disableClientInfo: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(100 * times, MAX_RETRY_DELAY_MS),
    // After a failover the old primary is still up, but read-only.
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
  });
  const closing = new AbortController();
  const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(Math.max(FIRST_CONNECT_MS, timeout))]);
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
        if (!isForeign(error)) become('degraded', reasonOf(error));
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

/** Somebody else wrote a value of another type under our key: Redis itself works. */
function isForeign(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('WRONGTYPE');
}

function reasonOf(error: unknown): string {
  return cleaned(error instanceof Error ? error.message.replace(ARGUMENTS, '') : 'unknown');
}
