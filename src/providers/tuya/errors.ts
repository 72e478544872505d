import { type FailureKind, type GeneralHint, ProviderError } from '../../core/failure.ts';
import type { Refusal } from './envelope.ts';
import type { HINTS } from './sentences.ts';

interface Reading {
  readonly kind: FailureKind;
  readonly hint?: GeneralHint | keyof typeof HINTS;
  /** Milliseconds. */
  readonly retryAfter?: number;
}

const CREDENTIALS: Reading = { kind: 'unauthorized' };
const CLOCK: Reading = { kind: 'unauthorized', hint: 'check_clock' };
const BUSY: Reading = { kind: 'unavailable' };
const TOO_MANY: Reading = { kind: 'rate_limited' };
const TOO_SOON: Reading = { kind: 'rate_limited', retryAfter: 1000 };
const NOT_SUBSCRIBED: Reading = { kind: 'forbidden', hint: 'subscribe_app_mall' };
const QUOTA: Reading = { kind: 'quota' };
const OUR_BUG: Reading = { kind: 'bad_response', hint: 'our_bug' };
const REFUSED: Reading = { kind: 'forbidden' };

/** developer.tuya.com/en/docs/iot/error-code?id=K989ruxx88swc; what is not here is refused with its own words. */
const READINGS = new Map<string, Reading>([
  ['500', BUSY],
  ['1001', CREDENTIALS],
  ['1002', CREDENTIALS],
  ['1003', CREDENTIALS],
  ['1004', CREDENTIALS],
  ['1005', CREDENTIALS],
  ['1007', CREDENTIALS],
  ['1008', CREDENTIALS],
  ['1010', CREDENTIALS],
  ['1011', CREDENTIALS],
  ['1012', CREDENTIALS],
  ['1013', CLOCK],
  ['1100', OUR_BUG],
  ['1101', OUR_BUG],
  ['1102', OUR_BUG],
  ['1103', OUR_BUG],
  ['1104', OUR_BUG],
  ['1105', OUR_BUG],
  ['1106', NOT_SUBSCRIBED],
  ['1107', OUR_BUG],
  ['1108', OUR_BUG],
  ['1109', OUR_BUG],
  ['1110', TOO_MANY],
  ['1111', BUSY],
  ['1112', TOO_MANY],
  ['1113', TOO_SOON],
  ['1114', { kind: 'forbidden', hint: 'allow_ip' }],
  ['1199', TOO_MANY],
  ['1400', CREDENTIALS],
  ['2007', { kind: 'forbidden', hint: 'check_region' }],
  ['28841004', QUOTA],
  ['28841101', NOT_SUBSCRIBED],
  ['28841104', QUOTA],
  ['28841105', NOT_SUBSCRIBED],
]);

const STALE_TOKEN = new Set(['1002', '1010', '1011', '1012', '1400']);

/** The error for a refusal: Tuya's code and `tid`, and its words without those that are `hidden`. */
export function failureOf({ code, msg, tid }: Refusal, hidden: readonly (string | undefined)[] = []): ProviderError {
  const { kind, hint, retryAfter } = READINGS.get(code) ?? REFUSED;
  const words = hidden.reduce<string>((left, word) => (word ? left.replaceAll(word, '…') : left), msg);
  return new ProviderError(kind, words, { code, hint, retryAfter, traceId: tid });
}

/** True when a new access token may help. */
export function isStaleToken({ code }: Refusal): boolean {
  return STALE_TOKEN.has(code);
}

/** True when Tuya found our request's time more than five minutes from its own. */
export function isWrongTime({ code }: Refusal): boolean {
  return code === '1013';
}
