import { describe, expect, it } from 'vitest';
import { findIdentifiers } from '../../support/identifiers.ts';

const ICCID = '89852202209089971478';

function references(text: string, asked: boolean): string[] {
  return findIdentifiers(text, { asked })
    .filter(({ kind }) => kind === 'reference')
    .map(({ value }) => value);
}

describe('ways of asking for an order in any text', () => {
  it.each([
    ['po:4567', '4567'],
    ['PO:4567', '4567'],
    ['po：４５６７', '4567'],
    ['po:7', '7'],
    ['po: 4567', '4567'],
    ['po:订单/4567', '订单/4567'],
    ['po:订单', '订单'],
    ['po:ABC', 'ABC'],
    ['po 4567', '4567'],
    ['PO# 4567', '4567'],
    ['PO number: 4567', '4567'],
    ['order 4567', '4567'],
    ['Order #4567', '4567'],
    ['order no. 4567', '4567'],
    ['order number 4567', '4567'],
    ['order id: AB-1', 'AB-1'],
    ['purchase order 4567', '4567'],
    ['"purchase_order_id": "4567"', '4567'],
    ['purchase_order_id=4567', '4567'],
    ['OrderSn: T202508280001', 'T202508280001'],
    ['订单号：4567', '4567'],
    ['订单4567还没到', '4567'],
    ['where is order 4567?', '4567'],
    ['*Order:* 4567', '4567'],
  ])('%s', (text, value) => {
    expect(references(text, false)).toEqual([value]);
    expect(references(text, true)).toEqual([value]);
  });

  it.each([
    'in order 2 weeks ago',
    'order 2025-08-28',
    'order 10:30',
    'order v1.2.3',
    'order more of them',
    'orders: none',
    'border 4567',
    'reorder 4567',
    'podium 4567',
    'depo:4567',
    'po: soon',
    'po:---',
    '4567',
  ])('none: %s', (text) => {
    expect(references(text, false)).toEqual([]);
  });
});

describe('free-form numbers, where somebody asked', () => {
  it.each([
    '4567',
    '123',
    'T202508280001',
    '61/T202508280001',
    '1234567890123456789',
    'AB-2025-0001',
    'A.B_C:1@2+3',
    '550e8400-e29b-41d4-a716-446655440000',
    '114-3941689-8772232',
    '20250828',
    '2025-4567',
    `A${'1'.repeat(63)}`,
  ])('%s', (text) => {
    const found = findIdentifiers(text, { asked: true });

    expect(found).toEqual([{ kind: 'reference', value: text, raw: text }]);
    expect(findIdentifiers(text)).toEqual([]);
  });

  it.each([
    ['#1001', ['1001']],
    ['4567, 4568 and 4569.', ['4567', '4568', '4569']],
    ['please look at 4567!', ['4567']],
    ['`4567`', ['4567']],
    ['*4567*', ['4567']],
    ['"4567"', ['4567']],
    ['(4567)', ['4567']],
    ['id:4567', ['4567']],
    ['4567已付款', ['4567']],
    ['４５６７', ['4567']],
    ['PO–4567', ['PO-4567']],
    ['<@U024BE7LH> 4567 since 2025-08-28, $45.99', ['4567']],
    ['<https://shop.example/orders/99881|4567>', ['4567']],
  ])('%s', (text, values) => {
    expect(references(text, true)).toEqual(values);
  });
});

describe('hints', () => {
  it('go with every identifier of the text', () => {
    const found = findIdentifiers(`4567 user=az123 ${ICCID} program=61`, { asked: true });

    expect(found).toEqual([
      { kind: 'reference', value: '4567', raw: '4567', hints: { user: 'az123', program: '61' } },
      { kind: 'iccid', value: ICCID, raw: ICCID, hints: { user: 'az123', program: '61' } },
    ]);
  });

  it.each([
    ['User=az1589', { user: 'az1589' }],
    ['user＝az1589', { user: 'az1589' }],
    ['user="az1589"', { user: 'az1589' }],
    ['user=az1 user=az2', { user: 'az2' }],
    ['program=61.', { program: '61' }],
    ['https://shop.example/?user=az1589', undefined],
    ['superuser=az', undefined],
  ])('%s', (text, hints) => {
    const [found] = findIdentifiers(`4567 ${text}`, { asked: true });

    expect(found?.hints).toEqual(hints);
  });

  it('are no identifiers, and are nothing where nobody asked', () => {
    expect(findIdentifiers('user=1234567', { asked: true })).toEqual([]);
    expect(findIdentifiers(`${ICCID} user=1234567`)).toEqual([{ kind: 'iccid', value: ICCID, raw: ICCID }]);
  });

  it('with a provider that lists them ask for the orders of a buyer', () => {
    const buyer = { kind: 'order', value: '', raw: 'tuya:', providers: ['tuya'] };

    expect(findIdentifiers('tuya: user=az123', { asked: true })).toEqual([{ ...buyer, hints: { user: 'az123' } }]);
    expect(findIdentifiers('tuya: *', { asked: true })).toEqual([buyer]);
    expect(findIdentifiers('tuya: hello there', { asked: true })).toEqual([]);
    expect(findIdentifiers('linksfield: user=az123', { asked: true })).toEqual([]);
    expect(findIdentifiers('tuya:')).toEqual([]);
  });

  it('may come between a provider and its order', () => {
    const found = findIdentifiers('linkbest: program=61 T202508280001', { asked: true });

    expect(found).toEqual([
      { kind: 'order', value: 'T202508280001', raw: 'T202508280001', providers: ['linkbest'], hints: { program: '61' } },
    ]);
  });
});

