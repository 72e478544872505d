import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { TIMES } from '../../../src/core/times.ts';
import { openSocket, type SocketClient, type SocketTimes } from '../../../src/slack/transport/socket.ts';

type Fate = 'hello' | 'silence' | 'refused';

/** A client whose attempts go as they are told to; `silence` never comes to an end. */
class Client extends EventEmitter implements SocketClient {
  attempts = 0;
  farewells = 0;
  readonly fates: Fate[];

  constructor(fates: Fate[]) {
    super();
    this.fates = fates;
  }

  start(): Promise<unknown> {
    this.attempts += 1;
    this.emit('connecting');
    const fate = this.fates.shift() ?? 'hello';
    if (fate === 'refused') return Promise.reject(new Error('refused'));
    return fate === 'hello' ? Promise.resolve() : new Promise(() => {});
  }

  disconnect(): Promise<void> {
    this.farewells += 1;
    return new Promise(() => {});
  }
}

/** The real delays, five hundred times as fast. */
function watched(client: Client, times: Partial<SocketTimes> = {}) {
  const waits: number[] = [];
  const told: string[] = [];
  const socket = openSocket({
    client,
    onConnected: () => void told.push('connected'),
    onDisconnected: (error) => void told.push(error instanceof Error ? error.message : 'closed'),
    onRetry: (delay) => void waits.push(delay),
    times: { ...TIMES, reconnect: 1, reconnectMax: 120, hello: 5, disconnect: 1, ...times },
  });
  return { socket, waits, told };
}

it.each(['silence', 'refused'] as const)('socket: tries again when a new attempt ends in %s', async (fate) => {
  const client = new Client(['hello', fate, fate, 'hello']);
  const { socket, waits, told } = watched(client);
  await socket;

  client.emit('disconnected');
  await expect.poll(() => told.filter((word) => word === 'connected').length).toBe(2);

  expect((await socket).isConnected).toBe(true);
  expect(client.farewells).toBe(2);
  expect(waits).toEqual([1, 2, 4]);
});

it('socket: does not start when Slack sends no hello on the first connection', async () => {
  const client = new Client(['silence']);

  await expect(watched(client).socket).rejects.toThrow('Slack sent no hello within 5 ms');
  expect(client.farewells).toBe(1);
});

it('socket: waits longer each time while connections are lost as soon as they are open', async () => {
  const client = new Client([]);
  const { socket, waits, told } = watched(client, { stableAfter: Number.POSITIVE_INFINITY });
  await socket;

  for (let lost = 1; lost <= 9; lost += 1) {
    client.emit('disconnected');
    await expect.poll(() => told.length).toBe(1 + 2 * lost);
  }

  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 120, 120]);
});

it('socket: reconnects at once when Slack recycles a connection that had lasted', async () => {
  const client = new Client(['hello', 'refused', 'hello', 'hello']);
  const { socket, waits, told } = watched(client, { stableAfter: 0 });
  await socket;

  client.emit('disconnected');
  await expect.poll(() => told).toEqual(['connected', 'closed', 'refused', 'connected']);
  client.emit('disconnected');
  await expect.poll(() => told.slice(4)).toEqual(['closed', 'connected']);

  expect(waits).toEqual([1]);
});

it('socket: closes a connection that opened only after it was closed', async () => {
  const late = Promise.withResolvers<void>();
  const client = new Client([]);
  const { socket, told } = watched(client, { stableAfter: 0, hello: 60_000 });
  await socket;
  client.start = () => {
    client.attempts += 1;
    return late.promise;
  };
  client.emit('disconnected');
  await expect.poll(() => client.attempts).toBe(2);

  await (await socket).close();
  late.resolve();
  await expect.poll(() => client.farewells).toBe(2);

  expect(told).toEqual(['connected', 'closed']);
});

it('socket: closes although Slack does not confirm it', async () => {
  const client = new Client([]);
  const { socket } = watched(client);

  await expect((await socket).close()).resolves.toBeUndefined();
});
