import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/core/order/order.ts';
import { MEANINGS, type Stage } from '../../../src/core/order/vocabulary.ts';
import { replyIn } from '../../../src/providers/linkbest/reply.ts';
import { lineStatus, orderStage } from '../../../src/providers/linkbest/status.ts';
import linesApart from './recorded/lines-apart.json' with { type: 'json' };
import settled from './recorded/settled.json' with { type: 'json' };

function read(body: unknown, zone = '+08:00'): Order {
  const reply = replyIn(zone).parse(body);
  const [order] = reply.kind === 'answered' ? reply.data : [];
  return order ?? expect.fail('no order in the reply');
}

function orderWith(fields: Record<string, unknown>): Order {
  return read({ Status: 0, Data: { OrderSn: 'T202508280001', ...fields } });
}

function orderOf(...codes: string[]): Order {
  return orderWith({ Details: codes.map((LbOrderStatus) => ({ LbOrderStatus })) });
}

const usd = (amount: string) => ({ amount, currency: 'USD', unitKnown: true });
const cny = (amount: string) => ({ amount, currency: 'CNY', unitKnown: true });

describe('an order whose lines come separately', () => {
  const order = read(linesApart);
  const received = { name: 'order', word: '4', meaning: 'received', tone: 'good' };
  const inDelivery = { name: 'order', word: '31', meaning: 'in_delivery', tone: 'good' };

  it('shows everybody product, stage, dates and order ids', () => {
    expect(order.public).toEqual({
      id: 'T202508280001',
      title: 'Ridge backpack 40 l',
      stage: 'shipped',
      statuses: [received, inDelivery],
      references: [
        { name: 'record', value: '1829473650182947365' },
        { name: 'parent', value: '1125082811000100000' },
      ],
      timeline: [{ event: 'created', when: { kind: 'instant', at: Date.UTC(2025, 7, 28, 3, 14, 29) } }],
      lines: [
        {
          title: 'Ridge backpack 40 l',
          sku: '100500711',
          quantity: '1',
          image: 'https://img.shop.example/100500711.jpg',
          status: received,
        },
        {
          title: 'Trail lamp 300 lm',
          sku: '100500712',
          quantity: '2',
          image: 'https://img.shop.example/100500712.jpg',
          status: inDelivery,
        },
      ],
      attention: [],
    });
  });

  it('keeps amounts, the merchant’s own words and the promotion internal', () => {
    expect(order.internal).toEqual({
      total: usd('118.4'),
      amounts: [],
      linePrices: [cny('463.00'), cny('129.00')],
      lineTotals: [usd('64.50'), usd('53.9')],
      lineFacts: [
        [
          { name: 'merchant_status', value: 'received' },
          { name: 'category', value: 'Backpacks' },
          { name: 'category', value: 'Camping' },
          { name: 'category', value: '4107' },
        ],
        [
          { name: 'merchant_status', value: '派送中' },
          { name: 'category', value: 'Camping' },
          { name: 'category', value: '4220' },
        ],
      ],
      statuses: [],
      references: [],
      shipments: [],
      facts: [
        { name: 'program', value: 'Harbour Outdoor' },
        { name: 'program_id', value: '61' },
        { name: 'promotion', value: '20011' },
        { name: 'link', value: '77340' },
        { name: 'shop', value: 'Harbour Outdoor' },
      ],
    });
  });

  it('keeps commission and settlement for finance', () => {
    expect(order.finance).toEqual({
      amounts: [{ name: 'commission', money: usd('7.10') }],
      lineCommissions: [usd('3.87'), usd('3.23')],
      statuses: [{ name: 'settlement', word: '0', meaning: 'pending', tone: 'waiting' }],
      timeline: [],
    });
  });

  it('takes the feedback label for personal', () => {
    expect(order.personal).toEqual({ addresses: [], free: [{ key: 'SubId', value: 'u-48213' }] });
    expect(JSON.stringify([order.public, order.internal, order.finance])).not.toContain('u-48213');
  });
});

describe('a settled order', () => {
  const order = read(settled);

  it('has its confirmed amounts in the currency of the charge', () => {
    expect(order.finance).toEqual({
      amounts: [
        { name: 'commission', money: usd('3.87') },
        { name: 'confirmed', money: cny('462.10') },
        { name: 'confirmed_commission', money: cny('27.72') },
      ],
      lineCommissions: [usd('3.87')],
      statuses: [{ name: 'settlement', word: '2', meaning: 'approved', tone: 'good' }],
      timeline: [{ event: 'settled', when: { kind: 'instant', at: Date.UTC(2025, 9, 14, 18) } }],
    });
  });

  it('keeps it out of the other classes', () => {
    const rest = JSON.stringify([order.public, order.internal, order.personal]);

    for (const figure of ['3.87', '462.10', '27.72', 'settlement', 'approved']) expect(rest).not.toContain(figure);
    expect(order.public.timeline).toHaveLength(1);
  });

  it('has no parent 0 and no empty label', () => {
    expect(order.public.references).toEqual([{ name: 'record', value: '1829473650182947366' }]);
    expect(order.personal.free).toEqual([]);
  });
});

