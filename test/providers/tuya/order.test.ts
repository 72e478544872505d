import { describe, expect, it } from 'vitest';
import { BuyersOrder } from '../../../src/providers/tuya/buyer.ts';
import recorded from './recorded/order.json' with { type: 'json' };

const SAMPLE = recorded.result;

function read(fields: Readonly<Record<string, unknown>>) {
  return BuyersOrder.parse({ ...SAMPLE, canceled_time: null, cancel_reason: null, ...fields });
}

describe("Tuya: the vendor's sample order", () => {
  const order = BuyersOrder.parse(SAMPLE);

  it('makes its title and stage public', () => {
    expect(order.public).toEqual({
      id: 'testOrderId',
      title: 'IPod Nano - 8gb',
      stage: 'cancelled',
      statuses: [
        { name: 'payment', word: 'paid', meaning: 'paid', tone: 'good' },
        { name: 'delivery', word: 'shipped', meaning: 'shipped', tone: 'good' },
      ],
      references: [],
      timeline: [
        { event: 'created', when: { kind: 'date', date: '2022-09-01' } },
        { event: 'cancelled', when: { kind: 'date', date: '2022-09-02' } },
      ],
      lines: [{ title: 'IPod Nano - 8gb', sku: 'IPOD2008*****', options: 'Color: Blue', quantity: '1' }],
      attention: ['cancelled_but_paid'],
    });
  });

  it('keeps sums, parcels and the reason for the person who asked', () => {
    const usd = (amount: string) => ({ amount, currency: 'USD', unitKnown: false });

    expect(order.internal.total).toEqual(usd('10'));
    expect(order.internal.amounts).toEqual([
      { name: 'subtotal', money: usd('2') },
      { name: 'tax', money: usd('1') },
      { name: 'shipping', money: usd('1') },
      { name: 'original', money: usd('2') },
    ]);
    expect(order.internal.linePrices).toEqual([usd('2')]);
    expect(order.internal.shipments).toEqual([
      { company: 'USPS', number: '1Z2345', url: 'https://tools.usps.com/go/TrackConfirmAction_input?qtc_tLabels1=1Z2***' },
    ]);
    expect(order.internal.facts).toEqual([
      { name: 'shop', value: 'testShopCode' },
      { name: 'mall', value: 'testMallCode' },
    ]);
    expect(order.internal.lineFacts).toEqual([
      [
        { name: 'available', value: 'true' },
        { name: 'weight', value: '10' },
        { name: 'article', value: '466157049' },
      ],
    ]);
  });

  it("tuya: a buyer's own words are personal", () => {
    const selected_options = [
      { name: 'Colour', value: 'White' },
      { name: 'Engraving', value: 'For Bob Norman' },
    ];

    const engraved = read({ cancel_reason: 'Bob moved', commodity_list: [{ title: 'Plug', selected_options }] });

    expect(JSON.stringify([engraved.public, engraved.internal, engraved.finance])).not.toContain('Bob');
    expect(engraved.personal.free).toEqual([
      { key: 'cancel_reason', value: 'Bob moved' },
      { key: 'Engraving', value: 'For Bob Norman' },
    ]);
  });

  it('keeps addresses for those who may see persons', () => {
    const name = 'Bob Norman';
    const lines = ['Chestnut Street ***', '40202 Louisville', 'Kentucky', 'United States', '45.41634, -75.6868'];

    expect(order.personal.addresses).toEqual([
      { role: 'billing', name, lines, phone: '555-625-11**' },
      { role: 'shipping', name, lines: lines.with(0, 'Chestnut Street **'), phone: '555-625-11**' },
    ]);
  });
});

describe('Tuya: the stage of an order', () => {
  it.each([
    ['refunded', 'delivered', 'refunded'],
    ['voided', 'unshipped', 'cancelled'],
    ['paid', 'delivered', 'delivered'],
    ['paid', 'fulfilled', 'shipped'],
    ['pending', 'shipped', 'shipped'],
    ['paid', 'partial', 'paid'],
    ['partially_refunded', 'unfulfilled', 'paid'],
    ['Paid', 'Un Shipped', 'paid'],
    ['failed', 'unshipped', 'failed'],
    ['authorized', 'unshipped', 'pending'],
    ['partially_paid', null, 'shipped'],
    ['unpaid', 'unshipped', 'pending'],
    ['awaiting_moonrise', 'on_a_boat', 'unknown'],
    ['constructor', '__proto__', 'unknown'],
    [null, null, 'shipped'],
  ])('%s and %s: %s', (pay_status, delivery_status, stage) => {
    expect(read({ pay_status, delivery_status }).public.stage).toBe(stage);
  });

  it('tuya: a parcel with a number and no word is shipped, and the vendor does not say so', () => {
    const { statuses } = read({ delivery_status: null }).public;

    expect(statuses.at(-1)).toEqual({ name: 'delivery', word: '', meaning: 'shipped_untold', tone: 'good' });
  });

  it('tuya: without a parcel and without a word the delivery is not told', () => {
    const order = read({ pay_status: null, delivery_status: null, delivery_list: [] });

    expect(order.public).toMatchObject({ stage: 'unknown', statuses: [] });
  });

  it('tuya: an address has the codes of country and province where it lacks their names', () => {
    const { shipping_address: address } = SAMPLE;

    const order = read({ shipping_address: { ...address, country: null, province: null, name: null } });

    expect(order.personal.addresses.at(-1)?.lines).toEqual([
      'Chestnut Street **',
      '40202 Louisville',
      'KY',
      'US',
      '45.41634, -75.6868',
    ]);
  });

  it('a refund weighs more than a cancellation, and that more than a delivery', () => {
    expect(read({ pay_status: 'refunded', canceled_time: '20220902' }).public.stage).toBe('refunded');
    expect(read({ delivery_status: 'delivered', cancel_reason: 'twice' }).public.stage).toBe('cancelled');
  });

  it.each([
    ['refunded', ['refunded']],
    ['partially_refunded', ['partially_refunded']],
    ['failed', ['payment_failed']],
    ['voided', []],
    ['paid', []],
  ])('%s draws attention to %j', (pay_status, attention) => {
    expect(read({ pay_status }).public.attention).toEqual(attention);
  });
});

