import { describe, expect, it } from 'vitest';
import { SellersOrder } from '../../../src/providers/tuya/seller.ts';
import recorded from './recorded/seller.json' with { type: 'json' };

function read(fields: Readonly<Record<string, unknown>> = {}) {
  return SellersOrder.parse({ ...recorded.result, ...fields });
}

describe("Tuya: the seller's view", () => {
  it('names the sums of the deal', () => {
    const usd = (amount: string) => ({ amount, currency: 'USD', unitKnown: false });
    const { internal } = read();

    expect(internal.total).toEqual(usd('23.9'));
    expect(internal.amounts).toEqual([
      { name: 'original', money: usd('25.9') },
      { name: 'shipping', money: usd('2.5') },
      { name: 'paid', money: usd('20') },
      { name: 'rest', money: usd('3.9') },
    ]);
    expect(internal.linePrices).toEqual([usd('11.95')]);
  });

  it('lists what happened, step by step', () => {
    const steps = [
      { order_status: 'paid', gmt_create: 1662001505000 },
      { order_status: 'delivered', gmt_create: 1662091505000 },
      { order_status: 'sent_back', gmt_create: 1662191505000 },
      { order_status: 'no time' },
      { gmt_create: 1662191505000 },
    ];

    expect(read({ order_flow_list: steps }).public.timeline).toEqual([
      { event: 'created', when: { kind: 'instant', at: 1662001445000 } },
      { event: 'paid', when: { kind: 'instant', at: 1662001505000 } },
      { event: 'delivered', when: { kind: 'instant', at: 1662091505000 } },
      { event: 'other', label: 'sent_back', when: { kind: 'instant', at: 1662191505000 } },
    ]);
  });

  it('keeps persons and what they wrote to each other apart', () => {
    expect(read().personal).toEqual({
      customerId: undefined,
      name: 'Ada Example',
      email: 'ada@example.com',
      phone: undefined,
      addresses: [
        {
          role: 'shipping',
          name: 'Ada Example',
          lines: ['1 Invented Street', 'Old Town', '40202 Louisville', 'Kentucky', 'United States'],
          phone: '555-0100',
        },
      ],
      free: [
        { key: 'remark', value: 'Called on Monday' },
        { key: 'buyer_remark', value: 'Please ring twice' },
      ],
    });
  });

  it('shows parcels and lines', () => {
    const { public: shown, internal } = read();

    expect(shown.title).toBe('Smart plug');
    expect(shown.lines).toEqual([
      { title: 'Smart plug', sku: 'PLUG-EU-2', quantity: '2', image: 'https://images.example.com/plug.png' },
    ]);
    expect(internal.shipments).toEqual([
      { company: 'USPS', number: '1Z2345', url: 'https://tools.usps.com/go/TrackConfirmAction' },
    ]);
  });
});

describe("Tuya: the stage of an order in the seller's view", () => {
  const UNSENT = { delivery_list: [], order_status: null };

  it.each([
    ['sent', { order_status: 'zz' }, 'shipped'],
    ['paid in full', { ...UNSENT, amount_paid: 23.9, amount_rest: 0 }, 'paid'],
    ['paid by its time alone', { ...UNSENT, amount_paid: null, amount_rest: null }, 'paid'],
    ['paid in part', { ...UNSENT, amount_paid: 20, amount_rest: 3.9 }, 'pending'],
    ['paid, but in a state that we do not know', { ...UNSENT, order_status: 'expired', amount_rest: 0 }, 'unknown'],
    ['known by its word alone', { ...UNSENT, order_status: 'completed' }, 'completed'],
    ['known by nothing', { ...UNSENT, amount_paid: 0, amount_rest: 0, gmt_order_pay: 0 }, 'unknown'],
    ['refunded', { amount_paid: 23.9, amount_refund: '23.90' }, 'refunded'],
    ['refunded as far as it was paid', { amount_paid: 20, amount_refund: 20 }, 'refunded'],
    ['refunded in full when the paid sum is gone', { amount_paid: 0, amount_refund: 23.9 }, 'refunded'],
    ['refunded in part', { ...UNSENT, amount_rest: 0, amount_paid: 23.9, amount_refund: 5 }, 'paid'],
  ])('%s', (_, fields, stage) => {
    expect(read(fields).public.stage).toBe(stage);
  });

  it.each([
    [2, 23.9, 'refunded', ['refunded']],
    [1, 5, 'partially_refunded', ['partially_refunded']],
    [3, 0, undefined, []],
    [3, -5, undefined, []],
    [0, 5, 'partially_refunded', ['partially_refunded']],
  ])('refund_status %d with %d back', (refund_status, amount_refund, meaning, attention) => {
    const { statuses, attention: noticed } = read({ refund_status, amount_refund, amount_paid: 23.9 }).public;

    expect(statuses.filter(({ name }) => name === 'refund')).toEqual([
      { name: 'refund', word: String(refund_status), meaning, tone: 'neutral' },
    ]);
    expect(noticed).toEqual(attention);
  });

  it('zero amounts, a refund status of 0 and a payment told twice are shown nowhere', () => {
    const paid_at = 1_662_001_505_000;
    const fields = { refund_status: 0, amount_refund: 0, amount_rest: '0.00', gmt_order_pay: paid_at };

    const order = read({ ...fields, order_flow_list: [{ order_status: 'paid', gmt_create: paid_at }] });

    expect(order.public.statuses.filter(({ name }) => name === 'refund')).toEqual([]);
    expect(order.internal.amounts.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['rest']));
    expect(order.internal.amounts.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['refunded']));
    expect(order.public.timeline.filter(({ when }) => when.kind === 'instant' && when.at === paid_at)).toHaveLength(1);
  });

  it('names a refund by its sum when it has no status', () => {
    const { statuses } = read({ refund_status: null, amount_refund: 5 }).public;

    expect(statuses.at(-1)).toEqual({
      name: 'refund',
      word: 'partially_refunded',
      meaning: 'partially_refunded',
      tone: 'neutral',
    });
  });
});
