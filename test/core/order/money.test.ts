import { describe, expect, it } from 'vitest';
import { decimal, fromMinorUnits } from '../../../src/core/order/money.ts';

describe('decimal', () => {
  it.each([
    [1000, '1000'],
    ['1000.00', '1000.00'],
    [' 12.30 ', '12.30'],
    ['+5', '5'],
    ['-5', '-5'],
    ['−5', '-5'],
    ['１０．５', '10.5'],
    ['1E+3', '1000'],
    ['1.5e-3', '0.0015'],
    ['-12.50E2', '-1250'],
    ['0e0', '0'],
    ['12e-1', '1.2'],
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    ['1,234.50', '1234.50'],
    ['12,34,567.00', '1234567.00'],
    ['1,234,567', '1234567'],
    ['1.234,50', '1234.50'],
    ['1.234.567', '1234567'],
    ['1 234,50', '1234.50'],
    ["1'234.50", '1234.50'],
    ['12,5', '12.5'],
    ['0.30000000000000004', '0.3'],
    [0.1 + 0.2, '0.3'],
    ['9.989999999999998', '9.99'],
    ['12.340000000000000000', '12.34'],
    ['-123456789.30000001', '-123456789.3'],
  ])('reads %j as %s', (written, expected) => {
    expect(decimal(written)).toBe(expected);
  });

  it.each([
    ['1234567890123456.5'],
    ['0.123456789012345678'],
    ['0.000000000000000001'],
    ['10000000000000000.25'],
    ['3.14159265358979'],
  ])('keeps every digit of %s', (written) => {
    expect(decimal(written)).toBe(written);
  });

  it.each([
    '1,234',
    '12.5.6',
    'US$ 5',
    '5 USD',
    '12.34.567',
    '1,23.4',
    '1e99',
    '1e999999999',
    '0x10',
    'NaN',
    '',
    null,
    true,
    [5],
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])('does not guess what %j means', (written) => {
    expect(decimal(written)).toBeUndefined();
  });
});

describe('fromMinorUnits', () => {
  it.each([
    ['1000', 'USD', '10.00'],
    ['1000.00', 'USD', '10.00'],
    ['1000.00', 'JPY', '1000'],
    ['1000', 'KWD', '1.000'],
    ['-5', 'usd', '-0.05'],
    ['12.34', 'USD', '12.34'],
    ['US$ 5.00', 'USD', 'US$ 5.00'],
  ])('turns %s %s into %s', (written, currency, expected) => {
    expect(fromMinorUnits(written, currency)).toBe(expected);
  });
});
