import { type FailureKind, type GeneralHint, ProviderError } from '../../../core/failure/failure.ts';
import type { ProviderWords } from '../../../core/provider/provider-words.ts';
import { saysMissing } from '../../missing.ts';
import type { Refusal } from './envelope.ts';

export const HINTS = {
  subscribe_app_mall: {
    en: 'subscribe the project to App Mall Open Service and authorise it in the Seller Center.',
    zh: '请为云项目开通 App Mall Open Service，并在卖家中心完成授权。',
  },
  allow_ip: {
    en: "add this server's IP address to the project's allow list.",
    zh: '请把本服务器的 IP 地址加入云项目的白名单。',
  },
  renew_plan: {
    en: "renew the project's service plan in the Tuya developer platform; it has expired, or there is none.",
    zh: '云项目的服务套餐已过期或未开通，请在 Tuya 开发者平台续费或开通。',
  },
  renew_app_mall: {
    en: "renew the project's subscription to App Mall Open Service in the Tuya developer platform; it has expired.",
    zh: '云项目对 App Mall Open Service 的订阅已过期，请在 Tuya 开发者平台续订。',
  },
  pay_bill: {
    en: 'pay the overdue bill of the project in the Tuya developer platform.',
    zh: '云项目有逾期账单，请在 Tuya 开发者平台支付。',
  },
  enable_data_centre: {
    en: "the project's data centre is suspended; enable it again in the Tuya developer platform.",
    zh: '云项目的数据中心已被暂停，请在 Tuya 开发者平台重新启用。',
  },
  check_region: {
    en: "Tuya does not let this server's IP address into a data centre of another region; check the region in the settings (TUYA_REGION).",
    zh: 'Tuya 不允许本服务器的 IP 地址跨区访问数据中心，请检查设置中的区域（TUYA_REGION）。',
  },
} as const satisfies ProviderWords['hints'];

interface Failure {
  readonly kind: FailureKind;
  readonly hint?: GeneralHint | keyof typeof HINTS;
  /** Milliseconds. */
  readonly retryAfter?: number;
}

const CREDENTIALS: Failure = { kind: 'unauthorized' };
const CLOCK: Failure = { kind: 'unauthorized', hint: 'check_clock' };
const BUSY: Failure = { kind: 'unavailable' };
const TOO_MANY: Failure = { kind: 'rate_limited' };
const TOO_SOON: Failure = { kind: 'rate_limited', retryAfter: 1000 };
const NOT_SUBSCRIBED: Failure = { kind: 'forbidden', hint: 'subscribe_app_mall' };
const NO_PLAN: Failure = { kind: 'forbidden', hint: 'renew_plan' };
const BILL: Failure = { kind: 'forbidden', hint: 'pay_bill' };
const QUOTA: Failure = { kind: 'quota' };
const OUR_BUG: Failure = { kind: 'refused', hint: 'our_bug' };
const REFUSED: Failure = { kind: 'forbidden' };

/** developer.tuya.com/en/docs/iot/error-code?id=K989ruxx88swc; what is not here is refused with its own words. */
const FAILURES = new Map<string, Failure>([
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
  ['28841001', NO_PLAN],
  ['28841002', NO_PLAN],
  ['28841003', BILL],
  ['28841004', QUOTA],
  ['28841101', NOT_SUBSCRIBED],
  ['28841102', { kind: 'forbidden', hint: 'renew_app_mall' }],
  ['28841103', BILL],
  ['28841104', QUOTA],
  ['28841105', NOT_SUBSCRIBED],
  ['28841106', NOT_SUBSCRIBED],
  ['28841107', { kind: 'forbidden', hint: 'enable_data_centre' }],
]);

const STALE_TOKEN = new Set(['1002', '1010', '1011', '1012', '1400']);

/** The error for a refusal: Tuya's code and `tid`, and its words without those that are `hidden`. */
export function failureOf({ code, msg, tid }: Refusal, hidden: readonly (string | undefined)[] = []): ProviderError {
  const { kind, hint, retryAfter } = FAILURES.get(code) ?? REFUSED;
  const words = hidden.reduce<string>((left, word) => (word ? left.replaceAll(word, '…') : left), msg);
  return new ProviderError(kind, words, { code, hint, retryAfter, traceId: tid });
}

/** True for a code that the page does not list, such as those of the mall itself, whose words say that there is no such order. */
export function saysNoSuchOrder({ code, msg }: Refusal): boolean {
  return !FAILURES.has(code) && saysMissing(msg);
}

/** True when the account may not make this call at all. */
export function isNotPermitted({ code }: Pick<ProviderError, 'code'>): boolean {
  return code !== undefined && FAILURES.get(code) === NOT_SUBSCRIBED;
}

/** True when a new access token may help. */
export function isStaleToken({ code }: Refusal): boolean {
  return STALE_TOKEN.has(code);
}

/** True when Tuya found our request's time more than five minutes from its own. */
export function isWrongTime({ code }: Refusal): boolean {
  return code === '1013';
}
