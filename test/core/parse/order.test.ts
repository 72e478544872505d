import { describe, expect, it } from 'vitest';
import { isPersonId, type OrderPattern } from '../../../src/core/identifier/identifier.ts';
import { findIdentifiers } from '../../support/identifiers.ts';

const CU = 'CU-7ZOIHX0RB16U20250828111429591';
const ICCID = '89852202209089971478';

function read(text: string, asked = false): string[] {
  return findIdentifiers(text, { asked }).map(({ kind, value, providers }) => [kind, value, ...(providers ?? [])].join(' '));
}

function pattern(expression: RegExp, ...providers: string[]): OrderPattern {
  return {
    providers,
    *find(text) {
      for (const match of text.matchAll(expression)) yield { index: match.index, raw: match[0], value: match[1] ?? match[0] };
    },
  };
}

describe('known shapes', () => {
  it.each([
    [CU, CU],
    [CU.toLowerCase(), CU],
    [`order (${CU}).`, CU],
    [`_${CU}_`, CU],
    [`{"order_id":"${CU}"}`, CU],
    [`CU-${CU}`, CU],
    ['CU–7ZOIHX0RB16U20250828111429591', CU],
    ['ＣＵ-7ZOIHX0RB16U20250828111429591', CU],
    ['CU-ABCDEFGHIJ', 'CU-ABCDEFGHIJ'],
    [`CU-${'A1'.repeat(20)}`, `CU-${'A1'.repeat(20)}`],
    ['order_abc123', 'order_abc123'],
    ['ord_1a2b3c', 'ord_1a2b3c'],
    ['cus_9sd8f7', 'cus_9sd8f7'],
    ['sub_000001', 'sub_000001'],
    ['inv_A1B2C3', 'inv_A1B2C3'],
    ['sess_x1y2z3', 'sess_x1y2z3'],
    ['rfd_6Yw1uNk4Cb', 'rfd_6Yw1uNk4Cb'],
    ['https://dash.example/orders/order_abc123?x=1', 'order_abc123'],
    ['*order_abc123*', 'order_abc123'],
    [`order_${ICCID}`, `order_${ICCID}`],
  ])('%s', (text, value) => {
    expect(read(text)).toEqual([`order ${value}`]);
  });

  it.each(['order_abc', 'cus_a-b_c', 'ord_1'])('%s where somebody asked', (text) => {
    expect(read(text, true)).toEqual([`order ${text}`]);
  });

  it.each(['order_id', 'sub_total', 'order_status_url', 'order_items2', '{"order_foo": 1}', 'order_retries = 3'])(
    'the name of a field is none where somebody asked: %s',
    (text) => {
      expect(read(text, true)).toEqual([]);
    },
  );

  it('a prefix before a value is a label where somebody asked', () => {
    expect(read('order_id: 4567', true)).toEqual(['reference 4567']);
    expect(read('order_no 4567', true)).toEqual(['reference 4567']);
  });
});

describe('provider:id', () => {
  it.each([
    ['linksfield:4567', 'order 4567 linksfield'],
    ['Linksfield：4567', 'order 4567 linksfield'],
    ['tuya:1234567', 'order 1234567 tuya'],
    ['tuya:shop.1:A-2+3@x', 'order shop.1:A-2+3@x tuya'],
    ['linkbest:61/T202508280001', 'order 61/T202508280001 linkbest'],
    ['linkbest:1234567890123456789', 'order 1234567890123456789 linkbest'],
    ['clink:order_abc123', 'order order_abc123 clink'],
    [`linksfield:${ICCID}`, `iccid ${ICCID} linksfield`],
    ['linksfield:8985 2202 2090 8997 1478', `iccid ${ICCID} linksfield`],
    [`linksfield:<tel:${ICCID}|${ICCID}>`, `iccid ${ICCID} linksfield`],
    [`linksfield:${ICCID}-1`, `order ${ICCID}-1 linksfield`],
    [`linkbest:61/${ICCID}`, `order 61/${ICCID} linkbest`],
    [`clink:${CU}`, `order ${CU} clink`],
    ['(tuya:1234567)', 'order 1234567 tuya'],
    ['订单linksfield:4567，谢谢', 'order 4567 linksfield'],
  ])('%s', (text, expected) => {
    expect(read(text)[0]).toBe(expected);
    expect(read(text, true)[0]).toBe(expected);
  });

  it.each([
    ['linksfield: 4567', 'order 4567 linksfield'],
    ['linksfield: order no. 4567', 'order 4567 linksfield'],
    ['linksfield:订单', 'order 订单 linksfield'],
    ['clink:order_abc', 'order order_abc clink'],
    ['tuya:7', 'order 7 tuya'],
    [`linksfield: ICCID ${ICCID}`, `iccid ${ICCID} linksfield`],
    ['linkbest:891234567890123456', 'order 891234567890123456 linkbest'],
    ['linksfield:"4567"', 'order 4567 linksfield'],
  ])('%s where somebody asked', (text, expected) => {
    expect(read(text, true)).toEqual([expected]);
  });

  it('knows the given providers only', () => {
    const found = findIdentifiers('acme:AB-1234 tuya:1234567', { providers: ['acme'] });

    expect(found).toEqual([{ kind: 'order', value: 'AB-1234', raw: 'AB-1234', providers: ['acme'] }]);
  });
});

describe('configured patterns', () => {
  const shopify = pattern(/#\d{4}/g, 'clink', 'tuya');
  const amazon = pattern(/\d{3}-\d{7}-\d{7}/g);

  it('are orders of their providers, in any text', () => {
    const found = findIdentifiers('see #1001 and 114-3941689-8772232', { patterns: [shopify, amazon] });

    expect(found).toEqual([
      { kind: 'order', value: '#1001', raw: '#1001', providers: ['clink', 'tuya'] },
      { kind: 'order', value: '114-3941689-8772232', raw: '114-3941689-8772232' },
    ]);
  });

  it('are found in the original text, and keep what they matched', () => {
    const found = findIdentifiers('８９\u200b，单号：AB12；', { patterns: [pattern(/单号：(\w+)/g)] });

    expect(found).toEqual([{ kind: 'order', value: 'AB12', raw: '单号：AB12' }]);
  });

  it('come after an ICCID, a known shape and provider:id, and before free-form', () => {
    const patterns = [pattern(/[\w-]{3,}/g, 'clink')];

    const found = findIdentifiers(`${ICCID} ${CU} tuya:1234567 AB12`, { patterns, asked: true });

    expect(found.map(({ kind, providers }) => [kind, providers?.[0]])).toEqual([
      ['iccid', undefined],
      ['order', undefined],
      ['order', 'tuya'],
      ['order', 'clink'],
    ]);
  });

  it('an empty match is none', () => {
    expect(findIdentifiers('abc', { patterns: [pattern(/x*/g)] })).toEqual([]);
  });
});

describe('ids of people', () => {
  it.each(['cus_12ab34', 'clink:cus_12ab34', 'tuya: user=az123', 'tuya:'])('%s', (text) => {
    expect(findIdentifiers(text, { asked: true }).map(isPersonId)).toEqual([true]);
  });

  it.each([CU, ICCID, 'order_abc123', 'tuya:1234567'])('%s is none', (text) => {
    expect(findIdentifiers(text).map(isPersonId)).toEqual([false]);
  });
});
