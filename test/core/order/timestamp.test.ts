import { describe, expect, it } from 'vitest';
import { readTimestamp } from '../../../src/core/order/timestamp.ts';

const AT = Date.UTC(2025, 7, 28, 3, 14, 29);
const instant = { kind: 'instant', at: AT };
const date = { kind: 'date', date: '2025-08-28' };

describe('readTimestamp', () => {
  it.each([
    ['1756350869', instant],
    ['1756350869.591', { kind: 'instant', at: AT + 591 }],
    ['1756350869591', { kind: 'instant', at: AT + 591 }],
    ['1756350869591123', { kind: 'instant', at: AT + 591 }],
    ['1756350869591123456', { kind: 'instant', at: AT + 591 }],
    ['20250828', date],
    ['2025-08-28', date],
    ['2025/08/28', date],
    ['2025-08-28T03:14:29Z', instant],
    ['2025-08-28 03:14:29 UTC', instant],
    ['2025-08-28T11:14:29.000+0800', instant],
    ['2025-08-28 11:14:29+08:00', instant],
    ['2025-08-28T11:14:29+08:00[Asia/Shanghai]', instant],
    ['Thu, 28 Aug 2025 03:14:29 GMT', instant],
  ])('reads %s', (written, expected) => {
    expect(readTimestamp(written)).toEqual(expected);
  });

  it.each(['2025-08-28 11:14:29', '2025/08/28 11:14:29', '2025-08-28T11:14:29.000', '20250828111429'])(
    'takes %s for an instant only where its zone is known',
    (written) => {
      expect(readTimestamp(written, '+08:00')).toEqual(instant);
      expect(readTimestamp(written)).toEqual({ kind: 'raw', text: written });
    },
  );

  it.each([
    ['+08:00', 3, 14],
    ['-03:30', 14, 44],
    ['Z', 11, 14],
  ])('counts a clock time from the zone %s', (zone, hour, minute) => {
    expect(readTimestamp('2025-08-28 11:14:29', zone)).toEqual({ kind: 'instant', at: Date.UTC(2025, 7, 28, hour, minute, 29) });
  });

  it('prefers the zone that the vendor wrote', () => {
    expect(readTimestamp('2025-08-28 03:14:29Z', '+08:00')).toEqual(instant);
  });

  it.each([
    undefined,
    '0',
    '0.0',
    '-1',
    '00000000',
    '0000-00-00',
    '0000-00-00 00:00:00',
    '0001-01-01T00:00:00Z',
    '1970-01-01 08:00:00',
    '1970-01-01T00:00:00.000+0000',
    '-62135596800000',
    '253402300799',
    '253402300799000',
    '9999-12-31 23:59:59',
    '9999/12/31',
    '99991231',
    '2147483647',
    '9223372036854775807',
  ])('takes %s for no time', (written) => {
    expect(readTimestamp(written, '+08:00')).toBeUndefined();
  });

  it.each([
    'soon',
    '12345',
    '20250230',
    '2025-02-30',
    '2025-02-30 10:00:00',
    '2025-08-28 25:00:00',
    '9999999999999999',
    '28/08/2025',
  ])('keeps %s as it is', (written) => {
    expect(readTimestamp(written, '+08:00')).toEqual({ kind: 'raw', text: written });
  });
});
