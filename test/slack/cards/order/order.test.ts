import { describe, expect, it } from 'vitest';
import { makeOrder, type OrderParts } from '../../../../src/core/order/make-order.ts';
import type { Order } from '../../../../src/core/order/order.ts';
import { answerCard } from '../../../../src/slack/cards/answer/answer.ts';
import { readable } from '../../../../src/slack/cards/plain.ts';
import { detailsView } from '../../../../src/slack/cards/views/details.ts';
import { words } from '../../../../src/slack/words/words.ts';
import { BUTTONS, CLINK, contextOf, finding, found, NUMBER, reportOf, shownBy } from '../../../support/cards.ts';
import { mrkdwnOf } from '../../../support/validate.ts';

function shown(order: Order): string {
  return shownBy(answerCard(reportOf({ findings: [finding(NUMBER, CLINK, found([order]))] }), BUTTONS, contextOf()));
}

function order(open: Partial<OrderParts['public']>, internal: OrderParts['internal'] = {}): Order {
  return makeOrder({ provider: 'clink', public: { id: 'order_abc123', stage: 'paid', ...open }, internal });
}

describe('what is odd about an order is said once', () => {
  it.each(['refunded', 'disputed'] as const)('attention: %s, by the stage', (stage) => {
    const text = shown(order({ stage, attention: [stage] }));

    expect(text.match(new RegExp(stage, 'gi'))).toHaveLength(1);
  });

  it('attention: a disputed order has its alarm first, no tick, and keeps the status of the dispute', () => {
    const statuses = [
      { name: 'payment', word: 'paid', meaning: 'paid', tone: 'good' },
      { name: 'dispute', word: 'open', tone: 'bad' },
    ] as const;

    const text = shown(order({ stage: 'disputed', attention: ['disputed'], statuses }));

    expect(text.split('\n').slice(0, 3)).toEqual([
      ':scales: *Disputed*',
      expect.stringMatching(/^→ /),
      'Payment: paid · :heavy_exclamation_mark: Dispute: Open',
    ]);
    expect(text).not.toContain('check_mark');
  });

  it("attention: risk, with the vendor's word", () => {
    const text = shown(order({ attention: ['risk'] }, { statuses: [{ name: 'risk', word: 'HIGH', tone: 'bad' }] }));

    expect(text.split('\n')[0]).toBe(':warning: *High risk* · Paid');
    expect(text.match(/risk/gi)).toHaveLength(1);
  });

  it('attention: a refund in part, with its sum', () => {
    const money = { amount: '4.50', currency: 'USD', unitKnown: true };
    const status = { name: 'order', word: 'partial_refunded', meaning: 'partially_refunded', tone: 'neutral' } as const;

    const text = shown(
      order({ attention: ['partially_refunded'], statuses: [status] }, { amounts: [{ name: 'refunded', money }] }),
    );

    expect(text.split('\n')[0]).toBe(':warning: *Partly refunded: USD 4.50* · Paid');
    expect(text.match(/partly refunded/gi)).toHaveLength(1);
  });

  it('attention: a failure whose message repeats its code', () => {
    const text = shown(order({ stage: 'failed' }, { failure: { code: 'card_declined', message: 'Card declined.' } }));

    expect(text).toContain('*Payment failure:* `card_declined`\n');
  });
});

describe('the timeline', () => {
  const at = (event: 'paid' | 'activated' | 'shipped', when: number) => ({ event, when: { kind: 'instant', at: when } }) as const;

  it('timeline: events of one minute are together, the others follow', () => {
    const timeline = [at('paid', 1_683_178_613_876), at('activated', 1_683_178_614_900), at('shipped', 1_683_265_013_000)];

    const line = shown(order({ timeline })).split('\n')[1];

    expect(readable(line ?? '')).toBe('Paid → Activated 2023-05-04 05:36 UTC → Shipped 2023-05-05 05:36 UTC');
  });

  it('timeline: what two providers report within a day is one event', () => {
    const timeline = [at('paid', 1_683_178_613_876), at('paid', 1_683_178_999_000)];

    expect(shown(order({ timeline })).match(/\*Paid\* </g)).toHaveLength(1);
  });
});

