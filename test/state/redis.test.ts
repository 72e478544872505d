import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { connectRedis } from '../../src/state/redis/connection.ts';
import { createRedisStore, type RedisStoreOptions } from '../../src/state/redis/redis.ts';
import type { Store } from '../../src/state/store.ts';
import { describeStore } from './contract.ts';
import { freePort, isRedisInstalled, type RedisServer, startRedis } from './redis-server.ts';

const LONG = 600_000;
/** A loaded machine must not look like a Redis that has gone. */
const PATIENT = 15_000;
const isInstalled = isRedisInstalled();
const stores: Store[] = [];

if (!isInstalled) process.stderr.write('redis-server is not on PATH: the tests that need a real Redis are left out.\n');

afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
});

it('where everything must be tested, redis-server is there', () => {
  expect(isInstalled || process.env.CI !== 'true').toBe(true);
});

describe.runIf(isInstalled)('with a real Redis', () => {
  let server: RedisServer;

  beforeAll(async () => {
    server = await startRedis();
  });

  afterAll(() => server.stop());

  const elapse = async (ms: number) => void (await sleep(ms));
  describeStore(
    'Redis',
    async () => ({
      store: createRedisStore({ url: server.url, timeout: PATIENT, patience: PATIENT }),
      elapse,
    }),
    { concurrent: true },
  );
  describeStore(
    'Redis with CACHE_KEY',
    async () => ({
      store: createRedisStore({ url: server.url, timeout: PATIENT, patience: PATIENT, cacheKey: 'correct horse battery' }),
      elapse,
    }),
    { concurrent: true },
  );

  it('two processes share claims, allowances, values and lists', async () => {
    const [one, other] = [open({ url: server.url }), open({ url: server.url })];
    const allowance = { limit: 1, window: LONG };
    await one.claim('T1:shared', LONG);
    await one.take('T1:shared', 1, allowance);
    await one.set('T1:shared', 'value', LONG);
    await one.push('T1:shared', 'entry', { most: 3, ttl: LONG });

    const seen = [await other.claim('T1:shared', LONG), await other.take('T1:shared', 1, allowance)];
    const read = [await other.get('T1:shared'), await other.list('T1:shared')];

    expect([...seen, ...read]).toEqual(['held', false, 'value', ['entry']]);
  });

  it('what a process that died had claimed is claimed by another after the lease', async () => {
    const [one, other] = [open({ url: server.url }), open({ url: server.url })];
    await one.claim('T1:killed', 100);
    await one.close();

    await sleep(250);

    expect(await other.claim('T1:killed', LONG)).toBe('granted');
  });

  it('a claim that another process holds is free for this one as soon as it has ended there', async () => {
    const [one, other] = [open({ url: server.url }), open({ url: server.url })];
    await one.claim('T1:held', LONG);
    const refused = await other.claim('T1:held', LONG);

    await one.forget('T1:held');

    expect([refused, await other.claim('T1:held', LONG)]).toEqual(['held', 'granted']);
  });

  it('what was spent in the window before counts still, what was spent earlier no more', async () => {
    const store = open({ url: server.url });
    const slice = Math.floor((Date.now() * 12) / LONG);
    await raw(server, async (redis) => {
      await redis.hset('order-scout:bucket:T1:before', { [slice - 6]: 5 });
      await redis.hset('order-scout:bucket:T1:earlier', { [slice - 14]: 5 });
    });

    const taken = await Promise.all(['before', 'earlier'].map((name) => store.take(`T1:${name}`, 1, { limit: 5, window: LONG })));

    expect(taken).toEqual([false, true]);
  });

  it("keys begin with the name of the bot and keep the caller's part", async () => {
    await open({ url: server.url }).set('T9:named', 'value', LONG);

    const keys = await raw(server, (redis) => redis.keys('*T9:*'));

    expect(keys).toEqual(['order-scout:value:T9:named']);
  });

  it('with CACHE_KEY nobody reads a value in Redis, nor a process with another key or none', async () => {
    const url = server.url;
    const [sealed, foreign, keyless] = [open({ url, cacheKey: 'one' }), open({ url, cacheKey: 'two' }), open({ url })];
    await sealed.set('T1:secret', 'Ada Example', LONG);
    await sealed.push('T1:secret', 'Ada Example', { most: 3, ttl: LONG });

    const written = await raw(server, async (redis) => [
      await redis.get('order-scout:value:T1:secret'),
      ...(await redis.lrange('order-scout:list:T1:secret', 0, -1)),
    ]);

    expect(written.map((text) => /^[\w-]{50,}$/.test(text ?? ''))).toEqual([true, true]);
    for (const store of [foreign, keyless])
      expect([await store.get('T1:secret'), await store.list('T1:secret')]).toEqual([undefined, []]);
    expect(await sealed.get('T1:secret')).toBe('Ada Example');
  });

  it('with CACHE_KEY a value that was moved, altered, cut or written without a key is refused', async () => {
    const [sealed, keyless] = [open({ url: server.url, cacheKey: 'one' }), open({ url: server.url })];
    await sealed.set('T1:origin', 'value', LONG);
    await keyless.set('T1:readable', 'value', LONG);
    await raw(server, async (redis) => {
      const written = (await redis.get('order-scout:value:T1:origin')) ?? '';
      await redis.set('order-scout:value:T1:moved', written);
      await redis.set('order-scout:value:T1:altered', `${written.slice(0, 45)}${written[45] === 'A' ? 'B' : 'A'}`);
      await redis.set('order-scout:value:T1:cut', written.slice(0, 20));
    });

    const read = await Promise.all(['origin', 'moved', 'altered', 'cut', 'readable'].map((name) => sealed.get(`T1:${name}`)));

    expect(read).toEqual(['value', undefined, undefined, undefined, undefined]);
  });

  it('Redis: a value of another type under our key is ignored, and Redis still counts as working', async () => {
    const store = open({ url: server.url });
    await raw(server, async (redis) => {
      await redis.lpush('order-scout:value:T1:foreign', 'x');
      await redis.set('order-scout:list:T1:foreign', 'x');
      await redis.set('order-scout:bucket:T1:foreign', 'x');
    });

    const read = [await store.get('T1:foreign'), await store.list('T1:foreign')];
    const isTaken = await store.take('T1:foreign', 1, { limit: 1, window: 1_000 });

    expect([read, isTaken, store.state()]).toEqual([[undefined, []], true, 'ok']);
  });
});

