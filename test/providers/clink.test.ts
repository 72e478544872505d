import { clink } from '../../src/providers/clink/index.ts';
import recorded from './clink/recorded/order.json' with { type: 'json' };
import { describeProvider } from './kit/contract.ts';

const order = recorded.data;

describeProvider({
  provider: clink,
  env: { CLINK_API_KEY: 'sk_test_9vKq27LmXw3R', CLINK_BASE_URL: 'https://clink.example/api' },
  baseUrl: 'CLINK_BASE_URL',
  secrets: ['CLINK_API_KEY'],
  identifier: { kind: 'order', value: order.orderId, raw: order.orderId },
  ownIds: ['order', 'ord', 'cus', 'sub', 'inv', 'rfd', 'sess'].map((prefix) => `${prefix}_7Gk2abc`),
  call: { method: 'GET', path: `/order/${order.orderId}` },
  otherCalls: () => [{ method: 'GET', path: '/order', reply: { body: { total: 0, rows: [], code: 200 } }, optional: true }],
  order,
  reply: (data) => ({ code: 200, msg: 'success', data }),
  id: order.orderId,
  minimalOrder: { status: 'success' },
  unknownWords: { order: { ...order, status: 'zz-status', riskLevel: 'zz-risk' }, words: ['zz-status', 'zz-risk'] },
  largeReply: { ...order, priceDataList: Array.from({ length: 5000 }, () => order.priceDataList[0] ?? null) },
  missing: {
    'a success without data': { body: { code: 200, msg: 'success', data: null } },
    'a success that leaves its data out': { body: { code: 200, msg: 'success' } },
    'a refusal that says so': { body: { code: 400, msg: 'Order not found' } },
    'a refusal that says so in Chinese': { body: { code: 500, msg: '订单不存在' } },
    '404 in the body': { body: { code: 404, msg: 'nothing here' } },
    '404 in the format of the vendor': { status: 404, body: { code: 404, msg: 'Not Found' } },
  },
  refused: {
    'a wrong key': { reply: refused(401, 'The API key does not exist'), kind: 'unauthorized' },
    'a key without the right': { reply: refused(403, 'Forbidden'), kind: 'forbidden' },
    'too many requests': { reply: refused(429, 'Too many requests'), kind: 'rate_limited' },
    'a vendor in trouble': { reply: refused(500, 'System busy'), kind: 'unavailable' },
    'a code as text': { reply: refused('503', 'Maintenance'), kind: 'unavailable' },
    'anything else': { reply: refused(10042, 'No such parameter'), kind: 'refused' },
    'a code and nothing else': { reply: { body: { code: 400 } }, kind: 'refused' },
  },
  refusal: (words) => refused(401, words),
  wrongShapes: [
    { code: 200, data: [] },
    { code: 200, data: {} },
    { code: 200, data: 'order_8Kd3mVq2Lx' },
    { code: null, data: order },
    { data: order },
  ],
});

function refused(code: number | string, msg: string) {
  return { body: { code, msg, data: null } };
}
