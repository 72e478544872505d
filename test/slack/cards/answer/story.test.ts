import { describe, expect, it } from 'vitest';
import { type Finding, ordersOf } from '../../../../src/core/finding.ts';
import { makeOrder } from '../../../../src/core/order/make-order.ts';
import type { Order } from '../../../../src/core/order/order.ts';
import { storiesOf } from '../../../../src/core/story/story.ts';
import { links } from '../../../../src/providers/links.ts';
import { DETAILS } from '../../../../src/slack/cards/actions.ts';
import { answerCard } from '../../../../src/slack/cards/answer/answer.ts';
import { lateCard } from '../../../../src/slack/cards/answer/late.ts';
import type { Report } from '../../../../src/slack/cards/card.ts';
import { compactCard } from '../../../../src/slack/cards/channel/compact.ts';
import {
  BUTTONS,
  buttonsOf,
  CLINK,
  contextOf,
  finding,
  found,
  ICCID,
  LINKSFIELD,
  linksfieldOrder,
  MISSING,
  NUMBER,
  reportOf,
  shownBy,
} from '../../../support/cards.ts';

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

/** Words that a person reads, dates counted as three. */
function wordsOf(lines: readonly string[]): number {
  return lines
    .join(' ')
    .replace(/<!date[^>]*>/g, 'a b c')
    .split(/\s+/).length;
}

function told(findings: readonly Finding[]): Report {
  return reportOf({ findings, stories: storiesOf(ordersOf(findings), links) });
}

describe('perhaps one purchase', () => {
  const link = { reference: { name: 'purchase_order', value: '4567' }, shown: 'public', certainty: 'possible' } as const;

  it('possible link: the late card names the order that the first message showed, not its own', () => {
    const [first, late] = [finding(NUMBER, LINKSFIELD, found([linksfieldOrder()])), finding(NUMBER, CLINK, found([payment()]))];
    const possible = [{ ...link, from: linksfieldOrder(), to: payment() }];
    const report = reportOf({ findings: [first, late], stories: { stories: [], possible } });

    const shown = shownBy(lateCard(report, [late], BUTTONS, contextOf()));

    expect(shown).toContain('Possibly the same purchase: Linksfield `CU-7ZOIHX0RB16U20250828111429591`');
  });
});

describe('one purchase', () => {
  it('purchase: says what does not fit, then the status of each order, and at the end how it is known to be one', () => {
    const pending = linksfieldOrder('CU-7ZOIHX0RB16U20250828111429591', { stage: 'pending' });
    const report = told([finding(NUMBER, LINKSFIELD, found([pending])), finding(NUMBER, CLINK, found([payment()]))]);

    const lines = shownBy(answerCard(report, BUTTONS, contextOf())).split('\n');

    expect(lines[0]).toBe(':warning: *Paid at Clink, not active at Linksfield*');
    expect(lines[1]).toContain(':hourglass_flowing_sand: *Pending* · CLJF_ZRR_20250317_001');
    expect(lines.slice(-2)).toEqual([
      expect.stringMatching(/^\*Paid → Activated\* /),
      expect.stringMatching(
        /^:link: Same purchase at Linksfield and Clink \(purchase order `4567`, same amount\) · Data from Linksfield and Clink, checked <!date/,
      ),
    ]);
    expect(lines.join('\n').match(/`4567`/g)).toHaveLength(1);
    expect(lines.join('\n').match(/Paid → Activated/g)).toHaveLength(1);
    expect(wordsOf(lines)).toBeLessThan(90);
  });

  it('purchase: names the provider of each order, with one button for the details of all', () => {
    const report = told([finding(NUMBER, LINKSFIELD, found([linksfieldOrder()])), finding(NUMBER, CLINK, found([payment()]))]);

    const { blocks } = answerCard(report, BUTTONS, contextOf());

    const lines = shownBy({ blocks }).split('\n');
    expect(lines.filter((line) => / · (?:Linksfield|Clink)$/.test(line))).toEqual([
      expect.stringMatching(/Active.* · Linksfield$/),
      expect.stringMatching(/Paid.* · Clink$/),
    ]);
    expect(buttonsOf({ blocks }).get(DETAILS)).toMatchObject({ value: 'the question' });
  });

  it('purchase: says how swapped digits were read', () => {
    const swapped = { ...ICCID, raw: '98582202220980791784', reading: 'swapped' } as const;
    const linked = [finding(NUMBER, CLINK, found([payment()]))];
    const findings = [finding(swapped, LINKSFIELD, found([linksfieldOrder()]))];
    const report = reportOf({ findings, linked, stories: storiesOf(ordersOf([...findings, ...linked]), links) });

    expect(shownBy(answerCard(report, BUTTONS, contextOf()))).toContain('its digits were swapped in pairs');
  });

  it('purchase: late, it is whole in the text too', () => {
    const findings = [finding(NUMBER, LINKSFIELD, found([linksfieldOrder()])), finding(NUMBER, CLINK, found([payment()]))];

    const message = lateCard(told(findings), findings.slice(1), BUTTONS, contextOf());

    expect(message.text).toContain('Same purchase at Linksfield and Clink');
  });

  it('purchase: shows a subtotal only where it is not the total', () => {
    const sums = (amount: string) => {
      const order = payment();
      const money = { amount, currency: 'USD', unitKnown: true };
      const priced = { ...order, internal: { ...order.internal, amounts: [{ name: 'subtotal' as const, money }] } };
      return shownBy(answerCard(told([finding(NUMBER, CLINK, found([priced]))]), BUTTONS, contextOf()));
    };

    expect(sums('10')).not.toContain('Subtotal');
    expect(sums('9.50')).toContain('Subtotal');
  });
});

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
  ])('purchase: is one story in the %s card, and one line says that the second leads to it', (_, card) => {
    const shown = shownBy(card(twice(), BUTTONS, contextOf()));

    expect(shown).toContain('Same purchase');
    expect(shown).not.toContain('Possibly');
    expect(shown.match(/\* `order_7same4567`|· `order_7same4567`(?!:)/g)).toHaveLength(1);
    expect(shown).toContain('`order_7same4567`: already shown above');
  });

  it('purchase: is no miss in the text', () => {
    const report = told([...twice().findings, finding(PAYMENT, LINKSFIELD, MISSING)]);

    expect(answerCard(report, BUTTONS, contextOf()).text).not.toContain('No order found');
  });
});

describe('one order that two numbers name', () => {
  it('answer card: an order that two numbers name is shown once', () => {
    const report = told([finding(PAYMENT, CLINK, found([payment()])), finding(NUMBER, CLINK, found([payment()]))]);

    const message = answerCard(report, BUTTONS, contextOf());

    expect(shownBy(message).match(/USD 10\.00/g)).toHaveLength(1);
    expect(shownBy(message)).toContain('`4567`: already shown above');
    expect(message.text.match(/order_7same4567/g)).toHaveLength(1);
  });
});