describe.runIf(isInstalled)('when Redis is away', () => {
  let server: RedisServer;

  beforeAll(async () => {
    server = await startRedis();
  });

  afterAll(() => server.stop());

  it('Redis: one slow reply is no outage: nothing is claimed twice, and a claim that was given up is granted when asked again', async () => {
    const states: string[] = [];
    const store = open({ url: server.url, timeout: PATIENT, patience: 50, onState: (state) => states.push(state) });
    const other = open({ url: server.url });
    await settledAs(store, 'ok');
    server.freeze();

    const slow = await store.claim('T1:slow', LONG);
    const next = await store.get('T1:slow');
    server.thaw();
    await expect.poll(() => other.claimState('T1:slow')).toBe('held');
    await store.forget('T1:local');

    expect([slow, next]).toEqual(['unknown', undefined]);
    expect(await other.claim('T1:slow', LONG)).toBe('held');
    expect(states).toEqual([]);
  });

  it('Redis: while one command waits for its reply, nobody waits for another', async () => {
    let asked = 0;
    const connection = connectRedis({ url: server.url, timeout: PATIENT, patience: 50, onRecovered: () => {} });
    onTestFinished(() => connection.close());
    const otherwise = async () => 'memory';

    const first = await connection.ask(() => new Promise<string>(() => {}), otherwise);
    const second = await connection.ask(async () => {
      asked += 1;
      return 'Redis';
    }, otherwise);

    expect([first, second, asked]).toEqual(['memory', 'memory', 0]);
  });

  it('Redis: away after three failures, used again after one reply; the reason is named', async () => {
    const states: string[] = [];
    const store = open({ url: server.url, timeout: 100, patience: 100, onState: (...said) => states.push(said.join(': ')) });
    await store.set('T1:before', 'value', LONG);
    // On a busy machine some commands may have failed already: the count begins again where Redis itself grants a claim.
    await expect.poll(() => store.claim(`T1:${randomUUID()}`, LONG)).toBe('granted');
    states.length = 0;
    server.freeze();

    const patient = await store.claim('T1:frozen', LONG, { isRepeated: true });
    const afterOne = store.state();
    const claims = [await store.claim('T1:frozen', LONG), await store.claim('T1:frozen', LONG)];
    const reads = [await store.get('T1:absent'), await store.get('T1:before')];
    const degraded = store.state();
    server.thaw();
    await expect.poll(() => store.state()).toBe('ok');

    expect([patient, afterOne, ...claims, ...reads, degraded]).toEqual([
      'unknown',
      'ok',
      'unknown',
      'held',
      undefined,
      'value',
      'degraded',
    ]);
    // A connection on which nothing comes for three seconds is closed: on a busy machine that may be the third failure.
    expect(states).toEqual([expect.stringMatching(/^degraded: (?:Command timed out|Socket timeout)/), 'ok: answers again']);
  });

  it('Redis: what was settled and set while it was away reaches it, before claims are granted again', async () => {
    const first = await startRedis();
    const reasons: string[] = [];
    const options = { url: first.url, onState: (state: string, reason: string) => reasons.push(`${state}: ${reason}`) };
    const [store, other] = [open(options), open({ url: first.url })];
    await store.claim('T1:before', LONG);
    await first.stop();
    for (const each of [store, other]) await expect.poll(() => each.state()).toBe('degraded');

    await store.settle('T1:before', LONG);
    await store.set('T1:value', 'value', LONG);
    const second = await startRedis({ port: first.port });
    const claims: string[] = [];
    await expect
      .poll(
        async () => {
          claims.push(await other.claim('T1:before', LONG, { isRepeated: true }));
          return claims.at(-1);
        },
        { timeout: 30_000, interval: 20 },
      )
      .not.toBe('unknown');
    const written = await raw(second, (redis) => redis.get('order-scout:value:T1:value'));
    await Promise.all([store.close(), other.close()]);
    await second.stop();

    expect(claims.at(-1)).toBe('settled');
    expect(written).toBe('=value');
    expect(reasons[0]).toMatch(/^degraded: .*ECONNREFUSED/);
  });

  it('Redis: what was settled before it lost everything is settled again, before claims are granted', async () => {
    const first = await startRedis();
    const [store, other] = [open({ url: first.url }), open({ url: first.url })];
    await store.claim('T1:before', LONG);
    await store.settle('T1:before', LONG);
    expect(await other.claimState('T1:before')).toBe('settled');
    await first.stop();
    for (const each of [store, other]) await expect.poll(() => each.state()).toBe('degraded');

    const second = await startRedis({ port: first.port });
    const claimed = () => other.claim('T1:before', LONG, { isRepeated: true });
    await expect.poll(claimed, { timeout: 30_000, interval: 20 }).not.toBe('unknown');
    const claim = await claimed();
    await Promise.all([store.close(), other.close()]);
    await second.stop();

    expect(claim).toBe('settled');
  });

  it('a Redis that refuses the password is told without it, and the memory answers', async () => {
    const locked = await startRedis({ password: 'right-horse' });
    const reasons: string[] = [];
    const url = locked.url.replace('redis://', 'redis://:wrong-horse@');
    const store = open({ url, onState: (_, reason) => reasons.push(reason) });

    const claims = [await store.claim('T1:locked', LONG), await store.claim('T1:locked', LONG)];
    await expect.poll(() => store.state()).toBe('degraded');
    await store.close();
    await locked.stop();

    expect(claims).toEqual(['unknown', 'held']);
    expect(reasons[0]).toContain('WRONGPASS');
    expect(reasons.join()).not.toContain('horse');
  });

  it('a Redis that does not know a command is told without what it was sent', async () => {
    const odd = await startRedis({ without: 'SET' });
    const reasons: string[] = [];
    const store = open({ url: odd.url, onState: (_, reason) => reasons.push(reason) });

    for (let times = 0; times < 3; times += 1) await store.set('T1:odd', 'Ada Example', LONG);
    const read = await store.get('T1:odd');
    await store.close();
    await odd.stop();

    expect(read).toBe('Ada Example');
    expect(reasons[0]).toContain('unknown command');
    expect(reasons.join()).not.toMatch(/Ada|T1/);
  });

  it('Redis: full: claims are unknown, values are read from memory, and the reason says that it is full', async () => {
    const full = await startRedis();
    await raw(full, (redis) => redis.config('SET', 'maxmemory', '1'));
    const reasons: string[] = [];
    const store = open({ url: full.url, onState: (_, reason) => reasons.push(reason) });

    const claim = await store.claim('T1:full', LONG, { isRepeated: true });
    await store.set('T1:full', 'value', LONG);
    const read = await store.get('T1:full');
    await store.set('T1:full', 'value', LONG);
    await store.set('T1:full', 'value', LONG);
    await store.close();
    await full.stop();

    expect([claim, read]).toEqual(['unknown', 'value']);
    expect(reasons).toEqual([expect.stringContaining('maxmemory')]);
  });
});

