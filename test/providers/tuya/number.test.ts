import { describe, expect, it } from 'vitest';
import { tuya } from '../../../src/providers/tuya/index.ts';
import { useVendor } from '../kit/exchange.ts';
import { toolsFor } from '../kit/tools.ts';
import seller from './recorded/seller.json' with { type: 'json' };
import token from './recorded/token.json' with { type: 'json' };

const SEARCH = '/v1.0/sellercenter/order/search';
const HOUR = 60 * 60_000;
const BASE_URL = 'https://tuya.example';
const vendor = useVendor();
const connect = () =>
  tuya.connect({
    TUYA_CLIENT_ID: '1KAD46OrT9HafiKdsXeg',
    TUYA_CLIENT_SECRET: '4OHBOnWOqaEC1mWXOpVL3yV50s0qGSRC',
    TUYA_MALL_CODE: 'testMallCode',
    TUYA_SHOP_CODE: 'testShopCode',
    TUYA_BASE_URL: vendor.at(BASE_URL),
  });
const query = { by: 'number', value: 'testOrderId' };
const row = { ...seller.result, order_id: 'testOrderId' };

const page = (rows: readonly object[], total = rows.length) => ({ success: true, result: { total, data_list: rows } });
const refusal = (code: number | string) => ({ success: false, code, msg: 'No permissions', t: 1588925778000 });

/** The provider, whose vendor answers the search so, one reply for each time; a token is always there. */
function answering(...replies: readonly object[]) {
  const tokens = { method: 'GET', path: '/v1.0/token', reply: { body: token } } as const;
  vendor.answers(BASE_URL, [tokens, ...replies.map((body) => ({ method: 'GET', path: SEARCH, reply: { body } }) as const)]);
  return connect();
}

describe('Tuya: an order by its number alone', () => {
  it("number: asks the seller's search with the mall and the number", async () => {
    const connected = answering(page([row]));

    const orders = await connected.lookup(query, toolsFor(connected));

    expect(orders.map(({ public: { id } }) => id)).toEqual(['testOrderId']);
    expect(Object.fromEntries(vendor.requests.at(-1)?.query ?? [])).toEqual({
      mall_code: 'testMallCode',
      order_id: 'testOrderId',
      page: '1',
      page_size: '20',
    });
  });

  it('number: drops the rows of other orders', async () => {
    const connected = answering(page([{ ...row, order_id: 'other' }, row]));

    const orders = await connected.lookup(query, toolsFor(connected));

    expect(orders.map(({ public: { id } }) => id)).toEqual(['testOrderId']);
  });

  it.each([
    ['an empty page', page([])],
    ['all orders, none of them this one', page([{ ...row, order_id: 'other' }])],
    ['a refusal that says so', { success: false, code: 1000, msg: 'data not exist' }],
  ])('number: takes %s for a miss', async (_, reply) => {
    const connected = answering(reply);

    expect(await connected.lookup(query, toolsFor(connected))).toEqual([]);
  });

  it('number: never takes the first of all orders for a miss', async () => {
    const connected = answering(page([{ ...row, order_id: 'other' }], 900));

    await expect(connected.lookup(query, toolsFor(connected))).rejects.toMatchObject({ kind: 'bad_response' });
  });

  it.each([28841101, '28841105', 1106])(
    'number: needs the buyer after the refusal %s, and asks no more for an hour',
    async (code) => {
      let now = Date.UTC(2026, 10, 2);
      const connected = answering(refusal(code), page([row]));
      const tools = toolsFor(connected, { now: () => now });

      await expect(connected.lookup(query, tools)).rejects.toMatchObject({ needs: ['user'] });
      now += HOUR - 1;
      await expect(connected.lookup(query, tools)).rejects.toMatchObject({ needs: ['user'] });
      now += 2;

      expect(await connected.lookup(query, tools)).toHaveLength(1);
    },
  );

  it.each([
    [1114, 'forbidden'],
    [2007, 'forbidden'],
    [28841004, 'quota'],
    [1004, 'unauthorized'],
  ])('number: the refusal %d is a failure and asks nobody for the buyer', async (code, kind) => {
    const connected = answering(refusal(code));

    await expect(connected.lookup(query, toolsFor(connected))).rejects.toMatchObject({ kind, needs: undefined });
  });
});
