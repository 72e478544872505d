import type { LinkBestCase } from './cases.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The orders by case, with the fields that LinkBest documents. */
export const LINKBEST_ORDERS: Partial<Record<LinkBestCase, Fields>> = {
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
