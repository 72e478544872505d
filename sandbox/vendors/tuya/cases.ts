/** Invented buyers: one with single orders, one with several pages, one with more orders than the bot reads. */
export const BUYER = 'ay1600000000001';
export const BUSY_BUYER = 'ay1600000000002';
export const BUSIEST_BUYER = 'ay1600000000003';

const BY_BUYER = `user=${BUYER}`;

/** Text to type for each case. `quotaUsedUp` is last, because the bot pauses for half an hour after it. */
export const TUYA_CASES = {
  needsBuyer: 'tuya:TM-1001',
  byNumberAlone: 'tuya:TS-3001',
  byNumberMissing: 'tuya:TS-4040',
  paid: `tuya:TM-1001 ${BY_BUYER}`,
  shipped: `tuya:TM-1002 ${BY_BUYER}`,
  cancelled: `tuya:TM-1003 ${BY_BUYER}`,
  refunded: `tuya:TM-1004 ${BY_BUYER}`,
  unknownWords: `tuya:TM-1005 ${BY_BUYER}`,
  pending: `tuya:TM-1006 ${BY_BUYER}`,
  partlyRefunded: `tuya:TM-1007 ${BY_BUYER}`,
  paymentFailed: `tuya:TM-1008 ${BY_BUYER}`,
  severalPages: `tuya: user=${BUSY_BUYER}`,
  tooManyOrders: `tuya: user=${BUSIEST_BUYER}`,
  missing: `tuya:TM-4040 ${BY_BUYER}`,
  missingAsNothing: `tuya:TM-2007 ${BY_BUYER}`,
  tokenExpired: `tuya:TM-2001 ${BY_BUYER}`,
  slow: `tuya:TM-2002 ${BY_BUYER}`,
  hanging: `tuya:TM-2003 ${BY_BUYER}`,
  broken: `tuya:TM-2004 ${BY_BUYER}`,
  rateLimited: `tuya:TM-2005 ${BY_BUYER}`,
  html: `tuya:TM-2006 ${BY_BUYER}`,
  busy: `tuya:TM-2010 ${BY_BUYER}`,
  notSubscribed: `tuya:TM-2008 ${BY_BUYER}`,
  quotaUsedUp: `tuya:TM-2009 ${BY_BUYER}`,
} as const;
export type TuyaCase = keyof typeof TUYA_CASES;

/** The result of each case without an order: missing, needs input, or a failure kind. */
export const TUYA_EXPECTED = {
  needsBuyer: 'needs',
  byNumberMissing: 'missing',
  missing: 'missing',
  missingAsNothing: 'missing',
  hanging: 'timeout',
  broken: 'unavailable',
  rateLimited: 'rate_limited',
  html: 'bad_response',
  busy: 'unavailable',
  notSubscribed: 'forbidden',
  quotaUsedUp: 'quota',
} as const satisfies Partial<Record<TuyaCase, string>>;
