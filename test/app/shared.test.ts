import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLINK_CASES } from '../../sandbox/vendors/clink/cases.ts';
import { startVendors, type Vendors } from '../../sandbox/vendors/index.ts';
import { startLinksfield } from '../../sandbox/vendors/linksfield/index.ts';
import { LINKSFIELD_EU_ORDERS } from '../../sandbox/vendors/linksfield/orders.ts';
import type { StandIn } from '../../sandbox/vendors/standin.ts';
import { BUYER, TUYA_CASES } from '../../sandbox/vendors/tuya/cases.ts';
import { createLookups, type Lookups } from '../../src/app/lookups/lookups.ts';
import { createChangeLog, createShared } from '../../src/app/lookups/shared.ts';
import { readLookupConfig } from '../../src/config/config.ts';
import { ordersOf } from '../../src/core/finding.ts';
import { TIMES } from '../../src/core/times.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { providers } from '../../src/providers/index.ts';
import { createRedisStore } from '../../src/state/redis/redis.ts';
import { isRedisInstalled, type RedisServer, startRedis } from '../state/redis-server.ts';

const CACHE_KEY = 'a key that all processes have';
/** Asked for in one test only. */
const DISPUTED_SIM = '89852202209090000036';
const SIM = '89852202209089971478';
const HOUR = 3_600_000;
const PATIENT = { timeout: 15_000, patience: 15_000 };

describe.runIf(isRedisInstalled())('three processes over one Redis', () => {
  let server: RedisServer;
  let vendors: Vendors;
  const closes: (() => unknown)[] = [];

  beforeAll(async () => {
    [server, vendors] = await Promise.all([startRedis(), startVendors()]);
  });

  afterEach(async () => {
    await Promise.all(closes.splice(0).map((close) => close()));
    // What one test has left there would answer the next one.
    const redis = new Redis(server.url);
    await redis.flushall();
    redis.disconnect();
  });

  afterAll(() => Promise.all([server.stop(), vendors.close()]));

  function startScout(settings: Readonly<Record<string, string>> = {}): Lookups {
    const store = createRedisStore({ url: server.url, cacheKey: CACHE_KEY, ...PATIENT });
    const log = createLog({ level: 'silent', secrets: [], destination: { write: () => {} } });
    const config = readLookupConfig({ ...vendors.env, ...settings }, providers);
    const shared = { answers: createShared(store, CACHE_KEY), changes: createChangeLog(store, HOUR) };
    const lookups = createLookups(config, log, createMetrics(), TIMES, shared);
    closes.push(lookups.close, store.close);
    return lookups;
  }

  async function find(lookups: Lookups, text: string, refresh = false) {
    const lookup = lookups.look(lookups.read(text, { asked: true }), { team: 'T1', language: 'en', refresh });
    // None asks a vendor while the test or the next one counts.
    await lookup.linked;
    return ordersOf(lookup.findings()).map((order) => order.public.id);
  }

  it('shared answers: after a reported change no process gives an answer from before it', async () => {
    const scouts = [startScout(), startScout(), startScout()];
    const order = CLINK_CASES.success;
    await Promise.all(scouts.map((lookups) => find(lookups, order)));
    const before = vendors.clink.requests.length;
    await Promise.all(scouts.map((lookups) => find(lookups, order)));
    const cached = vendors.clink.requests.length - before;

    await scouts[0]?.orderChanged('clink', [order]);
    const found = [];
    for (const lookups of [...scouts, startScout()]) found.push(await find(lookups, order));

    expect(found).toEqual(Array(4).fill([order]));
    expect(cached).toBe(0);
    expect(vendors.clink.requests.length - before).toBeGreaterThan(0);
  });

  it('shared answers: equal questions at three processes cost one request', async () => {
    const before = vendors.linksfield.requests.length;

    const found = await Promise.all([startScout(), startScout(), startScout()].map((lookups) => find(lookups, DISPUTED_SIM)));
    const later = await find(startScout(), DISPUTED_SIM);

    expect(new Set([...found, later].map(String)).size).toBe(1);
    expect(later).toHaveLength(1);
    expect(vendors.linksfield.requests.length - before).toBe(1);
  });

  it('shared answers: a refresh asks the provider', async () => {
    const [one, other] = [startScout(), startScout()];
    await find(one, SIM);
    const before = vendors.linksfield.requests.length;

    await find(other, SIM, true);

    expect(vendors.linksfield.requests.length - before).toBe(1);
  });

  it('shared answers: an account under the name of another one finds nothing of its answers', async () => {
    const [former, successor] = await Promise.all([
      startLinksfield({ partnerCode: 'P2', orders: LINKSFIELD_EU_ORDERS }),
      startLinksfield({ partnerCode: 'P3', orders: [] }),
    ]);
    closes.push(former.close, successor.close);
    const settingsOf = ({ env }: StandIn) => ({
      LINKSFIELD__EU__PARTNER_CODE: env.LINKSFIELD_PARTNER_CODE ?? '',
      LINKSFIELD__EU__BASE_URL: env.LINKSFIELD_BASE_URL ?? '',
    });

    const first = await find(startScout(settingsOf(former)), 'linksfield.eu:4567');
    const asked = former.requests.length;
    const without = await find(startScout(), 'linksfield:4567');
    const second = await find(startScout(settingsOf(successor)), 'linksfield.eu:4567');
    const again = await find(startScout(settingsOf(former)), 'linksfield.eu:4567');

    expect(first).toEqual(['CU-EUROPEA0000120260917093012345']);
    expect(without).toEqual(['CU-7ZOIHX0RB16U20250828111429591']);
    expect(second).toEqual([]);
    expect(again).toEqual(first);
    expect(former.requests.length).toBe(asked);
    expect(successor.requests.length).toBe(asked);
  });

  it("shared token: three processes need one of Tuya's tokens", async () => {
    const tokens = () => vendors.tuya.requests.filter(({ path }) => path.includes('/token')).length;
    const texts = ['tuya:71000001 user=ay1', 'tuya:71000002 user=ay1', 'tuya:71000003 user=ay1'];
    const before = tokens();

    await Promise.all(texts.map((text) => find(startScout(), text)));

    expect(tokens() - before).toBe(1);
  });

  it('Redis: holds nothing readable of an answer, a question or a token', async () => {
    await find(startScout(), TUYA_CASES.paid);
    await find(startScout(), SIM);
    await startScout().orderChanged('clink', [SIM]);

    const redis = new Redis(server.url);
    const keys = await redis.keys('*');
    const values = await Promise.all(
      keys.map(async (key) => ((await redis.type(key)) === 'list' ? redis.lrange(key, 0, -1) : redis.get(key))),
    );
    redis.disconnect();

    expect(keys.length).toBeGreaterThan(1);
    expect([...keys, ...values].join('\n')).not.toMatch(new RegExp(`${SIM}|${BUYER}|CU-7ZOIHX|TM-1001|CLJF_ZRR|access_token`));
  });
});
