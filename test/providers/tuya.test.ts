import type { Reply } from '../../sandbox/vendors/standin.ts';
import { tuya } from '../../src/providers/tuya/index.ts';
import { describeProvider } from './kit/contract.ts';
import type { Json } from './kit/variation.ts';
import recorded from './tuya/recorded/order.json' with { type: 'json' };
import seller from './tuya/recorded/seller.json' with { type: 'json' };
import token from './tuya/recorded/token.json' with { type: 'json' };

const ENV = {
  TUYA_CLIENT_ID: '1KAD46OrT9HafiKdsXeg',
  TUYA_CLIENT_SECRET: '4OHBOnWOqaEC1mWXOpVL3yV50s0qGSRC',
  TUYA_MALL_CODE: 'testMallCode',
  TUYA_SHOP_CODE: 'testShopCode',
  TUYA_BASE_URL: 'https://tuya.example/open',
};
/** The recorded order without the fields of its billing address, which the suite would make longer than any reply may be. */
const ORDER = { ...recorded.result, billing_address: { name: recorded.result.billing_address.name } };
const [good] = recorded.result.commodity_list;
const [sold] = seller.result.commodity_list;

const COMMON = {
  provider: tuya,
  baseUrl: 'TUYA_BASE_URL',
  secrets: ['TUYA_CLIENT_ID', 'TUYA_CLIENT_SECRET'],
  otherCalls: () => [{ method: 'GET' as const, path: '/v1.0/token', reply: { body: token } }],
  reply: granted,
  missing: {
    'a refusal that says so': refused(1000, 'data not exist'),
    'a refusal that says so as text': refused('1000', 'data not exist'),
    'a success with an empty result': { body: granted({}) },
    'a success with null': { body: granted(null) },
    'a success without a result': { body: { success: true, t: 1588925778000, tid: 'x' } },
    '404 in the format of the vendor': { status: 404, ...refused(1000, 'data not exist') },
  },
  refused: {
    'a wrong signature': { reply: refused(1004, 'sign invalid'), kind: 'unauthorized' },
    'a service that is not subscribed': { reply: refused('28841105', 'No permissions'), kind: 'forbidden' },
    'a quota that is used up': { reply: refused(28841004, 'used up'), kind: 'quota' },
    'too many requests': { reply: refused(1110, 'concurrent request over limit'), kind: 'rate_limited' },
    'a vendor in trouble': { reply: refused(500, 'system error, please contact the admin'), kind: 'unavailable' },
    'a request that is wrong': { reply: refused(1109, 'param is illegal'), kind: 'refused' },
    'a path that it does not know': { reply: { status: 404, ...refused(1108, 'uri path invalid') }, kind: 'bad_response' },
    'anything else': { reply: refused(777, 'no such luck'), kind: 'forbidden' },
    'a refusal and nothing else': { reply: { body: { success: false } }, kind: 'forbidden' },
  },
  refusal: (words: string) => refused(1005, words),
  wrongShapes: [
    { success: true, result: 'testOrderId' },
    { success: true, result: [{ order_id: 'testOrderId' }] },
    { success: true, result: { zzz: 'zzz' } },
    { success: 'true', result: recorded.result },
    { result: recorded.result },
  ],
} as const;

describeProvider({
  ...COMMON,
  env: ENV,
  identifier: { kind: 'reference', value: 'testOrderId', raw: 'testOrderId', hints: { user: 'testUserId' } },
  call: { method: 'GET', path: '/v1.0/mall/plugin/order/testOrderId' },
  order: ORDER,
  id: 'testOrderId',
  minimalOrder: { order_id: 'testOrderId' },
  unknownWords: {
    order: { ...ORDER, pay_status: 'zz-pay', delivery_status: 'zz-delivery' },
    words: ['zz-pay', 'zz-delivery'],
  },
  largeReply: { ...ORDER, commodity_list: Array.from({ length: 3000 }, () => good ?? null) },
});

describeProvider({
  ...COMMON,
  env: { ...ENV, TUYA_SITE_CODE: 'testSiteCode' },
  identifier: { kind: 'reference', value: 'testOrderId', raw: 'testOrderId' },
  call: { method: 'GET', path: '/v1.0/sellercenter/order/testOrderId' },
  order: seller.result,
  id: 'testOrderId',
  minimalOrder: { order_id: 'testOrderId' },
  unknownWords: {
    order: { ...seller.result, order_status: 'zz-order', refund_status: 'zz-refund' },
    words: ['zz-order', 'zz-refund'],
  },
  largeReply: { ...seller.result, commodity_list: Array.from({ length: 3000 }, () => sold ?? null) },
});

function granted(result: Json): Json {
  return { success: true, t: 1588925778000, tid: '8f2b8b1e2a4d11ef9d0ae2d0c8a1b0f4', result };
}

function refused(code: number | string, msg: string): Reply {
  return { body: { success: false, code, msg, t: 1588925778000, tid: '8f2b8b1e2a4d11ef9d0ae2d0c8a1b0f4' } };
}
