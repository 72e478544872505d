import { describe, expect, it } from 'vitest';
import type { Query } from '../../../src/core/provider/provider.ts';
import { clink } from '../../../src/providers/clink/index.ts';
import { useVendor } from '../kit/exchange.ts';
import { toolsFor } from '../kit/tools.ts';
import invoice from './recorded/invoice.json' with { type: 'json' };
import list from './recorded/list.json' with { type: 'json' };
import order from './recorded/order.json' with { type: 'json' };
import refund from './recorded/refund.json' with { type: 'json' };
import session from './recorded/session.json' with { type: 'json' };

const NOW = 1_760_000_000_000;
const BASE_URL = 'https://clink.example/api';
const vendor = useVendor();
const NOTHING = { code: 404, msg: 'Not found' };

interface Answer {
  readonly status?: number;
  readonly query?: Readonly<Record<string, string>>;
}

function answers(path: string, body: unknown, { status = 200, query }: Answer = {}) {
  vendor.answers(BASE_URL, [{ method: 'GET', path, reply: { status, body }, ...(query && { query }) }]);
}

async function ask(query: Query) {
  const connected = clink.connect({ CLINK_API_KEY: 'sk_test_9vKq27LmXw3R', CLINK_BASE_URL: vendor.at(BASE_URL) });
  const tools = toolsFor(connected, { now: () => NOW });
  const orders = await connected.lookup(query, tools);
  return { orders, ids: orders.map(({ public: { id } }) => id), remarks: tools.remarks };
}

function page(pageNum: number, filter: Readonly<Record<string, string>>, body: object) {
  answers('/order', body, { query: { ...filter, pageNum: String(pageNum), pageSize: '50' } });
}

function rows(first: number, count: number, customerId = 'cus_9Pf4sJz6Ya') {
  return Array.from({ length: count }, (_, index) => ({
    orderId: `order_${first + index}`,
    customerId,
    createTime: 1_754_800_000_000 + first + index,
  }));
}

