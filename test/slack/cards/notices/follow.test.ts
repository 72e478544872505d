import { describe, expect, it } from 'vitest';
import { changeBetween, type OrderState } from '../../../../src/core/order/change.ts';
import { changeCard } from '../../../../src/slack/cards/notices/follow.ts';
import { asText } from '../../../../src/slack/cards/plain.ts';
import { contextOf } from '../../../support/cards.ts';

const PENDING: OrderState = { stage: 'pending', statuses: [], attention: [] };
const BEFORE: OrderState = {
  stage: 'paid',
  statuses: [{ name: 'payment', word: 'PROCESSING', meaning: 'pending', tone: 'waiting' }],
  attention: ['payment_failed'],
};

/** Without the marks of Slack's formatting. */
function lineFor(after: OrderState, before = BEFORE): string | undefined {
  const change = changeBetween(before, after);
  if (!change) return undefined;
  const notice = { order: 'order_1', before, after, change, isFinal: false, stop: 'x' };
  return changeCard(notice, contextOf()).text.replaceAll(/[`*]/g, '');
}

describe('the line about a followed order', () => {
  it('has the old and the new stage', () => {
    expect(lineFor({ ...BEFORE, stage: 'shipped' })).toBe('order_1 · Paid → Shipped');
  });

  it('has the old and the new value of a status, under an unchanged stage', () => {
    const statuses = [{ name: 'payment', word: 'SUCCESS', meaning: 'paid', tone: 'good' }] as const;

    expect(lineFor({ ...BEFORE, statuses })).toBe('order_1 · Paid · Payment: pending → paid');
  });

  it('has the word of the provider where its meaning is not known, before and after', () => {
    const statuses = [{ name: 'payment', word: 'ODD_WORD', tone: 'neutral' }] as const;

    expect(lineFor({ ...BEFORE, statuses })).toContain('Payment: pending → ');
    expect(lineFor({ ...BEFORE, statuses: [] })).toBe('order_1 · Paid · Payment: pending → none');
  });

  it('says what is to be noticed now, and what no longer is', () => {
    expect(lineFor({ ...BEFORE, attention: ['disputed'] })).toBe('order_1 · Paid · Disputed · no longer: Payment failed');
    expect(lineFor({ ...BEFORE, attention: ['payment_failed', 'risk'] })).not.toContain('no longer');
  });

  it('is not posted where nothing has changed, or only the word of a known meaning', () => {
    const statuses = [{ name: 'payment', word: 'IN_PROGRESS', meaning: 'pending', tone: 'waiting' }] as const;

    expect(lineFor({ ...BEFORE, statuses })).toBeUndefined();
  });

  it('says a refund once, by the stage, and without a warning', () => {
    const after: OrderState = { ...PENDING, stage: 'refunded', attention: ['refunded'] };
    const change = changeBetween(PENDING, after);
    const notice = change && { order: 'order_1', before: PENDING, after, change, isFinal: true, stop: 'x' };

    const shown = notice && asText(changeCard(notice, contextOf()));

    expect(shown?.match(/Refunded/g)).toHaveLength(1);
    expect(shown).toContain('Pending → Refunded');
    expect(shown).not.toContain('⚠');
  });

  it.each([
    ['failed', 'payment_failed', 'Pending → Payment failed'],
    ['disputed', 'disputed', 'Pending → Disputed'],
    ['paid', 'paid_not_active', 'Pending → Paid, but not active yet'],
    ['paid', 'risk', 'Pending → Paid · Risk flagged'],
  ] as const)('at the stage %s with the attention %s is "%s"', (stage, kind, expected) => {
    expect(lineFor({ ...PENDING, stage, attention: [kind] }, PENDING)).toBe(`order_1 · ${expected}`);
  });

  it('names the stage once where only the attention is new', () => {
    const paid: OrderState = { ...PENDING, stage: 'paid' };

    expect(lineFor({ ...paid, attention: ['paid_not_active'] }, paid)).toBe('order_1 · Paid, but not active yet');
  });
});
