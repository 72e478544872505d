import * as z from 'zod';
import { makeOrder, type Order, type TimelineEvent } from '../../core/order.ts';
import { PostalAddress, readAddress } from './address.ts';
import { amount, isPositive, money, namedAmounts } from './amounts.ts';
import { listOf, text } from './fields.ts';
import { linesOf, Parcel, pricesOf, SellersGood } from './goods.ts';
import { ordersFrom } from './identity.ts';
import { isRefunded, refundStatus } from './refund.ts';
import { time } from './time.ts';
import { attentionOf, readStatus, stageNamed, stageOf } from './words.ts';

/** The page does not name the fields of a step; these are inferred from its neighbours. */
const Step = z
  .object({ order_status: text, status: text, gmt_create: time, created_time: time })
  .transform((step) => ({ word: step.order_status ?? step.status, when: step.gmt_create ?? step.created_time }));

/** Inferred likewise. */
const Customer = z
  .object({ user_id: text, customer_id: text, uid: text, name: text, email: text, phone: text, mobile: text })
  .transform((person) => ({
    customerId: person.user_id ?? person.customer_id ?? person.uid,
    name: person.name,
    email: person.email,
    phone: person.phone ?? person.mobile,
  }));

const Fields = z.object({
  order_id: text,
  order_type_code: text,
  order_status: text,
  amount_origin: amount,
  amount_trade: amount,
  amount_paid: amount,
  amount_rest: amount,
  refund_status: text,
  amount_refund: amount,
  currency: text,
  gmt_order_create: time,
  gmt_order_pay: time,
  commodity_list: listOf(SellersGood),
  delivery_list: listOf(Parcel),
  order_flow_list: listOf(Step),
  payment_detail: z.object({ shipping_amount: amount }).optional().catch(undefined),
  address: PostalAddress.optional().catch(undefined),
  customer: Customer.optional().catch(undefined),
  remark: text,
  buyer_remark: text,
});
type Fields = z.infer<typeof Fields>;

/** OrderDetailOpenVO: developer.tuya.com/cn/docs/cloud/c03aa77f4f?id=Kb1ns3g5u8uv8 */
export const sellersOrder = ordersFrom(Fields, order);

function order(fields: Fields, id: string): Order {
  const statuses = [...readStatus('order', fields.order_status), ...refundStatus(fields)];
  const isShipped = fields.delivery_list.some(({ number }) => number !== undefined);
  const isPaid = fields.gmt_order_pay !== undefined || isPositive(fields.amount_paid);
  const isOpen = isPositive(fields.amount_rest);
  return makeOrder({
    provider: 'tuya',
    public: {
      id,
      ...linesOf(fields.commodity_list),
      stage: stageOf(statuses, [
        isRefunded(fields) && 'refunded',
        isShipped && 'shipped',
        isPaid && !isOpen && 'paid',
        isOpen && 'pending',
      ]),
      statuses,
      timeline: timeline(fields),
      attention: attentionOf(statuses),
    },
    internal: internal(fields),
    personal: personal(fields),
  });
}

function internal({ currency, payment_detail, ...fields }: Fields) {
  return {
    total: money(fields.amount_trade ?? fields.amount_origin, currency),
    amounts: namedAmounts(currency, [
      ['original', fields.amount_trade === undefined ? undefined : fields.amount_origin],
      ['shipping', payment_detail?.shipping_amount],
      ['paid', fields.amount_paid],
      ['rest', fields.amount_rest],
      ['refunded', fields.amount_refund],
    ]),
    linePrices: pricesOf(fields.commodity_list, currency),
    shipments: fields.delivery_list,
    facts: fields.order_type_code === undefined ? [] : [{ name: 'order_type' as const, value: fields.order_type_code }],
  };
}

/** What seller and buyer wrote to each other may hold anything. */
function personal({ customer, address, remark, buyer_remark }: Fields) {
  const delivery = readAddress('shipping', address);
  const free = Object.entries({ remark, buyer_remark }).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
  return { ...customer, addresses: delivery ? [delivery] : [], free };
}

function timeline({ gmt_order_create, gmt_order_pay, order_flow_list }: Fields): TimelineEvent[] {
  return [
    ...(gmt_order_create ? [{ event: 'created' as const, when: gmt_order_create }] : []),
    ...(gmt_order_pay ? [{ event: 'paid' as const, when: gmt_order_pay }] : []),
    ...order_flow_list.flatMap(({ word, when }) => (word && when ? [flowEvent(word, when)] : [])),
  ];
}

function flowEvent(word: string, when: TimelineEvent['when']): TimelineEvent {
  const stage = stageNamed(word);
  if (stage === 'shipped' || stage === 'delivered' || stage === 'cancelled' || stage === 'refunded')
    return { event: stage, when };
  return { event: 'other', label: word, when };
}
