import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/language.ts';
import type { Query } from '../../src/core/provider/provider.ts';
import { linksfield } from '../../src/providers/linksfield/index.ts';
import { describeProvider } from './kit/contract.ts';
import { useVendor } from './kit/exchange.ts';
import { toolsFor } from './kit/tools.ts';
import type { Json } from './kit/variation.ts';
import active from './linksfield/recorded/active.json' with { type: 'json' };

const [order] = active.data.orders;

describeProvider({
  provider: linksfield,
  env: { LINKSFIELD_PARTNER_CODE: 'P012345', LINKSFIELD_BASE_URL: 'https://linksfield.example/topup' },
  baseUrl: 'LINKSFIELD_BASE_URL',
  secrets: ['LINKSFIELD_PARTNER_CODE'],
  identifier: { kind: 'iccid', value: '89852202209089971478', raw: '89852202209089971478' },
  ownIds: ['CU-7ZOIHX0RB16U20250828111429591'],
  call: { method: 'GET', path: '/mall/order' },
  order: order ?? null,
  reply: (told) => answer(Array.isArray(told) ? told : [told]),
  id: 'CU-7ZOIHX0RB16U20250828111429591',
  minimalOrder: {},
  unknownWords: {
    order: {
      ...order,
      order_status: 'zz-order',
      payment_status: 'zz-payment',
      dispute_status: 'zz-dispute',
      risk_status: 'zz-risk',
    },
    words: ['zz-order', 'zz-payment', 'zz-dispute', 'zz-risk'],
  },
  largeReply: Array.from({ length: 1000 }, (_, index) => ({ ...order, order_id: `CU-7ZOIHX0RB16U${index}` })),
  missing: {
    'a success without orders': { body: answer([]) },
    'a success without data': { body: { operateCode: 'S', data: null } },
    'a refusal that says so': { body: { operateCode: 'F0042', message: 'The order does not exist.', data: {} } },
    'a refusal that says so in Chinese': { body: { operateCode: 'F0042', message: '订单不存在' } },
    '404 in the format of the vendor': { status: 404, body: { operateCode: '404', message: 'not found' } },
  },
  refused: {
    'a wrong partnerCode': { reply: refused('F0001', 'The partnerCode does not exist'), kind: 'unauthorized' },
    'a wrong signature': { reply: refused('F0002', 'Sign verification failed'), kind: 'unauthorized' },
    'too many requests': { reply: refused('F0003', '请求过于频繁'), kind: 'rate_limited' },
    'a vendor in trouble': { reply: refused('F9999', 'System error, please try again later'), kind: 'unavailable' },
    'a wrong partnerCode under 400': {
      reply: { ...refused('F0001', 'The partnerCode does not exist'), status: 400 },
      kind: 'refused',
    },
    'trouble that speaks of a miss': { reply: { ...refused('F9999', 'Upstream not found'), status: 502 }, kind: 'unavailable' },
    'anything else': { reply: refused('F0004', 'This order belongs to another enterprise'), kind: 'forbidden' },
    'a code and nothing else': { reply: { body: { operateCode: 500 } }, kind: 'forbidden' },
  },
  refusal: (message) => refused('F0001', message),
  wrongShapes: [
    { operateCode: 'S', data: [] },
    { operateCode: 'S', data: { orders: {} } },
    { operateCode: 'S', data: { orders: ['CU-7ZOIHX0RB16U20250828111429591'] } },
    { operateCode: null, data: null },
    { data: active.data },
  ],
});

function answer(orders: readonly Json[]): Json {
  return { data: { sim_id: active.data.sim_id, orders }, operateCode: 'S', message: '' };
}

function refused(operateCode: string, message: string) {
  return { body: { operateCode, message, data: null } };
}

describe('a miss under an HTTP error', () => {
  const vendor = useVendor();

  it.each([400, 422])('%d', async (status) => {
    const connected = linksfield.connect({
      LINKSFIELD_PARTNER_CODE: 'P012345',
      LINKSFIELD_BASE_URL: vendor.at('https://linksfield.example'),
    });
    vendor.answers(connected.baseUrl, [
      { method: 'GET', path: '/mall/order', reply: { ...refused('F1004', 'order not found'), status } },
    ]);

    expect(await connected.lookup({ by: 'order_id', value: '1' }, toolsFor(connected))).toEqual([]);
  });
});

describe('a request to Linksfield', () => {
  const vendor = useVendor();

  /** Asks for an order that is there. */
  async function ask(query: Query, { language, env = {} }: { language?: Language; env?: Readonly<Record<string, string>> } = {}) {
    const baseUrl = vendor.at('https://linksfield.example/topup');
    const connected = linksfield.connect({ LINKSFIELD_PARTNER_CODE: 'P012345', LINKSFIELD_BASE_URL: `${baseUrl}/`, ...env });
    vendor.answers(baseUrl, [{ method: 'GET', path: '/mall/order', reply: { body: active } }]);
    expect(await connected.lookup(query, toolsFor(connected, language ? { language } : {}))).toHaveLength(1);
    return vendor.requests.at(-1) ?? expect.fail('nothing was asked');
  }

  it.each([
    ['sim_id', '89852202209089971478', '0bbe2e8c9c1ba306ef239985322489da'],
    ['order_id', 'CU-7ZOIHX0RB16U20250828111429591', '1d0a494ce2a1c0e74553ca3a5470ee97'],
    ['purchase_order_id', '订单/4567', '92c830d22e22c208752a9af4fc5b786b'],
  ])('names %s alone, signed', async (by, value, sign) => {
    const { query, headers } = await ask({ by, value });

    expect(Object.fromEntries(query)).toEqual({ [by]: value, version: '3.0', partnerCode: 'P012345', sign });
    expect(headers['content-type']).toBe('application/json');
  });

  it.each([
    ['en', 'en-US'],
    ['zh', 'zh-CN'],
  ] as const)('asks for %s words as %s', async (language, header) => {
    const { headers } = await ask({ by: 'order_id', value: '1' }, { language });

    expect(headers['accept-language']).toBe(header);
  });

  it('carries the version it is told to', async () => {
    const { query } = await ask({ by: 'order_id', value: '1' }, { env: { LINKSFIELD_VERSION: '2.0' } });

    expect(query.get('version')).toBe('2.0');
  });
});

describe('the settings of Linksfield', () => {
  it('need the partner code only', () => {
    expect(linksfield.settings.parse({ LINKSFIELD_PARTNER_CODE: 'P012345' })).toEqual({
      LINKSFIELD_PARTNER_CODE: 'P012345',
      LINKSFIELD_BASE_URL: 'https://wx.linksfield.net/topup',
      LINKSFIELD_VERSION: '3.0',
      LINKSFIELD_AMOUNT_UNIT: 'minor',
    });
  });

  it.each([
    ['LINKSFIELD_PARTNER_CODE', ''],
    ['LINKSFIELD_BASE_URL', 'wx.linksfield.net'],
    ['LINKSFIELD_BASE_URL', 'ftp://wx.linksfield.net'],
    ['LINKSFIELD_BASE_URL', 'http://wx.linksfield.net/topup'],
    ['LINKSFIELD_VERSION', ''],
    ['LINKSFIELD_AMOUNT_UNIT', 'cents'],
  ])('refuse %s=%j by name', (name, value) => {
    const refused = linksfield.settings.safeParse({ LINKSFIELD_PARTNER_CODE: 'P012345', [name]: value });

    expect(refused.error?.issues.map(({ path }) => path)).toEqual([[name]]);
  });
});
