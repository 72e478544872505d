import { describe, expect, it } from 'vitest';
import { changeBetween, type OrderState } from '../../src/core/order/change.ts';

const BEFORE: OrderState = {
  stage: 'pending',
  statuses: [
    { name: 'payment', word: 'unpaid', meaning: 'unpaid', tone: 'waiting' },
    { name: 'refund', word: 'first', tone: 'neutral' },
  ],
  attention: ['risk'],
};

describe('changes of an order', () => {
  it('change: nothing has changed where only the vendor spells a word in another way', () => {
    const after = { ...BEFORE, statuses: [{ ...BEFORE.statuses[0], word: 'UNPAID' }, BEFORE.statuses[1]] } as OrderState;

    expect(changeBetween(BEFORE, after)).toBeUndefined();
    expect(changeBetween(BEFORE, { ...BEFORE, attention: ['risk'] })).toBeUndefined();
  });

  it('change: a new stage, a status with another meaning, one that is new, and what is to be noticed', () => {
    const paid = { name: 'payment', word: 'paid', meaning: 'paid', tone: 'good' } as const;
    const second = { name: 'refund', word: 'second', tone: 'neutral' } as const;
    const [unpaid, first] = BEFORE.statuses;

    const change = changeBetween(BEFORE, { stage: 'paid', statuses: [paid, second, second], attention: ['disputed'] });

    expect(change).toEqual({
      isStageNew: true,
      statuses: [
        { name: 'payment', before: unpaid, after: paid },
        { name: 'refund', before: first, after: second },
        { name: 'refund', before: undefined, after: second },
      ],
      attention: ['disputed'],
      settled: ['risk'],
    });
  });

  it('change: a status that is gone', () => {
    const [unpaid, first] = BEFORE.statuses;

    const change = changeBetween(BEFORE, { ...BEFORE, statuses: first ? [first] : [] });

    expect(change?.statuses).toEqual([{ name: 'payment', before: unpaid, after: undefined }]);
  });
});