describe("Clink's lists", () => {
  it('sends the key and the time with every request', async () => {
    answers('/order/order_8Kd3mVq2Lx', order);

    const { ids } = await ask({ by: 'order', value: 'order_8Kd3mVq2Lx' });

    expect(ids).toEqual(['order_8Kd3mVq2Lx']);
    expect(vendor.requests[0]?.headers).toMatchObject({ 'x-api-key': 'sk_test_9vKq27LmXw3R', 'x-timestamp': String(NOW) });
  });

  it('makes one path segment of any id', async () => {
    answers('/order/a%2Fb%3Fc%23%EF%BF%BD', NOTHING, { status: 404 });

    expect((await ask({ by: 'order', value: 'a/b?c#\ud800' })).ids).toEqual([]);
  });

  it('drops the rows of other references and sorts the rest, newest first', async () => {
    page(1, { merchantReferenceId: 'SHOP-7781' }, list);

    const { ids, remarks } = await ask({ by: 'reference', value: 'SHOP-7781' });

    expect(ids).toEqual(['order_1Aa0000002', 'order_1Aa0000001']);
    expect(remarks).toEqual([]);
  });

  it('drops the rows of other customers', async () => {
    page(1, { customerId: 'cus_other00001' }, list);

    expect((await ask({ by: 'customer', value: 'cus_other00001' })).ids).toEqual(['order_1Aa0000003']);
  });

  it('reads pages until the total is reached', async () => {
    page(1, { customerId: 'cus_9Pf4sJz6Ya' }, { code: 200, total: 70, rows: rows(1, 50) });
    page(2, { customerId: 'cus_9Pf4sJz6Ya' }, { code: 200, total: '70', rows: rows(51, 20) });

    const { ids, remarks } = await ask({ by: 'customer', value: 'cus_9Pf4sJz6Ya' });

    expect(ids).toHaveLength(70);
    expect(ids[0]).toBe('order_70');
    expect(remarks).toEqual([]);
  });

  it('counts an order once that moved to the next page meanwhile', async () => {
    page(1, { customerId: 'cus_9Pf4sJz6Ya' }, { code: 200, total: 51, rows: rows(1, 50) });
    page(2, { customerId: 'cus_9Pf4sJz6Ya' }, { code: 200, total: 52, rows: rows(50, 3) });

    expect((await ask({ by: 'customer', value: 'cus_9Pf4sJz6Ya' })).ids).toHaveLength(52);
  });

  it('stops at an empty page and says that the list is not whole', async () => {
    page(1, { customerId: 'cus_9Pf4sJz6Ya' }, { code: 200, total: 90, rows: rows(1, 50) });
    page(2, { customerId: 'cus_9Pf4sJz6Ya' }, { code: 200, total: 90, rows: [] });

    const { ids, remarks } = await ask({ by: 'customer', value: 'cus_9Pf4sJz6Ya' });

    expect(ids).toHaveLength(50);
    expect(remarks).toEqual([{ kind: 'part_of_list', shown: 50, total: 90 }]);
  });

  it('reads four pages at most', async () => {
    for (const number of [1, 2, 3, 4])
      page(number, { customerId: 'cus_9Pf4sJz6Ya' }, { code: 200, total: 999, rows: rows(50 * number, 50) });

    const { remarks } = await ask({ by: 'customer', value: 'cus_9Pf4sJz6Ya' });

    expect(remarks).toEqual([{ kind: 'part_of_list', shown: 200, total: 999 }]);
  });

  it('never takes the beginning of the orders of everybody for proof that there is none', async () => {
    for (const number of [1, 2, 3, 4])
      page(number, { merchantReferenceId: '4567' }, { code: 200, total: 999, rows: rows(50 * number, 50) });

    await expect(ask({ by: 'reference', value: '4567' })).rejects.toMatchObject({ kind: 'bad_response' });
  });

  it('knows that there is none after it has seen the orders of everybody', async () => {
    page(1, { merchantReferenceId: '4567' }, list);

    expect((await ask({ by: 'reference', value: '4567' })).ids).toEqual([]);
  });

  it.each([{ total: 0, rows: [] }, { total: 0, rows: null }, { data: null }])('reads an empty list: %j', async (body) => {
    page(1, { customerId: 'cus_9Pf4sJz6Ya' }, { code: 200, msg: 'success', ...body });

    expect((await ask({ by: 'customer', value: 'cus_9Pf4sJz6Ya' })).ids).toEqual([]);
  });

  it.each([
    { rows: rows(1, 1) },
    { total: -1, rows: rows(1, 1) },
    { total: 1, rows: [{ status: 'success' }] },
    { total: 1, rows: {} },
  ])('never takes %j for a list', async (body) => {
    page(1, { customerId: 'cus_9Pf4sJz6Ya' }, { code: 200, ...body });

    await expect(ask({ by: 'customer', value: 'cus_9Pf4sJz6Ya' })).rejects.toMatchObject({ kind: 'bad_response' });
  });

  it('never sends an empty filter', async () => {
    expect((await ask({ by: 'reference', value: ' ' })).ids).toEqual([]);
  });

  it('checks the orders of a subscription against its customer', async () => {
    answers('/subscription/sub_0Zq5vGh1Ej', { code: 200, data: { customerId: 'cus_9Pf4sJz6Ya' } });
    page(1, { subscriptionId: 'sub_0Zq5vGh1Ej' }, list);

    const { ids } = await ask({ by: 'subscription', value: 'sub_0Zq5vGh1Ej' });

    expect(ids).toEqual(['sub_0Zq5vGh1Ej', 'order_1Aa0000002', 'order_1Aa0000001']);
  });

  it('shows no order of a subscription that names no customer', async () => {
    answers('/subscription/sub_0Zq5vGh1Ej', { code: 200, data: { status: 'active' } });

    expect((await ask({ by: 'subscription', value: 'sub_0Zq5vGh1Ej' })).ids).toEqual(['sub_0Zq5vGh1Ej']);
  });
});

