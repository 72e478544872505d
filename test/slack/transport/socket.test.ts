import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { openSocket, type SocketClient, type SocketParts } from '../../../src/slack/transport/socket.ts';

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

function watched(client: Client, parts: Partial<SocketParts> = {}) {
  const waits: number[] = [];
  const told: string[] = [];
  const socket = openSocket({
    client,
    onConnected: () => void told.push('connected'),
    onDisconnected: (error) => void told.push(error instanceof Error ? error.message : 'closed'),
    wait: async (milliseconds) => void waits.push(milliseconds),
    ...parts,
    times: { patience: 5, farewell: 1, ...parts.times },
  });
  return { socket, waits, told };
}

it.each(['silence', 'refused'] as const)('goes on when a new attempt ends in %s', async (fate) => {
  const client = new Client(['hello', fate, fate, 'hello']);
  const { socket, waits, told } = watched(client);
  await socket;

  client.emit('disconnected');
  await expect.poll(() => told.filter((word) => word === 'connected').length).toBe(2);

  expect((await socket).isConnected).toBe(true);
  expect(client.farewells).toBe(2);
  expect(waits).toEqual([500, 1_000, 2_000]);
});

it('does not start at all when Slack says nothing on the first connection', async () => {
  const client = new Client(['silence']);

  await expect(watched(client).socket).rejects.toThrow('Slack said nothing for 5 ms');
  expect(client.farewells).toBe(1);
});

it('waits longer and longer while connections are lost as soon as they stand', async () => {
  const client = new Client([]);
  const { socket, waits, told } = watched(client, { times: { steady: Number.POSITIVE_INFINITY } });
  await socket;

  for (let lost = 1; lost <= 9; lost += 1) {
    client.emit('disconnected');
    await expect.poll(() => told.length).toBe(1 + 2 * lost);
  }

  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
});

it('comes back at once when Slack recycles a connection that had lasted', async () => {
  const client = new Client(['hello', 'refused', 'hello', 'hello']);
  const { socket, waits, told } = watched(client, { times: { steady: 0 } });
  await socket;

  client.emit('disconnected');
  await expect.poll(() => told).toEqual(['connected', 'closed', 'refused', 'connected']);
  client.emit('disconnected');
  await expect.poll(() => told.slice(4)).toEqual(['closed', 'connected']);

  expect(waits).toEqual([500]);
});

it('ends what connected only after it was closed', async () => {
  const late = Promise.withResolvers<void>();
  const client = new Client([]);
  const { socket, told } = watched(client, { times: { steady: 0, patience: 60_000 } });
  await socket;
  client.start = () => late.promise;
  client.emit('disconnected');

  await (await socket).close();
  late.resolve();
  await expect.poll(() => client.farewells).toBe(2);

  expect(told).toEqual(['connected', 'closed']);
});

it('closes although Slack does not confirm it', async () => {
  const client = new Client([]);
  const { socket } = watched(client);

  await expect((await socket).close()).resolves.toBeUndefined();
});