describe('without any Redis', () => {
  it('every operation is answered from memory', async () => {
    const store = open({ url: `redis://127.0.0.1:${await freePort()}` });

    await store.settle('T1:settled', LONG);
    await store.set('T1:value', 'value', LONG);
    await store.push('T1:list', 'entry', { most: 3, ttl: LONG });
    await store.forget('T1:forgotten');
    const answers = [await store.claim('T1:settled', LONG), await store.take('T1:U1', 1, { limit: 1, window: LONG })];
    const read = [await store.get('T1:value'), await store.list('T1:list'), store.state()];

    expect([...answers, ...read]).toEqual(['settled', true, 'value', ['entry'], 'degraded']);
  });

  it('a closed store answers on, and closes again', async () => {
    const store = open({ url: `redis://127.0.0.1:${await freePort()}` });
    await store.close();

    const claim = await store.claim('T1:late', LONG);
    await store.close();

    expect(claim).toBe('unknown');
  });

  it('rediss:// speaks TLS', async () => {
    const greeting: number[] = [];
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', ([first = 0]) => {
        greeting.push(first);
        socket.destroy();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;

    const store = open({ url: `rediss://127.0.0.1:${port}` });
    await store.claim('T1:tls', LONG);
    await store.close();
    server.close();

    const TLS_HANDSHAKE = 22;
    expect(greeting[0]).toBe(TLS_HANDSHAKE);
  });
});

function open(options: RedisStoreOptions): Store {
  const store = createRedisStore({ timeout: PATIENT, patience: PATIENT, ...options });
  stores.push(store);
  return store;
}

/** Asks until the store says so: a store notices what has changed when it is used. */
async function settledAs(store: Store, state: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await store.get('T1:probe');
        return store.state();
      },
      { timeout: 15_000, interval: 100 },
    )
    .toBe(state);
}

async function raw<Reply>(server: RedisServer, work: (redis: Redis) => Promise<Reply>): Promise<Reply> {
  const redis = new Redis(server.url);
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}