describe('what leads to an order of Clink', () => {
  const found = () => answers('/order/order_8Kd3mVq2Lx', order);

  it('a checkout session', async () => {
    answers('/checkout/session/sess_3Lt6wKb7Fp', session);
    found();

    expect((await ask({ by: 'session', value: 'sess_3Lt6wKb7Fp' })).ids).toEqual(['order_8Kd3mVq2Lx']);
  });

  it('a session without an order is the answer itself', async () => {
    answers('/checkout/session/sess_3Lt6wKb7Fp', { code: 200, data: { ...session.data, orderId: 'null' } });

    expect((await ask({ by: 'session', value: 'sess_3Lt6wKb7Fp' })).ids).toEqual(['sess_3Lt6wKb7Fp']);
  });

  it('an invoice', async () => {
    answers('/subscription/invoice/inv_5Hn2bWc8Rt', invoice);
    found();

    expect((await ask({ by: 'invoice', value: 'inv_5Hn2bWc8Rt' })).ids).toEqual(['order_8Kd3mVq2Lx']);
  });

  it('an invoice that names only its subscription', async () => {
    const customerId = 'cus_9Pf4sJz6Ya';
    const [mine, other] = [{ ...order.data, customerId }, ...rows(1, 1)];
    answers('/subscription/invoice/inv_5Hn2bWc8Rt', { code: 200, data: { subscriptionId: 'sub_0Zq5vGh1Ej' } });
    answers('/subscription/sub_0Zq5vGh1Ej', { code: 200, data: { customerId } });
    page(1, { subscriptionId: 'sub_0Zq5vGh1Ej' }, { code: 200, total: 9, rows: [mine, other] });

    const { ids, remarks } = await ask({ by: 'invoice', value: 'inv_5Hn2bWc8Rt' });

    expect({ ids, remarks }).toEqual({ ids: ['order_8Kd3mVq2Lx'], remarks: [] });
  });

  it('a refund, which is told with its order', async () => {
    answers('/refund/rfd_6Yw1uNk4Cb', refund);
    found();

    const { orders } = await ask({ by: 'refund', value: 'rfd_6Yw1uNk4Cb' });

    expect(orders[0]?.public.statuses.at(-1)).toEqual({ name: 'refund', word: 'success', meaning: 'success', tone: 'good' });
    expect(orders[0]?.public.timeline.at(-1)).toEqual({ event: 'refunded', when: { kind: 'instant', at: 1754919711382 } });
    expect(orders[0]?.internal.amounts.at(-1)).toEqual({
      name: 'refunded',
      money: { amount: '4.5', currency: 'USD', unitKnown: true },
    });
  });

  it.each([
    ['created', 'created', 'waiting', []],
    ['received', 'received', 'waiting', []],
    ['refunding', 'refunding', 'waiting', []],
    ['failed', 'failed', 'bad', ['refund_failed']],
    ['closed', 'closed', 'neutral', []],
    ['zzz', undefined, 'neutral', []],
  ])('refund: with the status %s is no money that went back', async (status, meaning, tone, attention) => {
    answers('/refund/rfd_6Yw1uNk4Cb', { code: 200, data: { ...refund.data, status } });
    found();

    const { orders } = await ask({ by: 'refund', value: 'rfd_6Yw1uNk4Cb' });

    const [{ public: open, internal } = expect.fail('no order')] = orders;
    expect(open.statuses.at(-1)).toEqual({ name: 'refund', word: status, meaning, tone });
    expect(open.attention).toEqual(attention);
    expect(open.timeline.map(({ event }) => event)).not.toContain('refunded');
    expect(internal.amounts.map(({ name }) => name)).toEqual(['subtotal', 'refund']);
  });

  it('refund: says why it failed and what the bank calls it', async () => {
    const data = { ...refund.data, status: 'failed', failureCode: 'expired_card', failureMessage: 'The card has expired.' };
    answers('/refund/rfd_6Yw1uNk4Cb', { code: 200, data });
    found();

    const { orders } = await ask({ by: 'refund', value: 'rfd_6Yw1uNk4Cb' });

    expect(orders[0]?.internal.facts.slice(-4)).toEqual([
      { name: 'refund_reason', value: 'Customer Initiated Refund' },
      { name: 'refund_failure_code', value: 'expired_card' },
      { name: 'refund_failure', value: 'The card has expired.' },
      { name: 'bank_reference', value: '8377252556170253' },
    ]);
  });

  it("refund: a customer's own words for the reason are personal", async () => {
    const data = { ...refund.data, refundReason: 'Bob moved', metadata: { desk: '4' } };
    answers('/refund/rfd_6Yw1uNk4Cb', { code: 200, data });
    found();

    const { orders } = await ask({ by: 'refund', value: 'rfd_6Yw1uNk4Cb' });

    const { personal, ...rest } = orders[0] ?? expect.fail('no order');
    expect(personal.free.slice(-2)).toEqual([
      { key: 'refundReason', value: 'Bob moved' },
      { key: 'desk', value: '4' },
    ]);
    expect(JSON.stringify(rest)).not.toContain('Bob');
  });

  it.each([
    ['open', 'open', 'pending'],
    ['expired', 'expired', 'cancelled'],
  ])('checkout: %s and unpaid is an answer', async (status, meaning, stage) => {
    const data = {
      ...session.data,
      status,
      paymentStatus: 'unpaid',
      orderId: null,
      amountSubtotal: 9.99,
      originalCurrency: 'USD',
    };
    answers('/checkout/session/sess_3Lt6wKb7Fp', { code: 200, data });

    const { orders } = await ask({ by: 'session', value: 'sess_3Lt6wKb7Fp' });

    expect(orders).toMatchObject([
      {
        public: {
          id: 'sess_3Lt6wKb7Fp',
          kind: 'session',
          stage,
          statuses: [
            { name: 'session', word: status, meaning },
            { name: 'payment', word: 'unpaid', meaning: 'unpaid' },
          ],
          timeline: [{ event: 'created', when: { kind: 'instant', at: Date.UTC(2025, 7, 10, 9, 55, 2) } }],
        },
        internal: { total: { amount: '9.99', currency: 'USD' } },
      },
    ]);
  });

  it.each([
    ['open', 'open', 'pending'],
    ['void', 'voided', 'cancelled'],
  ])('invoice: %s without an order is an answer', async (status, meaning, stage) => {
    const data = { ...invoice.data, status, orderId: null, subscriptionId: null };
    answers('/subscription/invoice/inv_5Hn2bWc8Rt', { code: 200, data });

    const { orders } = await ask({ by: 'invoice', value: 'inv_5Hn2bWc8Rt' });

    expect(orders).toMatchObject([
      {
        public: { id: 'inv_5Hn2bWc8Rt', kind: 'invoice', stage, statuses: [{ name: 'invoice', word: status, meaning }] },
        internal: { total: { amount: '9.99', currency: 'USD' } },
      },
    ]);
  });

  it('invoice: void comes before the order that it names', async () => {
    const data = { ...invoice.data, status: 'void' };
    answers('/subscription/invoice/inv_5Hn2bWc8Rt', { code: 200, data });
    found();

    expect((await ask({ by: 'invoice', value: 'inv_5Hn2bWc8Rt' })).ids).toEqual(['inv_5Hn2bWc8Rt', 'order_8Kd3mVq2Lx']);
  });

  it.each([
    ['session', '/checkout/session/x1'],
    ['invoice', '/subscription/invoice/x1'],
    ['refund', '/refund/x1'],
    ['subscription', '/subscription/x1'],
  ])('a %s that cannot be read is no missing one', async (by, path) => {
    answers(path, { code: 200, data: 'zzz' });

    await expect(ask({ by, value: 'x1' })).rejects.toMatchObject({ kind: 'bad_response' });
  });

  it.each([
    ['session', '/checkout/session/x1'],
    ['invoice', '/subscription/invoice/x1'],
    ['refund', '/refund/x1'],
    ['subscription', '/subscription/x1'],
  ])('a %s that does not exist leads to none', async (by, path) => {
    answers(path, NOTHING, { status: 404 });

    expect((await ask({ by, value: 'x1' })).ids).toEqual([]);
  });
});

