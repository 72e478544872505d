import { describe, expect, it } from 'vitest';
import { registered } from '../kit/registered.ts';

const clink = registered('clink');
const SETTINGS = { CLINK_API_KEY: 'sk_test_9vKq27LmXw3R' };

function plan(kind: 'iccid' | 'order' | 'reference', value: string, providers?: readonly string[]) {
  return clink.connect(SETTINGS).plan({ kind, value, raw: value, providers });
}

describe('what Clink is asked', () => {
  it.each([
    ['order_7Gk2abc', 'order'],
    ['ord_7Gk2abc', 'order'],
    ['ORD_7Gk2abc', 'order'],
    ['cus_7Gk2abc', 'customer'],
    ['sub_7Gk2abc', 'subscription'],
    ['inv_7Gk2abc', 'invoice'],
    ['rfd_7Gk2abc', 'refund'],
    ['sess_7Gk2abc', 'session'],
    ['price_7Gk2abc', 'order'],
    ['#1001', 'order'],
  ])('about %s by %s first, then by reference', (value, by) => {
    expect(plan('order', value)).toEqual([{ by, value, otherwise: { by: 'reference', value } }]);
  });

  it('takes a free-form number for an order id, then for a reference', () => {
    expect(plan('reference', '4567')).toEqual([{ by: 'order', value: '4567', otherwise: { by: 'reference', value: '4567' } }]);
  });

  it.each([
    ['iccid', '89852202209089971478'],
    ['order', 'CU-7ZOIHX0RB16U20250828111429591'],
  ] as const)('is not asked about the %s %s unless by name', (kind, value) => {
    expect(plan(kind, value)).toEqual([]);
    expect(plan(kind, value, ['clink']).map(({ by }) => by)).toEqual(['order']);
  });

  it.each(['..', '.', ' '])('never makes a path of %j', (value) => {
    expect(plan('reference', value, ['clink'])).toEqual([]);
  });

  it('leaves what another provider was asked for by name', () => {
    expect(plan('order', 'order_7Gk2abc', ['tuya'])).toEqual([]);
  });
});

describe("Clink's settings", () => {
  it('asks production unless told otherwise', () => {
    expect(clink.connect(SETTINGS).baseUrl).toBe('https://api.clinkbill.com/api');
  });

  it.each(['', 'sk test', 'schlüssel', 'sk\n1'])('refuses the key %j, which is no header', (CLINK_API_KEY) => {
    expect(clink.settings.safeParse({ CLINK_API_KEY }).success).toBe(false);
  });

  it.each([
    ['sk_prod_9vKq27Lm', 'https://uat-api.clinkbill.com/api', 'production key'],
    ['sk_live_9vKq27Lm', 'https://uat-api.clinkbill.com/api', 'production key'],
    ['sk_test_9vKq27Lm', 'https://api.clinkbill.com/api', 'sandbox key'],
    ['sk_uat_9vKq27Lm', 'https://api.clinkbill.com/api', 'sandbox key'],
  ])('warns about %s at %s without repeating the key', (CLINK_API_KEY, CLINK_BASE_URL, words) => {
    const [warning = '', ...more] = clink.connect({ CLINK_API_KEY, CLINK_BASE_URL }).warnings ?? [];

    expect(warning).toContain(words);
    expect(warning).not.toContain('9vKq27Lm');
    expect(more).toEqual([]);
  });

  it.each([
    ['sk_prod_9vKq27Lm', 'https://api.clinkbill.com/api'],
    ['sk_test_9vKq27Lm', 'https://uat-api.clinkbill.com/api'],
    ['sk_9vKq27Lm', 'https://api.clinkbill.com/api'],
    ['sk_prod_9vKq27Lm', 'http://127.0.0.1:4010/api'],
  ])('has nothing to say about %s at %s', (CLINK_API_KEY, CLINK_BASE_URL) => {
    expect(clink.connect({ CLINK_API_KEY, CLINK_BASE_URL }).warnings).toEqual([]);
  });
});
