import { linksfield } from '../../src/providers/linksfield/index.ts';
import { describeProvider } from './contract.ts';
import active from './linksfield/recorded/active.json' with { type: 'json' };
import type { Json } from './variation.ts';

const [order] = active.data.orders;

describeProvider({
  provider: linksfield,
  env: { LINKSFIELD_PARTNER_CODE: 'P012345', LINKSFIELD_BASE_URL: 'https://linksfield.example/topup' },
  baseUrl: 'LINKSFIELD_BASE_URL',
  secrets: ['LINKSFIELD_PARTNER_CODE'],
  identifier: { kind: 'iccid', value: '89852202209089971478', raw: '89852202209089971478' },
  call: { method: 'GET', path: '/mall/order' },
  order: order ?? null,
  reply: (told) => answer(Array.isArray(told) ? told : [told]),
  id: 'CU-7ZOIHX0RB16U20250828111429591',
  bare: {},
  unknown: {
    order: {
      ...order,
      order_status: 'zz-order',
      payment_status: 'zz-payment',
      dispute_status: 'zz-dispute',
      risk_status: 'zz-risk',
    },
    words: ['zz-order', 'zz-payment', 'zz-dispute', 'zz-risk'],
  },
  long: Array.from({ length: 3000 }, (_, index) => ({ ...order, order_id: `CU-7ZOIHX0RB16U${index}` })),
  missing: {
    'a success without orders': { body: answer([]) },
    'a success without data': { body: { operateCode: 'S', data: null } },
    'a refusal that says so': { body: { operateCode: 'F0042', message: 'The order does not exist.', data: {} } },
    'a refusal that says so in Chinese': { body: { operateCode: 'F0042', message: '订单不存在' } },
    '404 in the format of the vendor': { status: 404, body: { operateCode: '404', message: 'not found' } },
  },
  refused: {
    'a wrong partnerCode': { reply: refused('F0001', 'The partnerCode does not exist'), kind: 'unauthorized' },
    'a wrong signature': { reply: refused('F0002', 'Sign verification failed'), kind: 'unauthorized' },
    'too many requests': { reply: refused('F0003', '请求过于频繁'), kind: 'rate_limited' },
    'a vendor in trouble': { reply: refused('F9999', 'System error, please try again later'), kind: 'unavailable' },
    'anything else': { reply: refused('F0004', 'This order belongs to another enterprise'), kind: 'forbidden' },
    'a code and nothing else': { reply: { body: { operateCode: 500 } }, kind: 'forbidden' },
  },
  refusal: (message) => refused('F0001', message),
  wrongShapes: [
    { operateCode: 'S', data: [] },
    { operateCode: 'S', data: { orders: {} } },
    { operateCode: 'S', data: { orders: ['CU-7ZOIHX0RB16U20250828111429591'] } },
    { operateCode: null, data: null },
    { data: active.data },
  ],
});

function answer(orders: readonly Json[]): Json {
  return { data: { sim_id: active.data.sim_id, orders }, operateCode: 'S', message: '' };
}

function refused(operateCode: string, message: string) {
  return { body: { operateCode, message, data: null } };
}