describe('several identifiers in one text', () => {
  it('come in order of appearance', () => {
    const text = `Order 4567, ICCID: ${ICCID}, order_abc123, tuya:1234567, CU-7ZOIHX0RB16U20250828111429591`;

    expect(findIdentifiers(text).map(({ kind, value }) => [kind, value])).toEqual([
      ['reference', '4567'],
      ['iccid', ICCID],
      ['order', 'order_abc123'],
      ['order', '1234567'],
      ['order', 'CU-7ZOIHX0RB16U20250828111429591'],
    ]);
  });

  it('come once, however they were written', () => {
    const text = `${ICCID} 8985 2202 2090 8997 1478 CU-7ZOIHX0RB16U20250828111429591 cu-7zoihx0rb16u20250828111429591`;

    expect(findIdentifiers(text)).toEqual([
      { kind: 'iccid', value: ICCID, raw: ICCID },
      { kind: 'order', value: 'CU-7ZOIHX0RB16U20250828111429591', raw: 'CU-7ZOIHX0RB16U20250828111429591' },
    ]);
  });

  it('come once for each choice of providers', () => {
    const found = findIdentifiers('tuya:1234567 clink:1234567 tuya:1234567');

    expect(found.map(({ providers }) => providers)).toEqual([['tuya'], ['clink']]);
  });

  it('an ICCID comes before a free-form number', () => {
    expect(references(`po:${ICCID} order ${ICCID}`, true)).toEqual([]);
  });
});

describe('an alert that was pasted to ask', () => {
  const ALERT = `Activation failed for ${ICCID}\nhost eu-west-1b attempt 3214 shop SHOP-77\norder: 4567`;

  it('names what is strong and what is labelled', () => {
    expect(findIdentifiers(ALERT, { asked: true }).map(({ value }) => value)).toEqual([ICCID, '4567']);
  });

  it.each([
    ['on one long line', ALERT.replaceAll('\n', ' ')],
    ['with an order number of a known shape', 'payment of order_9f8e7d6c5b failed\nattempt 3214'],
    ['with a prefixed id', 'see linksfield:4567\nattempt 3214'],
  ])('%s', (_, text) => {
    expect(references(text, true)).not.toContain('3214');
  });

  it.each([
    ['a short question', `${ICCID} 4567`, ['4567']],
    ['a list', `4567\n${ICCID}\nSHOP-77`, ['4567', 'SHOP-77']],
    ['a long text without a strong number', 'the customer writes\nthat 4567 has not come', ['4567']],
  ])('but %s keeps its free-form numbers', (_, text, values) => {
    expect(references(text, true)).toEqual(values);
  });
});

describe('what machines write is asked for by nobody', () => {
  it.each([
    ['a trace id', 'trace 4bf92f3577b34da6a3ce929d0e0e4736'],
    ['a pod', 'pod esim-worker-7d9f8b6c5d-x2x9z'],
    ['milliseconds in JSON', '{"ts": 1662001445123}'],
    ['seconds in JSON', '{"created_at":1662001445,"level":"error"}'],
    ['a phone number', 'call +1 (415) 555-2671 about it'],
    ['a phone number without a country', 'call (415) 555-2671 about it'],
  ])('%s', (_, text) => {
    expect(references(text, true)).toEqual([]);
  });

  it.each([
    ['order: 4bf92f3577b34da6a3ce929d0e0e4736', '4bf92f3577b34da6a3ce929d0e0e4736'],
    ['{"order_id": 1662001445}', '1662001445'],
    ['1662001445', '1662001445'],
    ['shop-20250828-00012', 'shop-20250828-00012'],
  ])('but %s is', (text, value) => {
    expect(references(text, true)).toEqual([value]);
  });
});
