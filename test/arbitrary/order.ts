import fc from 'fast-check';
import type { Money } from '../../src/core/order/money.ts';
import type { Order } from '../../src/core/order/order.ts';
import type { Timestamp } from '../../src/core/order/timestamp.ts';
import {
  AMOUNT_NAMES,
  ATTENTION_KINDS,
  EVENTS,
  FACT_KINDS,
  type FactName,
  MEANINGS,
  REFERENCE_NAMES,
  STAGES,
  STATUS_NAMES,
  TONES,
} from '../../src/core/order/vocabulary.ts';
import { providers } from '../../src/providers/index.ts';
import { anyText } from './text.ts';
import { webUrl } from './url.ts';

/** Stands in every personal and finance value, and in no other; letters only, so that no escaping changes it. */
const SECRET = 'zqsecret';
/** Behind it in the values of one class. */
const OF_PERSON = 'p';
const OF_FINANCE = 'f';
/** A currency and an amount of class finance only. */
const SECRET_CURRENCY = 'ZQX';
const SECRET_DIGITS = '8642097531';

const MARKS = new RegExp(`${SECRET}|${SECRET_CURRENCY}`, 'i');

const HOSTILE = [
  '<!channel>',
  '<@U012AB3CD> & <#C1|general>',
  '@here #general @channel',
  '`code` ``` *bold* _slanted_ ~struck~ :tada: :+1:',
  'https://evil.example/a?b=<c>&d mailto:someone@shop.example evil.example',
  '> quoted\n>>> more\r\n• item',
  '&amp;&lt;&gt;',
  '\u202Eright to left\u202C \u05D0\u05D1\u05D2 \u0645\u0631\u062D\u0628\u0627',
  '👩‍👩‍👧‍👦🏴‍☠️🇨🇳👍🏽',
  'e\u0301'.repeat(5_000),
  `a${'\u0301'.repeat(10_000)}`,
  '😀'.repeat(5_000),
  '&'.repeat(10_000),
  '<'.repeat(10_000),
  '`'.repeat(10_000),
  '_'.repeat(10_000),
  '*'.repeat(10_000),
  ':x'.repeat(5_000),
  '\uD800 lone \uDFFF',
  '\u0000\u0007\u001b[31mred',
  '\u200B\u2060\uFEFF',
  '   ',
  '订单／４５６７',
] as const;

/** Whatever a vendor may write into a field of text. */
export const vendorText: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(...HOSTILE),
    anyText(60),
    fc.array(fc.constantFrom(...HOSTILE), { maxLength: 4 }).map((parts) => parts.join('')),
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.constantFrom('one-time', 'CLJF_ZRR_20250317_001', 'PARTIALLY_SHIPPED'),
  )
  // Generators try strings that the test's own constants hold: a vendor's text with one of them would be no leak.
  .filter((text) => !MARKS.test(text));

const decimalText = fc
  .tuple(fc.stringMatching(/^-?[0-9]{1,30}$/), fc.stringMatching(/^(\.[0-9]{1,30})?$/))
  .map((parts) => parts.join(''))
  .filter((text) => !text.includes(SECRET_DIGITS));

const money: fc.Arbitrary<Money> = fc.record({
  amount: decimalText,
  currency: fc.option(fc.oneof(fc.constantFrom('USD', 'cny', 'JPY', 'KWD', 'XXY'), vendorText), { nil: undefined }),
  unitKnown: fc.boolean(),
});

const when: fc.Arbitrary<Timestamp> = fc.oneof(
  fc.record({ kind: fc.constant('instant' as const), at: fc.oneof(fc.integer({ min: 0, max: 4e12 }), fc.double()) }),
  fc.record({ kind: fc.constant('date' as const), date: fc.oneof(fc.constant('2022-09-01'), vendorText) }),
  fc.record({ kind: fc.constant('raw' as const), text: vendorText }),
);

function few<Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.array(item, { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(item, { maxLength: 60 }) },
  );
}

function perhaps<Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item | undefined> {
  return fc.option(item, { nil: undefined });
}

const status = fc.record({
  name: fc.constantFrom(...STATUS_NAMES),
  word: vendorText,
  meaning: perhaps(fc.constantFrom(...MEANINGS)),
  tone: fc.constantFrom(...TONES),
});
const reference = fc.record({ name: fc.constantFrom(...REFERENCE_NAMES), value: vendorText });
const event = fc.record({ event: fc.constantFrom(...EVENTS), label: perhaps(vendorText), when });
const line = fc.record({
  title: vendorText,
  sku: perhaps(vendorText),
  options: perhaps(vendorText),
  quantity: perhaps(vendorText),
  status: perhaps(status),
});
const url = fc.oneof(
  webUrl,
  fc.constantFrom(
    'https://track.example/a|b?c=<d>&e',
    'http://plain.example',
    'javascript:alert(1)',
    'https://u:p@x.example',
    'no url',
  ),
  fc.constant(`https://long.example/${'x'.repeat(10_000)}`),
);
const amountOf = (sum: fc.Arbitrary<Money>) => fc.record({ name: fc.constantFrom(...AMOUNT_NAMES), money: sum });

