import { setTimeout as delay } from 'node:timers/promises';

/** What is used of @slack/socket-mode's client. */
export interface SocketClient {
  start(): Promise<unknown>;
  disconnect(): Promise<void>;
  on(event: 'disconnected', listener: () => void): unknown;
}

export interface SocketParts {
  readonly client: SocketClient;
  onConnected(): void;
  /** `error` is undefined when Slack closed the connection, as it does every few hours. */
  onDisconnected(error: unknown): void;
  /** The pause before the first new try, in milliseconds; it doubles with every failure, up to a minute. */
  readonly firstPause?: number;
}

export interface Socket {
  readonly isConnected: boolean;
  close(): Promise<void>;
}

const LONGEST_PAUSE = 60_000;

/**
 * Opens the Socket Mode connection and keeps it. Rejects when the first try fails.
 *
 * The client's own reconnecting must be off: when apps.connections.open fails within it, the rejection belongs to
 * nobody, and the client stays disconnected for good.
 */
export async function openSocket({ client, onConnected, onDisconnected, firstPause = 500 }: SocketParts): Promise<Socket> {
  const stopped = new AbortController();
  let isConnected = false;
  let failures = 0;

  async function connect(): Promise<void> {
    await client.start();
    isConnected = true;
    failures = 0;
    onConnected();
  }

  async function reconnect(): Promise<void> {
    const pause = Math.min(firstPause * 2 ** failures, LONGEST_PAUSE);
    await delay(pause, undefined, { signal: stopped.signal, ref: false }).catch(() => {});
    if (stopped.signal.aborted) return;
    await connect().catch((error) => {
      failures += 1;
      onDisconnected(error);
      return reconnect();
    });
  }

  await connect();
  client.on('disconnected', () => {
    if (!isConnected) return;
    isConnected = false;
    if (stopped.signal.aborted) return;
    onDisconnected(undefined);
    void reconnect();
  });
  return {
    get isConnected() {
      return isConnected;
    },
    close: () => {
      stopped.abort();
      return client.disconnect();
    },
  };
}
