import { describe, expect, it } from 'vitest';
import { amountText } from '../../../../src/slack/cards/order/amount.ts';
import { words } from '../../../../src/slack/words/words.ts';

const en = words('en');

describe('an amount', () => {
  it.each([
    ['10.00', 'USD', 'USD 10.00'],
    ['1234567.5', 'USD', 'USD 1,234,567.50'],
    ['1000', 'JPY', 'JPY 1,000'],
    ['1.2345', 'KWD', 'KWD 1.2345'],
    ['0.30000000000000004', 'EUR', 'EUR 0.30000000000000004'],
    ['123456789012345678901234567890', 'USD', 'USD 123,456,789,012,345,678,901,234,567,890.00'],
    ['-5', 'usd', '-USD 5.00'],
    ['10.50', undefined, '10.50 (no currency given)'],
    ['10.50', 'points', 'points 10.50'],
    ['a lot', 'USD', 'a lot'],
    ['US$ 5', 'USD', 'US$ 5'],
    ['12.5.6', 'USD', 'USD 12.5.6'],
    ['5', '<!here>', '&lt;!here&gt; 5'],
  ])('amount: %s %s is written %s', (sum, currency, written) => {
    const text = amountText({ amount: sum, currency, unitKnown: true }, en);

    expect(text).toBe(written);
  });

  it('amount: is marked when its unit is inferred', () => {
    const text = amountText({ amount: '10.00', currency: 'USD', unitKnown: false }, en);

    expect(text).toBe('≈ USD 10.00');
  });
});
