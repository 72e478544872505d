import { describe, expect, it } from 'vitest';
import type { Identifier } from '../../../src/core/identifier/identifier.ts';
import { BASE_URLS } from '../../../src/providers/tuya/settings.ts';
import { registered } from '../kit/registered.ts';

const tuya = registered('tuya');
const ENV = {
  TUYA_CLIENT_ID: 'id',
  TUYA_CLIENT_SECRET: 'secret',
  TUYA_MALL_CODE: 'mall',
  TUYA_SHOP_CODE: 'shop',
  TUYA_REGION: 'eu',
};

function reference(value: string, more: Partial<Identifier> = {}): Identifier {
  return { kind: 'reference', value, raw: value, ...more };
}

function plan(identifier: Identifier, more: Readonly<Record<string, string>> = {}) {
  return registered('tuya')
    .connect({ ...ENV, ...more })
    .plan(identifier);
}

describe('Tuya: what is planned', () => {
  it('asks for the order of the buyer who was named', () => {
    const queries = plan(reference('4567', { hints: { user: 'ay1' } }), { TUYA_USER_ID: 'ay2' });

    expect(queries).toEqual([{ by: 'order', value: '4567', with: { user: 'ay1' } }]);
  });

  it('takes the buyer of the settings when nobody was named, even with a site', () => {
    const queries = plan(reference('4567'), { TUYA_USER_ID: 'ay2', TUYA_SITE_CODE: 'site' });

    expect(queries).toEqual([{ by: 'order', value: '4567', with: { user: 'ay2' } }]);
  });

  it("asks for the seller's view when there is a site and no buyer", () => {
    expect(plan(reference('4567'), { TUYA_SITE_CODE: 'site' })).toEqual([{ by: 'seller', value: '4567' }]);
  });

  it('asks by the number alone when there is neither', () => {
    expect(plan(reference('4567'))).toEqual([{ by: 'number', value: '4567', mayNeed: ['user'] }]);
  });

  it.each(['a&b=c', 'a b', 'ü', 'x'.repeat(129)])('asks again for a buyer that cannot be one: %s', (user) => {
    const queries = plan(reference('4567', { hints: { user } }), { TUYA_USER_ID: 'ay2', TUYA_SITE_CODE: 'site' });

    expect(queries).toEqual([{ by: 'order', value: '4567', needs: ['user'] }]);
  });

  it.each(['', '*'])('lists the orders of a buyer for "tuya:%s"', (value) => {
    const queries = plan(reference(value, { kind: 'order', providers: ['tuya'], hints: { user: 'ay1' } }));

    expect(queries).toEqual([{ by: 'buyer', value: 'ay1' }]);
  });

  it('needs the buyer for a list without one', () => {
    const queries = plan(reference('', { kind: 'order', providers: ['tuya'] }));

    expect(queries).toEqual([{ by: 'buyer', value: '', needs: ['user'] }]);
  });

  it.each(['AZaz09._:@+-', '8'.repeat(128), 'CU-1', 'order_1', '89852202209089971478'])('takes tuya:%s unchanged', (value) => {
    const queries = plan(reference(value, { kind: 'order', providers: ['tuya'], hints: { user: 'ay1' } }));

    expect(queries).toEqual([{ by: 'order', value, with: { user: 'ay1' } }]);
  });

  it('takes what a pattern for every provider found', () => {
    const queries = plan(reference('#1001'.slice(1), { kind: 'order', providers: [], hints: { user: 'ay1' } }));

    expect(queries).toEqual([{ by: 'order', value: '1001', with: { user: 'ay1' } }]);
  });

  it.each(['', '*', 'a/b', 'a?b', 'a&b', '订单', 'x'.repeat(129), 'search', '.', '..'])('takes "%s" for no order', (value) => {
    expect(plan(reference(value, { hints: { user: 'ay1' } }))).toEqual([]);
  });

  it.each([
    { kind: 'iccid', value: '89852202209089971478' },
    { kind: 'order', value: 'CU-7ZOIHX0RB16U20250828111429591' },
    { kind: 'order', value: 'inv_7Gk2abc' },
    { kind: 'reference', value: '4567', providers: ['linkbest'] },
  ] as const)('leaves $kind $value to others', (identifier) => {
    expect(plan({ raw: identifier.value, ...identifier })).toEqual([]);
  });
});

describe('Tuya: settings', () => {
  it.each(Object.entries(BASE_URLS))('%s is %s', (TUYA_REGION, url) => {
    expect(tuya.connect({ ...ENV, TUYA_REGION }).baseUrl).toBe(url);
  });

  it('lets the base URL win', () => {
    expect(tuya.connect({ ...ENV, TUYA_BASE_URL: 'https://proxy.example/tuya/' }).baseUrl).toBe('https://proxy.example/tuya');
  });

  it('needs one of the region and the base URL, and says so beside what else is missing', () => {
    const problems = tuya.settings.safeParse({ TUYA_CLIENT_ID: 'id' }).error?.issues ?? [];

    expect(problems.map(({ path }) => path.join('.'))).toEqual(['TUYA_CLIENT_SECRET', 'TUYA_MALL_CODE', 'TUYA_SHOP_CODE', '']);
    expect(problems.at(-1)?.message).toBe(
      'TUYA_REGION or TUYA_BASE_URL is missing: the data centre of the project, one of cn, us, us-e, eu, eu-w, in, sg',
    );
  });

  it.each([
    ['TUYA_REGION', 'mars'],
    ['TUYA_BASE_URL', 'ftp://tuya.example'],
    ['TUYA_MALL_CODE', 'mall&shop_code=other'],
    ['TUYA_USER_ID', 'two words'],
    ['TUYA_CLIENT_SECRET', 'line\nbreak'],
  ])('refuses %s=%s', (name, value) => {
    const problems = tuya.settings.safeParse({ ...ENV, [name]: value }).error?.issues ?? [];

    expect(problems.map(({ path }) => path.join('.'))).toEqual([name]);
  });
});