describe('a failure of Clink that may mean a miss', () => {
  const query: Query = { by: 'order', value: 'SHOP-7781', otherwise: { by: 'reference', value: 'SHOP-7781' } };
  const failing = () => answers('/order/SHOP-7781', { code: 500, msg: 'System busy' });

  it('does not hide what the same words refer to', async () => {
    failing();
    page(1, { merchantReferenceId: 'SHOP-7781' }, list);

    expect((await ask(query)).ids).toEqual(['order_1Aa0000002', 'order_1Aa0000001']);
  });

  it('stays a failure when nothing is found', async () => {
    failing();
    page(1, { merchantReferenceId: 'SHOP-7781' }, { code: 200, total: 0, rows: [] });

    await expect(ask(query)).rejects.toMatchObject({ kind: 'unavailable', code: '500', doubtful: true });
  });

  it.each([400, 422, 500])('under HTTP %i is a miss when its words say so', async (status) => {
    answers('/order/order_1', { code: status, msg: 'ORDER_NOT_FOUND' }, { status });

    expect((await ask({ by: 'order', value: 'order_1' })).ids).toEqual([]);
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [502, 'unavailable'],
  ])('under HTTP %i is none, whatever it says', async (status, kind) => {
    answers('/order/order_1', { code: status, msg: 'not found' }, { status });

    await expect(ask({ by: 'order', value: 'order_1' })).rejects.toMatchObject({ kind });
  });
});