describe('Tuya: times', () => {
  it.each([
    ['20220901', { kind: 'date', date: '2022-09-01' }],
    [20220901, { kind: 'date', date: '2022-09-01' }],
    ['2022-09-01', { kind: 'date', date: '2022-09-01' }],
    [1662001445, { kind: 'instant', at: 1662001445000 }],
    ['1662001445', { kind: 'instant', at: 1662001445000 }],
    [1662001445123, { kind: 'instant', at: 1662001445123 }],
    ['2022-09-01T03:04:05Z', { kind: 'instant', at: 1662001445000 }],
    ['2022-09-01T11:04:05.000+08:00', { kind: 'instant', at: 1662001445000 }],
    ['2022-09-01 11:04:05', { kind: 'raw', text: '2022-09-01 11:04:05' }],
    ['20221341', { kind: 'raw', text: '20221341' }],
    ['20230229', { kind: 'raw', text: '20230229' }],
    ['2022-13-41T99:99:99Z', { kind: 'raw', text: '2022-13-41T99:99:99Z' }],
    ['soon', { kind: 'raw', text: 'soon' }],
  ])('%j is %j', (created_time, when) => {
    expect(read({ created_time }).public.timeline).toEqual([{ event: 'created', when }]);
  });

  it.each([0, '0', '', null, {}])('%j is none', (created_time) => {
    expect(read({ created_time }).public.timeline).toEqual([]);
  });

  it('no time of cancellation is no cancellation', () => {
    expect(read({ canceled_time: 0, cancel_reason: '' }).public.stage).toBe('shipped');
  });
});

describe('Tuya: sums', () => {
  it('takes the total price where there is no current one', () => {
    const { total, amounts } = read({ current_total_price: null, total_price: 19.9 }).internal;

    expect(total).toEqual({ amount: '19.9', currency: 'USD', unitKnown: false });
    expect(amounts.map(({ name }) => name)).toEqual(['subtotal', 'tax', 'shipping']);
  });

  it('does not call a total original that did not change', () => {
    const { amounts } = read({ current_total_price: '2.00', total_price: 2 }).internal;

    expect(amounts.map(({ name }) => name)).toEqual(['subtotal', 'tax', 'shipping']);
  });

  it('keeps every digit of a decimal', () => {
    expect(read({ current_total_price: '12345678901234567.89' }).internal.total?.amount).toBe('12345678901234567.89');
  });

  it("takes a line's own currency", () => {
    const commodity_list = [
      { title: 'Plug', price: { amount: '9.95', currency: 'EUR' } },
      { title: 'Bulb', price: { amount: 3 } },
    ];

    expect(read({ commodity_list }).internal.linePrices).toEqual([
      { amount: '9.95', currency: 'EUR', unitKnown: false },
      { amount: '3', currency: 'USD', unitKnown: false },
    ]);
  });
});

describe('Tuya: what a vendor may send', () => {
  it.each([
    'http://tools.usps.com/go',
    'javascript:alert(1)',
    'https://user:pass@evil.example/',
    '//evil.example',
    'tools.usps.com',
    7,
  ])('%s is no link', (logistics_url) => {
    expect(read({ delivery_list: [{ logistics_no: '1Z', logistics_url }] }).internal.shipments).toEqual([{ number: '1Z' }]);
  });

  it('counts the lines after the first in the title', () => {
    const order = read({ commodity_list: [{ title: 'Plug' }, { sku: 'BULB-1' }, {}] });

    expect(order.public.title).toBe('Plug +2');
    expect(order.public.lines.map(({ title }) => title)).toEqual(['Plug', 'BULB-1', '–']);
  });

  it('joins variants and drops empty options', () => {
    const selected_options = [{ name: 'Colour', value: 'White' }, {}, { name: 'Plug', value: 'EU' }];

    const { lines } = read({ commodity_list: [{ title: 'Plug', selected_options }] }).public;

    expect(lines[0]?.options).toBe('Colour: White, Plug: EU');
  });

  it('has no address without anything in it', () => {
    expect(read({ billing_address: { zip: '', name: null }, shipping_address: null }).personal.addresses).toEqual([]);
  });

  it('puts a name together when none is given', () => {
    const billing_address = { first_name: 'Ada', last_name: 'Example' };

    expect(read({ billing_address, shipping_address: null }).personal.addresses).toEqual([
      { role: 'billing', name: 'Ada Example', lines: [] },
    ]);
  });

  it('has no id when the reply has none', () => {
    expect(read({ order_id: null }).public.id).toBe('');
  });

  it('refuses a reply in which it knows no field', () => {
    expect(BuyersOrder.safeParse({ zzz: 'zzz' }).success).toBe(false);
  });
});
