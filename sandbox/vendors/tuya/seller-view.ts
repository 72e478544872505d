import { CREATED_AT, type Fields } from './orders.ts';

/** The same order in the seller's view. */
export function toSellerView(order: Fields): Fields {
  const isRefunded = order.pay_status === 'refunded';
  return {
    order_id: order.order_id,
    order_type_code: 'normal',
    order_status: order.pay_status,
    amount_origin: 25.9,
    amount_trade: 23.9,
    amount_paid: order.pay_status === 'pending' ? 0 : 23.9,
    amount_rest: order.pay_status === 'pending' ? 23.9 : 0,
    refund_status: isRefunded ? 2 : 0,
    amount_refund: isRefunded ? 23.9 : 0,
    currency: 'USD',
    gmt_order_create: CREATED_AT,
    gmt_order_pay: order.pay_status === 'pending' ? null : CREATED_AT + 200_000,
    commodity_list: [
      {
        commodity_code: 'plug',
        commodity_name: 'Smart plug',
        specification_code: 'PLUG-EU-2',
        icon_url: 'https://images.example.com/plug.png',
        currency: 'USD',
        unit_price_origin: 12.95,
        unit_price_trade: 9.95,
        quantity: 2,
      },
    ],
    delivery_list: order.delivery_list,
    order_flow_list: [{ order_status: 'paid', gmt_create: CREATED_AT + 200_000 }],
    customer: { name: 'Ada Example', email: 'ada@example.com' },
    address: {
      name: 'Ada Example',
      phone: '555-0100',
      address_detail: '1 Invented Street',
      city: 'Louisville',
      post_code: '40202',
    },
    buyer_remark: 'Please ring twice',
  };
}