describe('an order of several items', () => {
  const received = { name: 'order', word: '4', meaning: 'received', tone: 'good' } as const;
  const refunded = { name: 'order', word: '9', meaning: 'refunded', tone: 'neutral' } as const;
  const merchant = { name: 'merchant_status', value: 'closed' } as const;

  it("items: has the status behind each item, and the merchant's words in the details only", () => {
    const lines = [
      { title: 'Tent', status: received },
      { title: 'Lamp', status: refunded },
    ];

    const text = shown(order({ title: 'Tent', lines, statuses: [received, refunded] }, { lineFacts: [[merchant], []] }));

    expect(text).toContain('• Tent · received');
    expect(text).toContain('• Lamp · refunded');
    expect(text).not.toMatch(/Order: received|closed/i);
  });

  it('items: has the one status on the card where the items are not shown', () => {
    const text = shown(order({ title: 'Tent', lines: [{ title: 'Tent', status: received }], statuses: [received] }));

    expect(text).toContain('Order: received');
  });
});

it('vendor words: those that vendors often use are said in the language of the reader', () => {
  const facts = [{ name: 'payment_method' as const, value: 'CARD' }];
  const odd = order({}, { facts, statuses: [{ name: 'risk', word: 'HIGH', tone: 'bad' }] });
  const report = reportOf({ findings: [finding(NUMBER, CLINK, found([odd]))] });

  const text = shownBy(answerCard(report, BUTTONS, contextOf({ words: words('zh'), language: 'zh' })));

  expect(text).toContain('风险：高');
  expect(text).toContain('*支付方式：* 银行卡');
});

describe('facts: names and ids', () => {
  it.each([
    ['product_id', 'prd_Zq9', '*Product ID:* `prd_Zq9`'],
    ['price_id', 'price_AbC', '*Price ID:* `price_AbC`'],
    ['promotion', 'WS_12ab', '*Promotion:* `WS_12ab`'],
    ['link', 'Lk_AB_12', '*Promotion link ID:* `Lk_AB_12`'],
    ['line_order', 'NOVA_EU', '*Order number of this item:* `NOVA_EU`'],
    ['shop', 'SHOP_CODE', '*Shop:* `SHOP_CODE`'],
    ['shop', 'APPLE STORE', '*Shop:* APPLE STORE'],
    ['shop', 'iPhone shop', '*Shop:* iPhone shop'],
    ['partner', 'ACME TELECOM LTD', '*Partner:* ACME TELECOM LTD'],
    ['program', 'CARD', '*Program:* CARD'],
  ] as const)('facts: %s %s is shown as the vendor wrote it', (name, value, line) => {
    const view = detailsView(order({}, { facts: [{ name, value }] }), reportOf(), contextOf());

    expect(mrkdwnOf(view).join('\n')).toContain(line);
  });

  it.each([
    ['payment_method', 'WECHAT_PAY', '*Payment method:* WeChat Pay'],
    ['transaction_type', 'ONE_TIME', '*Transaction type:* One-time'],
    ['wallet', 'Kakao_PAY', '*Wallet:* Kakao_PAY'],
  ] as const)('facts: %s %s is translated only where it is a known word', (name, value, line) => {
    const view = detailsView(order({}, { facts: [{ name, value }] }), reportOf(), contextOf());

    expect(mrkdwnOf(view).join('\n')).toContain(line);
  });
});

describe('the stage of an order whose word we do not know', () => {
  const expired = { name: 'order', word: 'expired_2', tone: 'neutral' } as const;
  const paid = { name: 'payment', word: 'paid', meaning: 'paid', tone: 'good' } as const;

  it("stage: the vendor's word, said once", () => {
    const text = shown(order({ stage: 'unknown', statuses: [expired, paid] }));

    expect(text).toContain(':grey_question: *expired_2*');
    expect(text).toContain('Payment: paid');
    expect(text.match(/expired/g)).toHaveLength(1);
    expect(text).not.toContain('Status unknown');
  });

  it('stage: unknown where its lines have several words', () => {
    const text = shown(order({ stage: 'unknown', statuses: [expired, { ...expired, word: '77' }] }));

    expect(text).toContain('*Status unknown*');
    expect(text).toContain('Order: 77');
  });

  it('stage: ours where it is known in spite of a word', () => {
    expect(shown(order({ stage: 'refunded', statuses: [expired] }))).toContain('*Refunded*');
  });
});

describe('an unknown status word', () => {
  it('unknown status: is shown as the vendor wrote it', () => {
    const text = shown(order({ statuses: [{ name: 'order', word: 'SIM_SWAPPED', tone: 'neutral' }] }));

    expect(text).toContain('Order: SIM_SWAPPED');
  });
});
