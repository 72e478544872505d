import { ExponentialBackoff, handleAll, noJitterGenerator, retry } from 'cockatiel';
import pTimeout from 'p-timeout';
import type { Times } from '../../core/times.ts';

/** What is used of @slack/socket-mode's client. */
export interface SocketClient {
  /** Asks Slack for an address, emits `connecting`, opens a websocket there and waits for Slack's `hello`. */
  start(): Promise<unknown>;
  disconnect(): Promise<void>;
  on(event: 'connecting' | 'disconnected', listener: () => void): unknown;
  off(event: 'connecting' | 'disconnected', listener: () => void): unknown;
}

export interface SocketDeps {
  readonly client: SocketClient;
  onConnected(): void;
  /** `error` is undefined when Slack closed the connection, as it does every few hours. */
  onDisconnected(error: unknown): void;
  /** Before each new attempt that has to wait, in milliseconds. */
  onRetry?(delay: number): void;
  readonly times: SocketTimes;
}

export type SocketTimes = Pick<Times, 'reconnect' | 'reconnectMax' | 'hello' | 'stableAfter' | 'disconnect'>;

export interface Socket {
  readonly isConnected: boolean;
  close(): Promise<void>;
}

interface Connection {
  readonly since: number;
  readonly ended: PromiseWithResolvers<void>;
}

/**
 * Opens the Socket Mode connection and keeps it open. Rejects when the first attempt fails.
 *
 * The client's own reconnecting must be off: when apps.connections.open fails within it, nobody handles the rejection,
 * and the client stays disconnected for good.
 */
export async function openSocket({ client, onConnected, onDisconnected, onRetry, times }: SocketDeps): Promise<Socket> {
  const { reconnect: firstDelay, reconnectMax: maxDelay, hello: helloTimeout, stableAfter, disconnect: closeTimeout } = times;
  const stopped = new AbortController();
  let connection: Connection | undefined;

  async function connect(): Promise<void> {
    try {
      await start(client, helloTimeout);
    } catch (error) {
      await disconnect(client, closeTimeout);
      throw error;
    }
    if (stopped.signal.aborted) return disconnect(client, closeTimeout);
    connection = { since: performance.now(), ended: Promise.withResolvers() };
    onConnected();
  }

  /** Lasts as long as one connection. Rejects when it could not be opened or was not stable: both delay the next attempt. */
  async function keepOnce(): Promise<void> {
    if (!connection) await connect();
    const current = connection;
    if (!current) return;
    await current.ended.promise;
    if (performance.now() - current.since < stableAfter) throw new Unstable();
  }

  async function keep(): Promise<void> {
    const attempts = retry(handleAll, {
      maxAttempts: Number.POSITIVE_INFINITY,
      backoff: new ExponentialBackoff({ generator: noJitterGenerator, initialDelay: firstDelay, maxDelay }),
    }).dangerouslyUnref();
    attempts.onRetry((failed) => {
      if ('error' in failed && !(failed.error instanceof Unstable)) onDisconnected(failed.error);
      onRetry?.(failed.delay);
    });
    while (!stopped.signal.aborted) await attempts.execute(async () => stopped.signal.aborted || (await keepOnce()));
  }

  await connect();
  client.on('disconnected', () => {
    if (!connection) return;
    connection.ended.resolve();
    connection = undefined;
    if (!stopped.signal.aborted) onDisconnected(undefined);
  });
  void keep();
  return {
    get isConnected() {
      return connection !== undefined;
    },
    close: () => {
      stopped.abort();
      return disconnect(client, closeTimeout);
    },
  };
}

/** The connection ended soon after it was opened. */
class Unstable extends Error {}

/** Rejects when an opened websocket stays silent. The call before it, for the websocket's address, has its own deadline. */
async function start(client: SocketClient, helloTimeout: number): Promise<void> {
  const opening = Promise.withResolvers<void>();
  client.on('connecting', opening.resolve);
  const started = client.start();
  const silent = opening.promise.then(() =>
    pTimeout(started, { milliseconds: helloTimeout, message: `Slack sent no hello within ${helloTimeout} ms` }),
  );
  try {
    await Promise.race([started, silent]);
  } finally {
    client.off('connecting', opening.resolve);
    silent.catch(() => {});
  }
}

/** Closes a connection, or an attempt at one, whether or not Slack confirms it. */
async function disconnect(client: SocketClient, closeTimeout: number): Promise<void> {
  await pTimeout(client.disconnect(), { milliseconds: closeTimeout, fallback: () => undefined });
}
