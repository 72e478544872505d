import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/core/order/order.ts';
import type { Query } from '../../../src/core/provider/provider.ts';
import { linksfield } from '../../../src/providers/linksfield/index.ts';
import { useVendor } from '../kit/exchange.ts';
import { toolsFor } from '../kit/tools.ts';
import type { Json } from '../kit/variation.ts';
import active from './recorded/active.json' with { type: 'json' };

const ENV = { LINKSFIELD_PARTNER_CODE: 'P012345', LINKSFIELD_BASE_URL: 'https://linksfield.example/topup' };
const BY_SIM: Query = { by: 'sim_id', value: '89852202209089971478' };
const [published] = active.data.orders;
const vendor = useVendor();
const DAY_ONE = 1683178613876;

async function told(body: Json, query = BY_SIM, env: Readonly<Record<string, string>> = ENV) {
  const connected = linksfield.connect({ ...env, LINKSFIELD_BASE_URL: vendor.at(ENV.LINKSFIELD_BASE_URL) });
  const tools = toolsFor(connected);
  vendor.answers(connected.baseUrl, [{ method: 'GET', path: '/mall/order', reply: { body } }]);
  const orders = await connected.lookup(query, tools);
  return { orders, remarks: tools.remarks };
}

async function order(differing: Readonly<Record<string, Json>>, env?: Readonly<Record<string, string>>): Promise<Order> {
  const body = { data: { sim_id: '89852202209089971478', orders: [{ ...published, ...differing }] }, operateCode: 'S' };
  const { orders } = await told(body, BY_SIM, env);
  return orders[0] ?? expect.fail('the order got lost');
}

describe('an order of Linksfield', () => {
  it('is the published one, every field under its class', async () => {
    const { orders } = await told(active);

    expect(orders).toEqual([
      {
        provider: 'linksfield',
        account: 'linksfield',
        public: {
          id: 'CU-7ZOIHX0RB16U20250828111429591',
          title: 'CLJF_ZRR_20250317_001',
          iccid: '89852202209089971478',
          stage: 'active',
          statuses: [
            { name: 'order', word: 'active', meaning: 'active', tone: 'good' },
            { name: 'payment', word: 'paid', meaning: 'paid', tone: 'good' },
            { name: 'dispute', word: 'none', meaning: 'none', tone: 'neutral' },
          ],
          references: [{ name: 'purchase_order', value: '4567' }],
          timeline: [
            { event: 'paid', when: { kind: 'instant', at: DAY_ONE } },
            { event: 'activated', when: { kind: 'instant', at: DAY_ONE } },
          ],
          lines: [],
          attention: [],
        },
        internal: {
          total: { amount: '10.00', currency: 'USD', unitKnown: false },
          amounts: [],
          linePrices: [],
          statuses: [{ name: 'risk', word: 'normal', meaning: 'normal', tone: 'good' }],
          references: [],
          shipments: [],
          facts: [
            { name: 'cycles', value: '1' },
            { name: 'transaction_type', value: 'one-time' },
            { name: 'payment_method', value: 'stripe' },
            { name: 'payee', value: 'linksfield' },
            { name: 'partner', value: 'Excepteur deserunt eu labore' },
          ],
        },
        finance: { amounts: [], lineCommissions: [], statuses: [], timeline: [] },
        personal: { addresses: [], free: [] },
      },
    ]);
  });

  it.each([
    ['disputed, whatever else', { dispute_status: 'open', order_status: 'refunded', payment_status: 'refunded' }, 'disputed'],
    ['refunded before active', { payment_status: 'refunded' }, 'refunded'],
    ['cancelled before paid', { order_status: 'cancelled' }, 'cancelled'],
    ['failed before pending', { order_status: 'pending', payment_status: 'failed' }, 'failed'],
    ['active', {}, 'active'],
    ['active in any case', { order_status: ' ACTIVE ' }, 'active'],
    ['active by its activation when the order says nothing', { order_status: null }, 'active'],
    ['paid', { order_status: 'pending' }, 'paid'],
    ['unknown where the order word is, though it was paid', { order_status: 'expired' }, 'unknown'],
    ['its own though a dispute was won', { dispute_status: 'won' }, 'active'],
    ['paid by its payment when nothing else is known', { order_status: null, activated_at: 0 }, 'paid'],
    ['pending', { order_status: 'pending', payment_status: 'unpaid' }, 'pending'],
    ['unknown', { order_status: 'carrier_hold', payment_status: 'in-clearing' }, 'unknown'],
    ['unknown when nothing is said', { order_status: null, payment_status: null, activated_at: null }, 'unknown'],
  ])('is %s', async (_, differing, stage) => {
    expect((await order(differing)).public.stage).toBe(stage);
  });

  it.each([
    ['nothing', {}, []],
    ['a dispute under way', { dispute_status: 'chargeback' }, ['disputed']],
    ['not that when it is over', { dispute_status: 'warning_closed' }, []],
    ['no dispute in a word never seen', { dispute_status: 'in_orbit' }, []],
    ['a risk that is not normal', { risk_status: 'elevated' }, ['risk']],
    ['paid, not activated, not active', { order_status: 'pending', activated_at: 0 }, ['paid_not_active']],
    ['not that when it is active all the same', { activated_at: null }, []],
    ['not that when it was refunded', { order_status: 'refunded', activated_at: null }, ['refunded']],
    ['paid, but cancelled without a refund', { order_status: 'cancelled', activated_at: null }, ['cancelled_but_paid']],
    ['not that when it was refunded beside', { order_status: 'cancelled', payment_status: 'refunded' }, ['refunded']],
    ['active, though not paid', { payment_status: 'unpaid' }, ['active_not_paid']],
    ['not that when it is not paid', { order_status: 'pending', payment_status: 'unpaid', activated_at: 0 }, []],
    ['a payment that failed', { order_status: 'pending', payment_status: 'failed', activated_at: 0 }, ['payment_failed']],
    ['a refund by payment', { payment_status: 'refunded' }, ['refunded']],
    ['a refund in part', { payment_status: 'partially refunded' }, ['partially_refunded']],
    [
      'several at once',
      { dispute_status: 'open', risk_status: 'high', order_status: 'pending', activated_at: 0 },
      ['disputed', 'risk', 'paid_not_active'],
    ],
  ])('draws attention to %s', async (_, differing, attention) => {
    expect((await order(differing)).public.attention).toEqual(attention);
  });

  it.each([
    [1000, 'USD', '10.00'],
    ['1000', 'usd', '10.00'],
    [1000, 'JPY', '1000'],
    [1000, 'KWD', '1.000'],
    [5, 'EUR', '0.05'],
    [-250, 'USD', '-2.50'],
    [10.5, 'USD', '10.5'],
  ])('%s %s is %s by default', async (total_amount, currency, amount) => {
    const { internal } = await order({ total_amount, currency });

    expect(internal.total).toEqual({ amount, currency, unitKnown: false });
  });

  it('counts in major units when the operator says so', async () => {
    const { internal } = await order({ total_amount: 1000 }, { ...ENV, LINKSFIELD_AMOUNT_UNIT: 'major' });

    expect(internal.total).toEqual({ amount: '1000', currency: 'USD', unitKnown: false });
  });

  it.each<[Json]>([[{ value: 1000 }], [[1000]], [true]])('loses %j where a text should stand, and nothing else', async (odd) => {
    const { internal, public: shown } = await order({ total_amount: odd, bundle_name: odd });

    expect([internal.total, shown.title, shown.id]).toEqual([undefined, undefined, 'CU-7ZOIHX0RB16U20250828111429591']);
  });

  it.each([
    ['ask us', 'ask us'],
    ['1E+3', '10.00'],
    ['1000.00', '10.00'],
    ['1,000', '1,000'],
    ['null', undefined],
  ])('shows the amount %j as %j', async (total_amount, amount) => {
    expect((await order({ total_amount })).internal.total?.amount).toBe(amount);
  });

  it.each([0, '0', null, ''])('%j for a time means not yet', async (time) => {
    expect((await order({ paid_at: time, activated_at: time })).public.timeline).toEqual([]);
  });

  it.each([
    ['1683178613876', { kind: 'instant', at: DAY_ONE }],
    ['2025-08-28 11:14:29', { kind: 'raw', text: '2025-08-28 11:14:29' }],
    ['9999999999999999', { kind: 'raw', text: '9999999999999999' }],
    ['99999999999999999999', { kind: 'raw', text: '99999999999999999999' }],
    [1683178613, { kind: 'instant', at: DAY_ONE - 876 }],
  ])('%s for a time is shown', async (paid_at, when) => {
    expect((await order({ paid_at, activated_at: 0 })).public.timeline).toEqual([{ event: 'paid', when }]);
  });
});

