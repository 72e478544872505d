import { describe, expect, it } from 'vitest';
import { makeOrder } from '../../../../src/core/order/make-order.ts';
import type { PersonalPart } from '../../../../src/core/order/order.ts';
import { personalView } from '../../../../src/slack/cards/views/reveal.ts';
import { contextOf, shownBy } from '../../../support/cards.ts';
import { viewProblemsOf } from '../../../support/validate.ts';

const ADDRESS = { name: 'Ada Example', lines: ['1 Invented Street', 'Louisville'], phone: '555-0101' };

function view(...people: readonly Partial<PersonalPart>[]) {
  const orders = people.map((personal) => makeOrder({ provider: 'tuya', public: { id: 'TM-1', stage: 'paid' }, personal }));
  return personalView(orders, contextOf());
}

describe('customer details', () => {
  it('customer details: an e-mail address is a link; one of an odd shape is not', () => {
    const usual = view({ email: 'ada.example@mail.example' });
    const odd = view({ email: 'ada|<!here>@mail.example' });

    expect(shownBy(usual)).toContain('*E-mail:* <mailto:ada.example@mail.example|ada.example@mail.example>');
    expect(shownBy(odd)).toContain('*E-mail:* `ada|&lt;!here&gt;@mail.example`');
    expect([usual, odd].flatMap((one) => viewProblemsOf({ ...one }))).toEqual([]);
  });

  it('customer details: the name has a line, and one address for both is written once', () => {
    const shown = shownBy(
      view({
        addresses: [
          { role: 'billing', ...ADDRESS },
          { role: 'shipping', ...ADDRESS },
        ],
      }),
    );

    expect(shown).toContain('*Name:* Ada Example');
    expect(shown).toContain('*Billing and shipping address:* 1 Invented Street, Louisville');
    expect(shown.match(/Ada Example|1 Invented Street/g)).toHaveLength(2);
  });

  it('customer details: names that differ are with their addresses', () => {
    const other = { ...ADDRESS, name: 'Bob Norman' };

    const shown = shownBy(
      view({
        addresses: [
          { role: 'billing', ...ADDRESS },
          { role: 'shipping', ...other },
        ],
      }),
    );

    expect(shown).not.toContain('*Name:*');
    expect(shown).toContain('*Billing address:* Ada Example, 1 Invented Street');
    expect(shown).toContain('*Shipping address:* Bob Norman, 1 Invented Street');
  });

  it('customer details: dividers are between orders only, and the last line says that the view was recorded', () => {
    const { blocks } = view({ name: 'Ada Example' }, { name: 'Bob Norman' });

    expect(blocks.map(({ type }) => type)).toEqual(['section', 'divider', 'section', 'context']);
    expect(shownBy({ blocks: blocks.slice(-1) })).toBe('This view is recorded in the audit log, with your name.');
  });
});
