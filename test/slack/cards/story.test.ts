import { describe, expect, it } from 'vitest';
import { type Finding, ordersOf } from '../../../src/core/lookup.ts';
import { makeOrder, type Order } from '../../../src/core/order.ts';
import { storiesOf } from '../../../src/core/story/story.ts';
import { links } from '../../../src/providers/links.ts';
import { answerCard } from '../../../src/slack/cards/answer.ts';
import type { Report } from '../../../src/slack/cards/card.ts';
import { compactCard } from '../../../src/slack/cards/compact.ts';
import {
  BUTTONS,
  CLINK,
  contextOf,
  finding,
  found,
  LINKSFIELD,
  linksfieldOrder,
  MISSING,
  NUMBER,
  reportOf,
  shownBy,
} from './sample.ts';

const PAYMENT = { kind: 'order', value: 'order_7same4567', raw: 'order_7same4567' } as const;

function payment(): Order {
  return makeOrder({
    provider: 'clink',
    public: {
      id: PAYMENT.value,
      stage: 'paid',
      references: [{ name: 'merchant_reference', value: '4567' }],
      timeline: [{ event: 'paid', when: { kind: 'instant', at: 1683178613876 } }],
    },
    internal: { total: { amount: '10.00', currency: 'USD', unitKnown: true } },
  });
}

function told(findings: readonly Finding[]): Report {
  return reportOf({ findings, stories: storiesOf(ordersOf(findings), links) });
}

describe('one purchase that two numbers name', () => {
  const twice = () =>
    told([
      finding(NUMBER, LINKSFIELD, found([linksfieldOrder()])),
      finding(NUMBER, CLINK, found([payment()])),
      finding(PAYMENT, CLINK, found([payment()])),
    ]);

  it.each([
    ['answer', answerCard],
    ['compact', compactCard],
  ])('is one story in the %s card, and one line says that the second leads to it', (_, card) => {
    const shown = shownBy(card(twice(), BUTTONS, contextOf()));

    expect(shown).toContain('One purchase');
    expect(shown).not.toContain('Possibly');
    expect(shown.match(/·.* `order_7same4567`/g)).toHaveLength(1);
    expect(shown).toContain('`order_7same4567`: already shown above');
  });

  it('is no miss in the text', () => {
    const report = told([...twice().findings, finding(PAYMENT, LINKSFIELD, MISSING)]);

    expect(answerCard(report, BUTTONS, contextOf()).text).not.toContain('No order found');
  });
});

describe('one order that two numbers name', () => {
  it('is told once', () => {
    const report = told([finding(PAYMENT, CLINK, found([payment()])), finding(NUMBER, CLINK, found([payment()]))]);

    const message = answerCard(report, BUTTONS, contextOf());

    expect(shownBy(message).match(/\*Total:\*/g)).toHaveLength(1);
    expect(shownBy(message)).toContain('`4567`: already shown above');
    expect(message.text.match(/order_7same4567/g)).toHaveLength(1);
  });
});
