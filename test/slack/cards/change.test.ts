import { expect, it } from 'vitest';
import { changeBetween, type OrderState } from '../../../src/core/order/change.ts';
import { changeCard } from '../../../src/slack/cards/notices/follow.ts';
import { asText } from '../../../src/slack/cards/plain.ts';
import { contextOf } from '../../support/cards.ts';

const PENDING: OrderState = { stage: 'pending', statuses: [], attention: [] };

/** The line of a notice about an order that was pending. */
function line(after: OrderState, before = PENDING): string | undefined {
  const change = changeBetween(before, after);
  if (!change) throw new Error('Nothing has changed');
  const notice = { order: 'A-1', before, after, change, isFinal: true, stop: '' };
  return asText(changeCard(notice, contextOf())).split('\n')[0];
}

it('notice of a change: a refund is said once, by the stage', () => {
  const shown = line({ stage: 'refunded', statuses: [], attention: ['refunded'] });

  expect(shown?.match(/Refunded/g)).toHaveLength(1);
  expect(shown).toContain('Pending → Refunded');
  expect(shown).not.toContain('⚠');
});

it('notice of a change: attention that says the stage too is shown instead of it', () => {
  expect(line({ stage: 'failed', statuses: [], attention: ['payment_failed'] })).toMatch(/Pending → Payment failed$/);
  expect(line({ stage: 'disputed', statuses: [], attention: ['disputed'] })).toMatch(/Pending → Disputed$/);
  expect(line({ stage: 'paid', statuses: [], attention: ['paid_not_active'] })).toMatch(/Pending → Paid, but not active yet$/);
});

it('notice of a change: other attention follows the stage', () => {
  expect(line({ stage: 'paid', statuses: [], attention: ['risk'] })).toMatch(/Pending → Paid · Risk flagged$/);
});

it('notice of a change: attention alone names the stage once', () => {
  const before: OrderState = { stage: 'paid', statuses: [], attention: [] };

  expect(line({ ...before, attention: ['paid_not_active'] }, before)).toMatch(/A-1 · Paid, but not active yet$/);
});
