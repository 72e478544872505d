import type { Reply } from '../standin.ts';

/** Programs of the stand-in's account, in the order the bot tries them. */
export const PROGRAMS = { '61': 'Harbour Outdoor', '108': 'Tinker & Sons' } as const;
type ProgramId = keyof typeof PROGRAMS;

/** Text to type for each case. Without a program prefix, the bot tries the account's programs in turn. */
export const LINKBEST_CASES = {
  unpaid: '250828110000100001',
  paid: 'T202508280001',
  shipped: '1125082811000100003',
  settled: 'T202508280004',
  disputed: 'T202508280005',
  refunded: 'T202508280006',
  mixed: '1125082811000100007',
  locked: 'T202508280008',
  secondProgram: '108/S-2025-0009',
  strange: 'T202508280010',
  bare: 'T202508280011',
  missing: 'T202508280404',
  missingAsNull: 'T202508280405',
  insufficient: 'T202508284002',
  noPermission: 'T202508284003',
  busy: 'T202508285001',
  busyOnce: 'T202508285002',
  rateLimited: 'T202508280429',
  slow: 'T202508280800',
  hanging: 'T202508280900',
  dropped: 'T202508280901',
  broken: 'T202508280500',
  html: 'T202508280200',
} as const;
export type LinkBestCase = keyof typeof LINKBEST_CASES;

type Fields = Readonly<Record<string, unknown>>;

/** The orders by case, with the fields that LinkBest documents. */
const ORDERS: Partial<Record<LinkBestCase, Fields>> = {
  unpaid: order({ Details: [line({ LbOrderStatus: '1', OrderStatus: 'WAIT_BUYER_PAY' })] }),
  paid: order({ Details: [line({ LbOrderStatus: '2', OrderStatus: 'Paid' })] }),
  shipped: order({
    ParentOrderSn: '1125082811000100000',
    Details: [line({ LbOrderStatus: '3', OrderStatus: '已发货' })],
  }),
  settled: order({
    Status: '2',
    ConfirmPrice: '64.50',
    ConfirmSiterCommission: 3.87,
    ChargeCurrency: 'USD',
    ChargeTime: '2025-10-15 02:00:00',
    Details: [line({ LbOrderStatus: '5', OrderStatus: 'closed' })],
  }),
  disputed: order({ Details: [line({ LbOrderStatus: '8', OrderStatus: 'dispute opened' })] }),
  refunded: order({ Status: '-1', Details: [line({ LbOrderStatus: '9', OrderStatus: 'refund' })] }),
  mixed: order({
    OrdersPrice: 118.4,
    Details: [
      line({ LbOrderStatus: '4', OrderStatus: 'received' }),
      line({
        LbOrderStatus: '31',
        ItemId: '100500712',
        ItemName: 'Trail lamp 300 lm',
        ItemPrice: '129.00',
        OrdersPrice: '17.90',
      }),
      line({
        LbOrderStatus: '9',
        ItemId: '100500713',
        ItemName: 'Tent pegs, 12 pieces',
        ItemPrice: '39.90',
        OrdersPrice: '36.00',
      }),
    ],
  }),
  locked: order({ Details: [line({ LbOrderStatus: '11', OrderStatus: 'risk hold' })] }),
  secondProgram: order({
    WebsiteId: '30077',
    LinkId: '88120',
    Details: [line({ LbOrderStatus: '21', ShopTitle: 'Tinker & Sons' })],
  }),
  strange: order({ Status: '7', Details: [line({ LbOrderStatus: '77', OrderStatus: 'teleported' })] }),
  bare: {},
  slow: order({ Details: [line({ LbOrderStatus: '7' })] }),
  busyOnce: order({ Details: [line({ LbOrderStatus: '7' })] }),
};

const FAILURES: Partial<Record<LinkBestCase, Reply>> = {
  missingAsNull: { body: { Status: 200, Message: 'success', Data: null } },
  insufficient: refused(4002, 'Insufficient resources'),
  noPermission: refused(4003, 'No permission on this data'),
  busy: refused(5001, 'Network busy, please try again later'),
  rateLimited: { status: 429, headers: { 'retry-after': '1' }, body: { Status: 429, Message: 'Too many requests', Data: null } },
  hanging: { fault: 'hang' },
  dropped: { fault: 'drop' },
  broken: { status: 500, body: { Status: 500, Message: 'Internal error', Data: null } },
  html: { body: '<!doctype html><title>Please sign in</title>' },
};

/** The vendor's reply for an order number in a program. `asked` counts the requests for that number. */
export function replyFor(orderSn: string, program: string, asked: number, slow: number): Reply {
  const name = caseOf(orderSn);
  const home: ProgramId = name === 'secondProgram' ? '108' : '61';
  if (!name || program !== home) return refused(4001, 'Order does not exist');
  if (name === 'busyOnce' && asked === 1) return refused(5001, 'Network busy, please try again later');
  const fields = ORDERS[name];
  if (!fields) return FAILURES[name] ?? refused(4001, 'Order does not exist');
  const identity = { OrderSn: orderSn, ProgramId: program, ProgramName: PROGRAMS[home] };
  return { body: { Status: 200, Message: 'success', Data: { ...fields, ...identity } }, delay: name === 'slow' ? slow : 0 };
}

export function refused(code: number, message: string): Reply {
  return { body: { Status: code, Message: message, Data: null } };
}

function caseOf(orderSn: string): LinkBestCase | undefined {
  const names = Object.keys(LINKBEST_CASES) as LinkBestCase[];
  return names.find((name) => LINKBEST_CASES[name].split('/').at(-1) === orderSn);
}

function order(fields: Fields): Fields {
  return {
    Id: '1829473650182947365',
    WebsiteId: '20011',
    LinkId: '77340',
    SubId: 'newsletter-august',
    ParentOrderSn: '',
    OrderTime: '2025-08-28 11:14:29',
    OrdersPrice: '64.50',
    SiterCommission: '3.87',
    Currency: 'USD',
    Status: '0',
    ConfirmPrice: null,
    ConfirmSiterCommission: null,
    ChargeCurrency: '',
    ChargeTime: '',
    ...fields,
  };
}

function line(fields: Fields): Fields {
  return {
    GoodsCate: 'Camping',
    ItemCate: '4107',
    ItemCateName: 'Backpacks',
    ItemId: '100500711',
    ItemName: 'Ridge backpack 40 l',
    ItemPrice: '463.00',
    ItemCount: '1',
    OrdersPrice: '64.50',
    OrderStatus: '',
    OrderCommission: '3.87',
    ItemImg: 'https://img.shop.example/100500711.jpg',
    ShopTitle: 'Harbour Outdoor',
    ...fields,
  };
}