describe('statuses', () => {
  it.each<[string, string, Stage]>([
    ['-1', 'unknown', 'unknown'],
    ['1', 'unpaid', 'pending'],
    ['2', 'paid', 'paid'],
    ['21', 'in_progress', 'paid'],
    ['3', 'shipped', 'shipped'],
    ['31', 'in_delivery', 'shipped'],
    ['32', 'rejected', 'failed'],
    ['4', 'received', 'delivered'],
    ['41', 'settling', 'delivered'],
    ['5', 'settled', 'completed'],
    ['6', 'invalid', 'cancelled'],
    ['7', 'completed', 'completed'],
    ['8', 'in_dispute', 'disputed'],
    ['81', 'dispute_resolved', 'unknown'],
    ['82', 'dispute_failed', 'unknown'],
    ['9', 'refunded', 'refunded'],
    ['10', 'returned', 'cancelled'],
    ['11', 'locked', 'unknown'],
  ])('%s of a line is %s: %s', (code, meaning, stage) => {
    const { public: shown } = orderOf(code);

    expect(shown.statuses).toMatchObject([{ name: 'order', word: code, meaning }]);
    expect(shown.stage).toBe(stage);
    expect(MEANINGS).toContain(meaning);
  });

  it.each([
    ['-1', 'invalid', 'bad'],
    ['0', 'pending', 'waiting'],
    ['1', 'confirmed', 'good'],
    ['2', 'approved', 'good'],
  ])('%s of the settlement is %s', (Status, meaning, tone) => {
    expect(orderWith({ Status }).finance.statuses).toEqual([{ name: 'settlement', word: Status, meaning, tone }]);
    expect(orderWith({ Status: Number(Status) }).finance.statuses).toEqual(orderWith({ Status }).finance.statuses);
  });

  it('a settlement says nothing about the stage', () => {
    expect(orderWith({ Status: '-1' }).public.stage).toBe('unknown');
  });

  it.each(['99', 'toString', '__proto__'])('%s is passed on', (code) => {
    expect(lineStatus(code)).toEqual([{ name: 'order', word: code, tone: 'neutral' }]);
    expect(orderOf(code).public.stage).toBe('unknown');
  });

  it.each<[Stage, Stage[]]>([
    ['disputed', ['pending', 'refunded', 'disputed']],
    ['pending', ['shipped', 'pending']],
    ['paid', ['delivered', 'shipped', 'paid']],
    ['delivered', ['completed', 'unknown', 'delivered']],
    ['unknown', ['completed', 'unknown']],
    ['completed', ['refunded', 'cancelled', 'completed']],
    ['refunded', ['cancelled', 'refunded']],
    ['failed', ['cancelled', 'failed']],
    ['unknown', []],
  ])('%s stands for %j', (stage, lines) => {
    expect(orderStage(lines)).toBe(stage);
  });

  it.each([
    [['8', '3'], ['disputed']],
    [['9', '9'], ['refunded']],
    [['9', '3'], ['partially_refunded']],
    [
      ['8', '9'],
      ['disputed', 'partially_refunded'],
    ],
    [['81', '10'], []],
  ])('lines at %j ask for attention: %j', (codes, attention) => {
    expect(orderOf(...codes).public.attention).toEqual(attention);
  });
});

describe('money', () => {
  it.each([
    [null, undefined],
    ['', undefined],
    ['about 5', usd('about 5')],
    [0, usd('0')],
    [64.5, usd('64.5')],
    [' 64.50 ', usd('64.50')],
    ['12345678901234567.89', usd('12345678901234567.89')],
  ])('%j', (OrdersPrice, total) => {
    expect(orderWith({ OrdersPrice, Currency: 'USD' }).internal.total).toEqual(total);
  });

  it('has no currency where LinkBest names none', () => {
    expect(orderWith({ OrdersPrice: '1.00' }).internal.total).toEqual({ amount: '1.00', currency: undefined, unitKnown: true });
  });
});

describe('ids', () => {
  it('are texts, whatever they were sent as', () => {
    const order = orderWith({ OrderSn: 202508280001, Id: 77, WebsiteId: 20011 });

    expect(order.public.id).toBe('202508280001');
    expect(order.public.references).toEqual([{ name: 'record', value: '77' }]);
    expect(order.internal.facts).toEqual([{ name: 'promotion', value: '20011' }]);
  });

  it('that lost their last digits on the way are none', () => {
    const order = orderWith({ Id: Number('1829473650182947365') });

    expect(order.public.references).toEqual([]);
  });

  it('an order that LinkBest gives no number has none', () => {
    expect(orderWith({ OrderSn: null, Id: '77' }).public.id).toBe('');
  });

  it("keeps LinkBest's number when it differs from the one asked for", () => {
    expect(orderWith({ OrderSn: 'T1' }).public.id).toBe('T1');
  });

  it('a line without a name is called by its id', () => {
    expect(orderWith({ Details: [{ ItemId: '100500711' }, {}] }).public.lines.map(({ title }) => title)).toEqual([
      '100500711',
      '—',
    ]);
  });

  it.each([
    [{ ProgramId: 61 }, { name: 'program_id', value: '61' }],
    [{ ProgramName: 'Harbour Outdoor' }, { name: 'program', value: 'Harbour Outdoor' }],
  ])('a program of which only one is known: %j', (fields, fact) => {
    expect(orderWith(fields).internal.facts).toEqual([fact]);
  });
});

describe('times', () => {
  it('of an order are read in the zone of the settings', () => {
    expect(read(settled, 'Z').finance.timeline).toEqual([
      { event: 'settled', when: { kind: 'instant', at: Date.UTC(2025, 9, 15, 2) } },
    ]);
  });
});
