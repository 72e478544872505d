import { describe, expect, it } from 'vitest';
import type { StandIn } from '../../../sandbox/vendors/standin.ts';
import { BUYER } from '../../../sandbox/vendors/tuya/index.ts';
import { tuya } from '../../../src/providers/tuya/index.ts';
import { createGuard } from '../../../src/upstream/guard.ts';
import { createDispatcher } from '../../../src/upstream/http/dispatcher.ts';
import { createJson } from '../../../src/upstream/http/http.ts';
import { expectFailure } from '../kit/soundness.ts';
import { toolsFor } from '../kit/tools.ts';
import { granted, isTokenCall, refused, startScripted, startVendor } from './scripted.ts';

const QUERY = { by: 'order', value: 'TM-1001', with: { user: BUYER } };
const NOON = Date.UTC(2026, 10, 2, 12);

const dispatcher = createDispatcher();

/** The guard of production, with a pace at which a hundred lookups end within its deadline. */
function guarded(vendor: StandIn) {
  const provider = { ...tuya.connect(vendor.env), limits: { perSecond: 100_000, atOnce: 100 } };
  const guard = createGuard(provider, {
    json: createJson({ provider, dispatcher, deadline: 60_000 }),
    tuning: { deadline: 60_000 },
  });
  return () => guard.load(QUERY, 'en');
}

function times<Value>(count: number, ask: () => Promise<Value>): Promise<Value[]> {
  return Promise.all(Array.from({ length: count }, ask));
}

function tokenCalls(vendor: StandIn): number {
  return vendor.requests.filter(isTokenCall).length;
}

/** Tokens of a scripted vendor: T1, T2 … */
function tokens() {
  let issued = 0;
  return () => granted({ access_token: `T${++issued}`, expire_time: 7200 });
}

describe('Tuya: one token for all', () => {
  it('a hundred cold lookups make one token call', async () => {
    const vendor = await startVendor();

    const told = await times(100, guarded(vendor));

    expect(told.filter(({ kind }) => kind === 'found')).toHaveLength(100);
    expect(tokenCalls(vendor)).toBe(1);
    expect(vendor.requests).toHaveLength(101);
  });

  it('one that ends before its time is renewed once for all', async () => {
    let ahead = 0;
    const vendor = await startVendor({ tokenLife: 60, now: () => Date.now() + ahead });
    const ask = guarded(vendor);
    await ask();
    ahead = 61_000;

    const told = await times(50, ask);

    expect(told.filter(({ kind }) => kind === 'found')).toHaveLength(50);
    expect(tokenCalls(vendor)).toBe(2);
  });

  it('a late complaint does not drop the successor', async () => {
    const token = tokens();
    const vendor = await startScripted((request) => {
      if (isTokenCall(request)) return token();
      if (request.headers.access_token !== 'T1') return granted({ order_id: 'x' });
      return { ...refused(1010), delay: request.path.endsWith('/late') ? 300 : 0 };
    });
    const connected = tuya.connect(vendor.env);
    const tools = toolsFor(connected);
    const ask = (value: string) => connected.lookup({ ...QUERY, value }, tools);

    const [late, early] = await Promise.all([ask('late'), ask('early')]);

    expect([late.length, early.length]).toEqual([1, 1]);
    expect(tokenCalls(vendor)).toBe(2);
  });

  it('is not renewed a second time when the new one fails too', async () => {
    const token = tokens();
    const vendor = await startScripted((request) => (isTokenCall(request) ? token() : refused(1011)));
    const connected = tuya.connect(vendor.env);

    const failure = await expectFailure(connected.lookup(QUERY, toolsFor(connected)), []);

    expect(failure).toMatchObject({ kind: 'unauthorized', code: '1011', traceId: 'a1b2' });
    expect(vendor.requests.map(({ headers }) => headers.access_token)).toEqual([undefined, 'T1', undefined, 'T2']);
  });

  it.each([1002, 1010, 1011, 1012, 1400])('is renewed on %d', async (code) => {
    const token = tokens();
    const vendor = await startScripted((request) => {
      if (isTokenCall(request)) return token();
      return request.headers.access_token === 'T1' ? refused(code) : granted({ order_id: 'x' });
    });
    const connected = tuya.connect(vendor.env);

    const orders = await connected.lookup(QUERY, toolsFor(connected));

    expect(orders).toHaveLength(1);
  });

  it.each([
    [7200, 7_139_000, 7_141_000],
    [100, 89_000, 91_000],
  ])('one with a life of %d s serves until %d ms and not until %d ms', async (tokenLife, before, after) => {
    let now = NOON;
    const vendor = await startVendor({ tokenLife, now: () => now });
    const connected = tuya.connect(vendor.env);
    const tools = toolsFor(connected, { now: () => now });
    const counts: number[] = [];

    for (const passed of [0, before, after]) {
      now = NOON + passed;
      await connected.lookup(QUERY, tools);
      counts.push(tokenCalls(vendor));
    }

    expect(counts).toEqual([1, 1, 2]);
  });

  it('trusts the life that is left, for another process may have asked first', async () => {
    let now = NOON;
    const vendor = await startVendor({ tokenLife: 1000, now: () => now });
    const connected = tuya.connect(vendor.env);
    await connected.lookup(QUERY, toolsFor(connected, { now: () => now }));
    now = NOON + 500_000;
    const tools = toolsFor(connected, { now: () => now });
    await connected.lookup(QUERY, tools);
    now = NOON + 960_000;

    await connected.lookup(QUERY, tools);

    expect(tokenCalls(vendor)).toBe(3);
  });
});

describe('Tuya: the token call', () => {
  it('asks for a new one and never refreshes', async () => {
    const token = tokens();
    const vendor = await startScripted((request) => (isTokenCall(request) ? token() : refused(1010)));
    const connected = tuya.connect(vendor.env);
    await expectFailure(connected.lookup(QUERY, toolsFor(connected)), []);

    const calls = vendor.requests.filter(isTokenCall);

    expect(calls.map(({ method, path, query, body }) => `${method} ${path}?${query}${body}`)).toEqual([
      'GET /v1.0/token?grant_type=1',
      'GET /v1.0/token?grant_type=1',
    ]);
  });

  it.each([
    ['refused credentials', refused(1004), { kind: 'unauthorized', code: '1004' }],
    ['another address', { status: 404, body: {} }, { kind: 'bad_response', hint: 'check_base_url', status: 404 }],
    ['no token', granted({}), { kind: 'bad_response' }],
    ['no life', granted({ access_token: 'T1' }), { kind: 'bad_response' }],
    ['a vendor in trouble', refused(500), { kind: 'unavailable' }],
  ])('%s', async (_, reply, failure) => {
    const vendor = await startScripted(() => reply);
    const connected = tuya.connect(vendor.env);

    expect(await expectFailure(connected.lookup(QUERY, toolsFor(connected)), [])).toMatchObject(failure);
    expect(vendor.requests).toHaveLength(1);
  });
});
