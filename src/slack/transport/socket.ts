import { setTimeout as delay } from 'node:timers/promises';

/** What is used of @slack/socket-mode's client. */
export interface SocketClient {
  /** Asks Slack for an address, emits `connecting`, opens a websocket there and waits for Slack's hello on it. */
  start(): Promise<unknown>;
  disconnect(): Promise<void>;
  on(event: 'connecting' | 'disconnected', listener: () => void): unknown;
  off(event: 'connecting', listener: () => void): unknown;
}

export interface SocketParts {
  readonly client: SocketClient;
  onConnected(): void;
  /** `error` is undefined when Slack closed the connection, as it does every few hours. */
  onDisconnected(error: unknown): void;
  readonly times?: Partial<SocketTimes>;
  /** Waits so many milliseconds, or until the signal. */
  wait?(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** In milliseconds. */
export interface SocketTimes {
  /** Before the first new try; it doubles with every failure, up to a minute. */
  readonly firstPause: number;
  /** How long an opened websocket may keep its hello to itself. */
  readonly patience: number;
  /** A connection that lasted so long was a good one: what failed before it is forgotten. */
  readonly steady: number;
  /** How long Slack has to confirm the end of a connection. */
  readonly farewell: number;
}

export interface Socket {
  readonly isConnected: boolean;
  close(): Promise<void>;
}

const TIMES: SocketTimes = { firstPause: 500, patience: 15_000, steady: 30_000, farewell: 1_000 };
const LONGEST_PAUSE = 60_000;

/**
 * Opens the Socket Mode connection and keeps it. Rejects when the first try fails.
 *
 * The client's own reconnecting must be off: when apps.connections.open fails within it, the rejection belongs to
 * nobody, and the client stays disconnected for good.
 */
export async function openSocket({ client, onConnected, onDisconnected, times, wait = pause }: SocketParts): Promise<Socket> {
  const { firstPause, patience, steady, farewell } = { ...TIMES, ...times };
  const stopped = new AbortController();
  let connectedAt: number | undefined;
  let failures = 0;

  async function connect(): Promise<void> {
    try {
      await start(client, patience);
    } catch (error) {
      await leave(client, farewell);
      throw error;
    }
    if (stopped.signal.aborted) return leave(client, farewell);
    connectedAt = performance.now();
    onConnected();
  }

  async function reconnect(): Promise<void> {
    if (failures > 0) await wait(Math.min(firstPause * 2 ** (failures - 1), LONGEST_PAUSE), stopped.signal);
    if (stopped.signal.aborted) return;
    await connect().catch((error) => {
      failures += 1;
      onDisconnected(error);
      return reconnect();
    });
  }

  await connect();
  client.on('disconnected', () => {
    if (connectedAt === undefined) return;
    failures = performance.now() - connectedAt >= steady ? 0 : failures + 1;
    connectedAt = undefined;
    if (stopped.signal.aborted) return;
    onDisconnected(undefined);
    void reconnect();
  });
  return {
    get isConnected() {
      return connectedAt !== undefined;
    },
    close: () => {
      stopped.abort();
      return leave(client, farewell);
    },
  };
}

/** Rejects when an opened websocket stays silent. What goes before it, the call for an address, has a deadline of its own. */
async function start(client: SocketClient, patience: number): Promise<void> {
  const silence = Promise.withResolvers<never>();
  let timer: NodeJS.Timeout | undefined;
  const listen = () => {
    timer = setTimeout(() => silence.reject(new Error(`Slack said nothing for ${patience} ms after connecting`)), patience);
  };
  client.on('connecting', listen);
  try {
    await Promise.race([client.start(), silence.promise]);
  } finally {
    clearTimeout(timer);
    client.off('connecting', listen);
  }
}

/** Ends a connection, or an attempt at one, whether or not the other side takes part in it. */
async function leave(client: SocketClient, farewell: number): Promise<void> {
  await Promise.race([client.disconnect(), delay(farewell, undefined, { ref: false })]);
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal, ref: false }).catch(() => {});
}
