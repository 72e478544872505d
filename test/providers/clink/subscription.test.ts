import { describe, expect, it } from 'vitest';
import { Subscription } from '../../../src/providers/clink/billing/subscription.ts';
import recorded from './recorded/subscription.json' with { type: 'json' };

function read(change: Readonly<Record<string, unknown>> = {}) {
  return Subscription.parse({ ...recorded.data, ...change }).order;
}

const at = (instant: number) => ({ kind: 'instant', at: instant });

describe('a subscription of Clink', () => {
  it('subscription: shows its product, its period and the next charge', () => {
    const { public: open, internal } = read();

    expect(open).toMatchObject({ id: 'sub_0Zq5vGh1Ej', kind: 'subscription', title: 'Travel eSIM, monthly', stage: 'active' });
    expect(open.timeline).toEqual([
      { event: 'created', when: at(1754819711382) },
      { event: 'period_began', when: at(1760000000000) },
      { event: 'next_charge', when: at(1762592000000) },
    ]);
    expect(internal.total).toEqual({ amount: '9.99', currency: 'USD', unitKnown: true });
    expect(internal.amounts).toEqual([{ name: 'next_charge', money: { amount: '12.99', currency: 'USD', unitKnown: true } }]);
    expect(internal.facts).toEqual([
      { name: 'payment_method', value: 'CARD' },
      { name: 'billing_interval', value: 'month' },
      { name: 'product_id', value: 'prd_2Gv7kTe1Mu' },
      { name: 'price_id', value: 'price_6Bx3nQd9Wo' },
    ]);
  });

  it.each([
    ['incomplete', 'incomplete', 'pending', []],
    ['free_trial', 'trial', 'active', []],
    ['active', 'active', 'active', []],
    ['incomplete_expired', 'expired', 'cancelled', []],
    ['past_due', 'past_due', 'active', ['past_due']],
    ['cancelled', 'cancelled', 'cancelled', []],
    ['paused', undefined, 'unknown', []],
  ])('subscription: %s is %s', (status, meaning, stage, attention) => {
    const { public: open } = read({ status });

    expect(open.statuses).toMatchObject([{ name: 'subscription', word: status }]);
    expect(open.statuses[0]?.meaning).toBe(meaning);
    expect(open).toMatchObject({ stage, attention });
  });

  it('subscription: one that ends with its period says when, and charges nothing more', () => {
    const { public: open } = read({ cancelAtPeriodEnd: true, cancelAt: 1762592000000 });

    expect(open.attention).toEqual(['ends_with_period']);
    expect(open.timeline.slice(-2)).toEqual([
      { event: 'period_ends', when: at(1762592000000) },
      { event: 'ends', when: at(1762592000000) },
    ]);
  });

  it('subscription: one that has ended shows when and why, and nothing to come', () => {
    const ended = { status: 'cancelled', cancelAtPeriodEnd: true, canceledAt: 1761000000000, cancelReason: 'too_expensive' };

    const { public: open, internal } = read(ended);

    expect(open.attention).toEqual([]);
    expect(open.timeline.at(-1)).toEqual({ event: 'cancelled', when: at(1761000000000) });
    expect(internal.facts).toContainEqual({ name: 'cancel_reason', value: 'too_expensive' });
  });

  it("subscription: a customer's own words for the reason are personal", () => {
    const { personal, ...rest } = read({ cancelReason: 'Bob moved' });

    expect(personal.free).toEqual([{ key: 'cancelReason', value: 'Bob moved' }]);
    expect(JSON.stringify(rest)).not.toContain('Bob');
  });

  it('subscription: a trial without a period says when it ends', () => {
    const trial = { status: 'free_trial', trialEnd: 1761000000000, recurringInvoiceItem: null, upcomingInvoiceItem: null };

    const { public: open, internal } = read({ ...trial, currentPeriodStart: null, currentPeriodEnd: null });

    expect(open.timeline.map(({ event }) => event)).toEqual(['created', 'trial_ends']);
    expect(internal.total).toBe(undefined);
  });
});