describe('several orders of Linksfield', () => {
  it('stay as they were given: newest first', async () => {
    const { orders } = await told(reply([{ order_id: 'CU-B' }, { order_id: 'CU-C' }, { order_id: 'CU-A' }]));

    expect(orders.map(idOf)).toEqual(['CU-B', 'CU-C', 'CU-A']);
  });

  it('are never lost for want of an id', async () => {
    const { orders } = await told(reply([{}, { purchase_order_id: 'PO-1' }, {}, { purchase_order_id: 'PO-1' }, null]));

    expect(orders.map(idOf)).toEqual(['89852202209089971478', 'PO-1', '89852202209089971478 (2)', 'PO-1 (2)']);
  });

  it('take the ICCID that was asked for when the reply names none', async () => {
    const { orders } = await told(reply([{ order_id: 'CU-A' }]));

    expect(orders[0]?.public.iccid).toBe('89852202209089971478');
  });

  it('take no ICCID from a question that named none', async () => {
    const { orders } = await told(reply([{ order_id: 'CU-A' }]), { by: 'purchase_order_id', value: '4567' });

    expect(orders[0]?.public.iccid).toBeUndefined();
  });
});

describe('what Linksfield says beside an order', () => {
  it('is a remark', async () => {
    const { orders, remarks } = await told(active);

    expect(orders).toHaveLength(1);
    expect(remarks).toEqual([
      { kind: 'vendor', text: "'order_id' and 'ICCID' was ignored because 'purchase_order_id' was provided." },
    ]);
  });

  it.each(['', ' ', 'success', 'OK', '操作成功', null])('%j is none', async (message) => {
    expect((await told({ ...active, message })).remarks).toEqual([]);
  });

  it.each([
    'Dear Bobmark Normanmark of Chestnutmark Street',
    "'order_id' was ignored because 'sim_id' was provided. Dear Bobmark",
    "'Bobmark' was ignored because 'order_id' was provided.",
  ])('is personal unless it is documented: %s', async (message) => {
    const { orders, remarks } = await told({ ...active, message });

    expect(remarks).toEqual([]);
    expect(orders[0]?.personal.free).toContainEqual({ key: 'message', value: message });
    expect(JSON.stringify([orders[0]?.public, orders[0]?.internal, orders[0]?.finance])).not.toContain('mark ');
  });

  it('never repeats the partner code', async () => {
    const { orders } = await told({ ...active, message: 'P012345 asked' });

    expect(orders[0]?.personal.free).toEqual([{ key: 'message', value: '… asked' }]);
  });
});

function reply(orders: readonly Json[]): Json {
  return { data: { orders }, operateCode: 'S', message: '' };
}

function idOf(order: Order): string {
  return order.public.id;
}
