import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { text } from '../../../src/providers/field.ts';
import { envelope } from '../../../src/providers/tuya/client/envelope.ts';
import { failureOf, isStaleToken, isWrongTime } from '../../../src/providers/tuya/client/errors.ts';

function refusal(code: unknown, msg: unknown = 'no') {
  const reply = envelope(text).parse({ success: false, code, msg, t: 1588925778000, tid: 'a1b2' });
  return reply.success ? expect.fail('read as a success') : reply;
}

describe("Tuya: what each of the vendor's codes means", () => {
  it.each([
    ['unauthorized', undefined, [1001, 1002, 1003, 1004, 1005, 1007, 1008, 1010, 1011, 1012, 1400]],
    ['unauthorized', 'check_clock', [1013]],
    ['unavailable', undefined, [500, 1111]],
    ['rate_limited', undefined, [1110, 1112, 1113, 1199]],
    ['forbidden', 'subscribe_app_mall', [1106, 28841101, 28841105, 28841106]],
    ['forbidden', 'allow_ip', [1114]],
    ['forbidden', 'check_region', [2007]],
    ['quota', undefined, [28841004, 28841104]],
    ['refused', 'our_bug', [1100, 1101, 1102, 1103, 1104, 1105, 1107, 1108, 1109]],
    ['forbidden', 'renew_plan', [28841001, 28841002]],
    ['forbidden', 'renew_app_mall', [28841102]],
    ['forbidden', 'pay_bill', [28841003, 28841103]],
    ['forbidden', 'enable_data_centre', [28841107]],
    ['forbidden', undefined, [28841199, 1006, 42, -1]],
  ])('%s (%s)', (kind, hint, codes) => {
    for (const code of codes.flatMap((number) => [number, String(number)])) {
      const failure = failureOf(refusal(code));

      expect(failure).toMatchObject({ kind, hint, code: String(code).replace(/[^\w.:-]/g, ''), message: 'no', traceId: 'a1b2' });
    }
  });

  it('asks for a pause when we repeated ourselves too soon', () => {
    expect(failureOf(refusal(1113)).retryAfter).toBe(1000);
  });

  it('repeats nothing of what is hidden', () => {
    const failure = failureOf(refusal(777, 'token f00ba4 of ay160 is odd'), ['f00ba4', 'ay160', undefined, '']);

    expect(failure.message).toBe('token … of … is odd');
  });

  it('takes a new token for some codes only', () => {
    const codes = ['1002', '1010', '1011', '1012', '1400', '1004', '1013', '500'];

    expect(codes.filter((code) => isStaleToken(refusal(code)))).toEqual(['1002', '1010', '1011', '1012', '1400']);
  });

  it('takes the time for one code only', () => {
    expect(['1010', '1013', 1013].map((code) => isWrongTime(refusal(code)))).toEqual([false, true, true]);
  });
});

describe('Tuya: envelopes', () => {
  it.each([undefined, null, '', {}, []])('a success with %j holds nothing', (result) => {
    expect(envelope(text).parse({ success: true, result })).toEqual({ success: true, result: undefined });
  });

  it('a result alone, as the page of the mall shows it, is a success', () => {
    const order = z.object({ order_id: z.string() });

    expect(envelope(order).parse({ order_id: 'TM-9' })).toEqual({ success: true, result: { order_id: 'TM-9' } });
    expect(envelope(order).safeParse({ error: 'not authorized' }).success).toBe(false);
  });

  it.each([{}, { success: 'false' }, { success: 1, result: 'x' }, [], 'text', null])('%j is none', (reply) => {
    expect(envelope(text).safeParse(reply).success).toBe(false);
  });

  it.each([
    [1588925778000, 1588925778000],
    ['1588925778000', 1588925778000],
    [1588925778, undefined],
    ['noon', undefined],
    [undefined, undefined],
  ])('its time %j is %j', (t, expected) => {
    const reply = envelope(text).parse({ success: false, code: 1013, t });

    expect(reply).toMatchObject({ t: expected });
  });
});
