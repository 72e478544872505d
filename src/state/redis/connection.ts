import { once } from 'node:events';
import { Redis } from 'ioredis';
import { cleanText } from '../../core/failure/failure.ts';
import type { StoreState } from '../store.ts';
import { createHealth } from './health.ts';
import { within } from './within.ts';

export interface ConnectionOptions {
  /** `redis://` or, with TLS, `rediss://`. */
  readonly url: string;
  /** Of one command, in milliseconds; a command without a reply by then has failed. */
  readonly timeout: number;
  /** Milliseconds that a caller waits for a reply who has somebody waiting. */
  readonly patience: number;
  /** Called when the state changes, with the reason, which holds no address, key or value. Must not throw. */
  readonly onState?: ((state: StoreState, reason: string) => void) | undefined;
  /** Called when Redis replies again after a failure. */
  onRecovered(redis: Redis, wasAway: boolean): void;
}

/** A connection to a Redis that may be down at any time; it reconnects by itself. */
export interface Connection {
  /**
   * Redis's reply, or that of `otherwise` when Redis is away, fails or is slow. A command that is given up may still be
   * executed.
   * @param isPatient waits for `timeout` instead of `patience`
   */
  ask<Reply>(question: (redis: Redis) => Promise<Reply>, otherwise: () => Promise<Reply>, isPatient?: boolean): Promise<Reply>;
  state(): StoreState;
  close(): Promise<void>;
}

/** How long the first commands wait for the first connection. */
const FIRST_CONNECT_MS = 1_000;
/** A connection without a reply for this long is closed. */
const SILENCE_TIMEOUT_MS = 3_000;
const PROBE_LIFE_MS = 500;
/** Timers count whole milliseconds: a caller may have given up a fraction of one early. */
const ROUNDING_MS = 1;
export const MAX_RECONNECT_DELAY_MS = 1_000;
/** Redis's error for an unknown command repeats its arguments; the one of AUTH is the password. */
const ARGUMENTS = /, with args.*/s;

export function connectRedis({ url, timeout, patience, onState, onRecovered }: ConnectionOptions): Connection {
  const redis = new Redis(url, {
    keyPrefix: 'order-scout:',
    commandTimeout: timeout,
    connectTimeout: FIRST_CONNECT_MS,
    socketTimeout: Math.max(SILENCE_TIMEOUT_MS, timeout),
    disableClientInfo: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(100 * times, MAX_RECONNECT_DELAY_MS),
    // After a failover the old primary is still up, but read-only.
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
  });
  const closing = new AbortController();
  const ready = once(redis, 'ready', { signal: closing.signal }).catch(() => undefined);
  const opened = within(Math.max(FIRST_CONNECT_MS, timeout), ready);
  /** When the commands without a reply were sent; Redis replies in the same order. */
  const unanswered = new Set<{ readonly since: number }>();
  const health = createHealth({
    // Writes: a full Redis still answers what only reads.
    probe: async () => void (await redis.set('probe', '', 'PX', PROBE_LIFE_MS)),
    reasonOf,
    onState,
    onRecovered: (wasAway) => onRecovered(redis, wasAway),
  });
  redis.on('ready', health.connected);
  redis.on('error', (error) => health.failed(reasonOf(error)));
  redis.on('close', () => health.failed(''));

  function isStalled(): boolean {
    const [oldest] = unanswered;
    return oldest !== undefined && performance.now() - oldest.since > patience - ROUNDING_MS;
  }

  /** Undefined when Redis fails. */
  async function send<Reply>(question: (redis: Redis) => Promise<Reply>): Promise<{ readonly reply: Reply } | undefined> {
    const command = { since: performance.now() };
    unanswered.add(command);
    try {
      const reply = await question(redis);
      health.succeeded();
      return { reply };
    } catch (error) {
      if (!isForeign(error)) health.failed(reasonOf(error));
      return undefined;
    } finally {
      unanswered.delete(command);
    }
  }

  return {
    async ask(question, otherwise, isPatient = false) {
      await opened;
      if (closing.signal.aborted || health.state() !== 'ok' || (!isPatient && isStalled())) return await otherwise();
      const result = await within(isPatient ? timeout : patience, send(question));
      return result ? result.reply : await otherwise();
    },
    state: health.state,
    async close() {
      closing.abort();
      health.close();
      await redis.quit().catch(() => undefined);
      redis.disconnect();
    },
  };
}

/** Somebody else wrote a value of another type under our key: Redis itself works. */
function isForeign(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('WRONGTYPE');
}

/** ioredis's error for a command that it could not send. */
const NOT_SENT = /^(Stream isn't writeable|Connection is closed)/;

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return NOT_SENT.test(error.message) ? '' : cleanText(error.message.replace(ARGUMENTS, ''));
}
