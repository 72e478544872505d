import { describe, expect, it } from 'vitest';
import { COMMON_WORDS } from '../../src/providers/common-words.ts';
import { lookUpWord, type Word } from '../../src/providers/order-part.ts';

describe('words for the state of an order', () => {
  it.each([
    ['succeeded', 'paid'],
    ['partiallyRefunded', 'paid'],
    ['Refund Pending', 'paid'],
    ['canceled', 'cancelled'],
    ['CANCELLED', 'cancelled'],
    ['chargeback', 'disputed'],
    ['已激活', 'active'],
    ['待付款', 'pending'],
    ['已发货', 'shipped'],
    ['退款成功', 'refunded'],
    ['expired', undefined],
    ['constructor', undefined],
  ])('%s', (word, stage) => {
    expect(lookUpWord<Word>(word, COMMON_WORDS)?.stage).toBe(stage);
  });
});
