import * as z from 'zod';
import { type Amount, makeOrder, type Order, type TimelineEvent } from '../../core/order.ts';
import { PostalAddress, readAddress } from './address.ts';
import { amount, isSame, money, namedAmounts } from './amounts.ts';
import { listOf, text } from './fields.ts';
import { BuyersGood, linesOf, Parcel, pricesOf } from './goods.ts';
import { ordersFrom } from './identity.ts';
import { time } from './time.ts';
import { attentionOf, readStatus, stageOf } from './words.ts';

const Fields = z.object({
  order_id: text,
  shop_code: text,
  user_id: text,
  pay_status: text,
  delivery_status: text,
  created_time: time,
  canceled_time: time,
  cancel_reason: text,
  current_total_price: amount,
  total_price: amount,
  subtotal_price: amount,
  total_tax_price: amount,
  total_shipping_price: amount,
  currency: text,
  commodity_list: listOf(BuyersGood),
  delivery_list: listOf(Parcel),
  billing_address: PostalAddress.optional().catch(undefined),
  shipping_address: PostalAddress.optional().catch(undefined),
});
type Fields = z.infer<typeof Fields>;

/** OrderDetailOpenApiVO, and a row of the buyer's list, which lacks goods and addresses. */
export const buyersOrder = ordersFrom(Fields, order);

/** One page of a buyer's list; `total` counts all pages. */
export const OrderPage = z.object({
  total: z.coerce.number().int().min(0).catch(0),
  data_list: z.array(buyersOrder()).nullish(),
});

function order(fields: Fields, id: string): Order {
  const statuses = [...readStatus('payment', fields.pay_status), ...readStatus('delivery', fields.delivery_status)];
  const isCancelled = fields.canceled_time !== undefined || fields.cancel_reason !== undefined;
  return makeOrder({
    provider: 'tuya',
    public: {
      id,
      ...linesOf(fields.commodity_list),
      stage: stageOf(statuses, [isCancelled && 'cancelled']),
      statuses,
      timeline: timeline(fields),
      attention: attentionOf(statuses),
    },
    internal: internal(fields),
    personal: { customerId: fields.user_id, addresses: addresses(fields) },
  });
}

function internal(fields: Fields) {
  const { currency, cancel_reason, shop_code } = fields;
  return {
    total: money(fields.current_total_price ?? fields.total_price, currency),
    amounts: amounts(fields),
    linePrices: pricesOf(fields.commodity_list, currency),
    shipments: fields.delivery_list,
    facts: [
      ...(cancel_reason === undefined ? [] : [{ name: 'cancel_reason' as const, value: cancel_reason }]),
      ...(shop_code === undefined ? [] : [{ name: 'shop' as const, value: shop_code }]),
    ],
  };
}

function timeline({ created_time, canceled_time }: Fields): TimelineEvent[] {
  return [
    ...(created_time ? [{ event: 'created' as const, when: created_time }] : []),
    ...(canceled_time ? [{ event: 'cancelled' as const, when: canceled_time }] : []),
  ];
}

function amounts({ currency, ...fields }: Fields): Amount[] {
  const isChanged = fields.current_total_price !== undefined && !isSame(fields.current_total_price, fields.total_price);
  return namedAmounts(currency, [
    ['subtotal', fields.subtotal_price],
    ['tax', fields.total_tax_price],
    ['shipping', fields.total_shipping_price],
    ['original', isChanged ? fields.total_price : undefined],
  ]);
}

function addresses({ billing_address, shipping_address }: Fields) {
  return [readAddress('billing', billing_address), readAddress('shipping', shipping_address)].filter((one) => one !== undefined);
}