const openPart: fc.Arbitrary<Order['public']> = fc.record({
  id: vendorText,
  title: perhaps(vendorText),
  iccid: perhaps(fc.oneof(fc.constant('89852202209089971478'), vendorText)),
  stage: fc.constantFrom(...STAGES),
  statuses: few(status),
  references: few(reference),
  timeline: few(event),
  lines: few(line),
  attention: few(fc.constantFrom(...ATTENTION_KINDS)),
});

const internalPart: fc.Arbitrary<Order['internal']> = fc.record({
  total: perhaps(money),
  amounts: few(amountOf(money)),
  linePrices: few(perhaps(money)),
  lineTotals: perhaps(few(perhaps(money))),
  statuses: few(status),
  references: few(reference),
  shipments: few(fc.record({ company: perhaps(vendorText), number: perhaps(vendorText), url: perhaps(url) })),
  failure: perhaps(fc.record({ code: perhaps(vendorText), message: perhaps(vendorText) })),
  facts: few(fc.record({ name: fc.constantFrom(...(Object.keys(FACT_KINDS) as FactName[])), value: vendorText })),
});

const secretOf = (mark: string) => fc.nat({ max: 999_999 }).map((number) => `${SECRET}${mark}${number}`);
const [earned, secret] = [secretOf(OF_FINANCE), secretOf(OF_PERSON)];
const secretMoney = fc.constant({ amount: SECRET_DIGITS, currency: SECRET_CURRENCY, unitKnown: true });

const financePart: fc.Arbitrary<Order['finance']> = fc.record({
  amounts: few(amountOf(secretMoney)),
  lineCommissions: few(perhaps(secretMoney)),
  statuses: few(fc.record({ name: fc.constant('settlement' as const), word: earned, tone: fc.constant('neutral' as const) })),
  timeline: few(
    fc.record({
      event: fc.constant('other' as const),
      label: earned,
      when: fc.record({ kind: fc.constant('raw' as const), text: earned }),
    }),
  ),
});

const personalPart: fc.Arbitrary<Order['personal']> = fc.record({
  customerId: perhaps(secret),
  name: perhaps(secret),
  email: perhaps(secret),
  phone: perhaps(secret),
  cardLastFour: perhaps(secret),
  paymentInstrument: perhaps(secret),
  addresses: few(
    fc.record({
      role: fc.constantFrom('billing' as const, 'shipping' as const),
      name: perhaps(secret),
      lines: few(secret),
      phone: perhaps(secret),
    }),
  ),
  free: few(fc.record({ key: secret, value: secret })),
});

/** An order with every field that an order can have, written by nobody's friend. */
export const order: fc.Arbitrary<Order> = fc
  .record({
    provider: fc.constantFrom(...providers.map(({ id }) => id)),
    public: openPart,
    internal: internalPart,
    finance: financePart,
    personal: personalPart,
  })
  .map((parts) => ({ ...parts, account: parts.provider }));

/** What of an order may stand on no card: empty when a text shows none of it. */
export function secretsIn(text: string): string[] {
  const digits = text.replace(/[,\s.]/g, '');
  return [SECRET, SECRET_CURRENCY, SECRET_DIGITS].filter((mark) => text.includes(mark) || digits.includes(mark));
}

/** Which of the guarded classes a text shows. */
export function guardedIn(text: string): ('personal' | 'finance')[] {
  const marks = secretsIn(text);
  const isPersonal = text.includes(`${SECRET}${OF_PERSON}`);
  const isFinance = text.includes(`${SECRET}${OF_FINANCE}`) || marks.some((mark) => mark !== SECRET);
  return [...(isPersonal ? ['personal' as const] : []), ...(isFinance ? ['finance' as const] : [])];
}

/** Stands in every internal value of {@link withInternalMarks}. */
export const INTERNAL = 'zqinternal';

/** The same order with nothing internal but marks. */
export function withInternalMarks(order: Order): Order {
  const money = { amount: '112233445566', currency: INTERNAL, unitKnown: true };
  const status = { name: 'risk', word: INTERNAL, tone: 'bad' } as const;
  return {
    ...order,
    internal: {
      total: money,
      amounts: [{ name: 'paid', money }],
      linePrices: [money],
      lineTotals: [money],
      statuses: [status],
      references: [{ name: 'session', value: INTERNAL }],
      shipments: [{ company: INTERNAL, number: INTERNAL }],
      failure: { code: INTERNAL, message: INTERNAL },
      attempts: [{ channel: INTERNAL, transaction: INTERNAL, code: INTERNAL, message: INTERNAL }],
      lineFacts: [[{ name: 'merchant_status', value: INTERNAL }]],
      facts: [{ name: 'promotion', value: INTERNAL }],
    },
  };
}
