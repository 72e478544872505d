import { describe, expect, it } from 'vitest';
import { BUYER } from '../../../sandbox/vendors/tuya/index.ts';
import { tuya } from '../../../src/providers/tuya/index.ts';
import { expectFailure } from '../kit/soundness.ts';
import { toolsFor } from '../kit/tools.ts';
import { granted, isTokenCall, refused, startScripted, startVendor } from './scripted.ts';

const QUERY = { by: 'order', value: 'TM-1001', with: { user: BUYER } };
const NOON = Date.UTC(2026, 10, 2, 12);
const TEN_MINUTES = 600_000;

describe('Tuya: a clock that is wrong', () => {
  it.each([TEN_MINUTES, -TEN_MINUTES])(
    'by %d ms is corrected from what the vendor says, and the operator hears of it',
    async (off) => {
      const vendor = await startVendor({ now: () => NOON, clockOffset: off });
      const connected = tuya.connect(vendor.env);
      const tools = toolsFor(connected, { now: () => NOON });

      const orders = await connected.lookup(QUERY, tools);

      expect(orders).toHaveLength(1);
      expect(vendor.requests.map(({ headers }) => Number(headers.t) - NOON)).toEqual([0, off, off]);
      expect(tools.warned).toEqual([{ hint: 'check_clock', fields: { offset: off } }]);
    },
  );

  it('is corrected once for all', async () => {
    const vendor = await startVendor({ now: () => NOON, clockOffset: TEN_MINUTES });
    const connected = tuya.connect(vendor.env);
    const tools = toolsFor(connected, { now: () => NOON });

    await Promise.all(Array.from({ length: 50 }, () => connected.lookup(QUERY, tools)));
    await connected.lookup(QUERY, tools);

    expect(vendor.requests.filter(({ headers }) => Number(headers.t) === NOON)).toHaveLength(1);
    expect(vendor.requests.filter(isTokenCall)).toHaveLength(2);
    expect(tools.warned).toHaveLength(1);
  });

  it('is corrected anew when somebody has set it right', async () => {
    let now = NOON;
    const vendor = await startVendor({ now: () => NOON });
    const connected = tuya.connect(vendor.env);
    const tools = toolsFor(connected, { now: () => now });
    now = NOON - TEN_MINUTES;
    await connected.lookup(QUERY, tools);
    now = NOON;

    const orders = await connected.lookup(QUERY, tools);

    expect(orders).toHaveLength(1);
    expect(vendor.requests.at(-1)?.headers.t).toBe(String(NOON));
    expect(tools.warned).toEqual([{ hint: 'check_clock', fields: { offset: TEN_MINUTES } }]);
  });

  it('by less than a minute is nothing to speak of', async () => {
    const vendor = await startScripted((request) => {
      if (Number(request.headers.t) === NOON) return refused(1013, NOON + 59_000);
      return granted(isTokenCall(request) ? { access_token: 'T1', expire_time: 7200 } : { order_id: 'x' });
    });
    const connected = tuya.connect(vendor.env);
    const tools = toolsFor(connected, { now: () => NOON });

    const orders = await connected.lookup(QUERY, tools);

    expect(orders).toHaveLength(1);
    expect(tools.warned).toEqual([]);
  });

  it.each([
    ['does not help', NOON + TEN_MINUTES, 2],
    ['is not told', undefined, 1],
  ])('ends the lookup when the vendor’s time %s', async (_, t, calls) => {
    const vendor = await startScripted(() => refused(1013, t));
    const connected = tuya.connect(vendor.env);

    const failure = await expectFailure(connected.lookup(QUERY, toolsFor(connected, { now: () => NOON })), []);

    expect(failure).toMatchObject({ kind: 'unauthorized', hint: 'check_clock', code: '1013' });
    expect(vendor.requests).toHaveLength(calls);
  });
});

describe('Tuya: what is sent', () => {
  it('is a GET without a body, in the language of the person, under a nonce of its own', async () => {
    const vendor = await startVendor({ now: () => NOON });
    const connected = tuya.connect(vendor.env);
    await connected.lookup(QUERY, toolsFor(connected, { now: () => NOON, language: 'zh' }));
    await connected.lookup(QUERY, toolsFor(connected, { now: () => NOON }));

    const { requests } = vendor;

    expect(requests.map(({ method, body, headers }) => [method, body, headers.lang])).toEqual([
      ['GET', '', 'zh'],
      ['GET', '', 'zh'],
      ['GET', '', 'en'],
      ['GET', '', 'en'],
    ]);
    expect(new Set(requests.map(({ headers }) => headers.nonce)).size).toBe(4);
  });

  it('signs the characters of ids unchanged', async () => {
    const vendor = await startVendor({ now: () => NOON });
    const connected = tuya.connect(vendor.env);
    const query = { by: 'order', value: 'A.b_c:d@e+f-1', with: { user: 'x.y_z:a@b+c-1' } };

    const orders = await connected.lookup(query, toolsFor(connected, { now: () => NOON }));

    expect(orders).toEqual([]);
    expect(vendor.requests.at(-1)?.path).toBe('/v1.0/mall/plugin/order/A.b_c:d@e+f-1');
    expect(vendor.requests.at(-1)?.query.get('user_id')).toBe('x.y_z:a@b+c-1');
  });
});
