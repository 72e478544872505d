import * as z from 'zod';
import type { Status, TimelineEvent } from '../../core/order/fields.ts';
import { makeOrder } from '../../core/order/make-order.ts';
import { sameMoney } from '../../core/order/money.ts';
import type { Order } from '../../core/order/order.ts';
import type { Meaning } from '../../core/order/vocabulary.ts';
import { amount, httpsLink, listOf, text, time } from '../field.ts';
import { amounts, events, moneyInDoubt, named } from '../order-part.ts';
import {
  deliveryStatus,
  type Good,
  holdsAnything,
  isSent,
  itemParts,
  linesOf,
  Parcel,
  PostalAddress,
  readAddress,
} from './fields.ts';
import { attentionTo, meaningOf, stageNamed, stageOf, tuyaStatus } from './words.ts';

/** An entry of `commodity_list`. */
const SellersGood = z
  .object({
    commodity_code: text,
    commodity_name: text,
    specification_code: text,
    icon_url: httpsLink,
    quantity: text,
    unit_price_origin: amount,
    unit_price_trade: amount,
    currency: text,
  })
  .transform(({ commodity_name: title, specification_code: sku, quantity, icon_url: image, currency, ...good }): Good => {
    const line = { title: title ?? sku ?? '–', sku, quantity, image };
    const price = good.unit_price_trade ?? good.unit_price_origin;
    return { line, facts: named({ article: good.commodity_code }), price, currency };
  });

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
export const SellersOrder = Fields.refine(holdsAnything, { message: 'no order', path: ['order_id'] }).transform(toOrder);

function toOrder(fields: Fields): Order {
  const statuses = [
    ...tuyaStatus('order', fields.order_status),
    ...deliveryStatus(undefined, fields.delivery_list),
    ...refundStatus(fields),
  ];
  const isPaid = fields.gmt_order_pay !== undefined || isPositive(fields.amount_paid);
  const isOpen = isPositive(fields.amount_rest);
  return makeOrder({
    provider: 'tuya',
    public: {
      id: fields.order_id,
      ...linesOf(fields.commodity_list),
      stage: stageOf(statuses, [
        refundMeaning(fields) === 'refunded' && 'refunded',
        isSent(statuses) && 'shipped',
        isPaid && !isOpen && 'paid',
        isOpen && 'pending',
      ]),
      statuses,
      timeline: timelineOf(fields),
      attention: attentionTo(statuses),
    },
    internal: internalPart(fields),
    personal: personalPart(fields),
  });
}

function internalPart(fields: Fields) {
  const { currency, payment_detail } = fields;
  return {
    total: moneyInDoubt(fields.amount_trade ?? fields.amount_origin, currency),
    amounts: amounts({
      original: fields.amount_trade === undefined ? undefined : moneyInDoubt(fields.amount_origin, currency),
      shipping: moneyInDoubt(payment_detail?.shipping_amount, currency),
      // Zero is in every order and says nothing.
      paid: moneyInDoubt(unlessZero(fields.amount_paid), currency),
      rest: moneyInDoubt(unlessZero(fields.amount_rest), currency),
      refunded: moneyInDoubt(unlessZero(fields.amount_refund), currency),
    }),
    ...itemParts(fields),
    facts: named({ order_type: fields.order_type_code }),
  };
}

/** What seller and buyer wrote to each other may hold anything. */
function personalPart({ customer, address, remark, buyer_remark }: Fields) {
  const delivery = readAddress('shipping', address);
  const free = Object.entries({ remark, buyer_remark }).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
  return { ...customer, addresses: delivery ? [delivery] : [], free };
}

/** A step that repeats one of the order's own times is left out. */
function timelineOf(fields: Fields): TimelineEvent[] {
  const own = events({ created: fields.gmt_order_create, paid: fields.gmt_order_pay });
  return [...own, ...flowEvents(fields).filter(({ event }) => !own.some((known) => known.event === event))];
}

function flowEvents({ order_flow_list: steps }: Fields): TimelineEvent[] {
  return steps.flatMap(({ word, when }) => (word && when ? [flowEvent(word, when)] : []));
}

function flowEvent(word: string, when: TimelineEvent['when']): TimelineEvent {
  const stage = stageNamed(word);
  if (stage === 'shipped' || stage === 'delivered' || stage === 'cancelled' || stage === 'refunded')
    return { event: stage, when };
  if (meaningOf(word) === 'paid') return { event: 'paid', when };
  return { event: 'other', label: word, when };
}

/** `refund_status` is a number whose values are documented nowhere: the refunded sum says what it means; 0 without a sum is no refund. */
function refundStatus(fields: Fields): Status[] {
  const meaning = refundMeaning(fields);
  const word = (meaning === undefined ? unlessZero(fields.refund_status) : fields.refund_status) ?? meaning;
  return word === undefined ? [] : [{ name: 'refund', word, meaning, tone: 'neutral' }];
}

function refundMeaning({ amount_refund, amount_paid, amount_trade }: Fields): Meaning | undefined {
  if (!isPositive(amount_refund)) return undefined;
  return isSameAmount(amount_refund, amount_paid) || isSameAmount(amount_refund, amount_trade)
    ? 'refunded'
    : 'partially_refunded';
}

/** True when both are there and name the same sum, whatever their trailing zeros. */
function isSameAmount(a: string | undefined, b: string | undefined): boolean {
  const [first, second] = [moneyInDoubt(a, undefined), moneyInDoubt(b, undefined)];
  return first !== undefined && second !== undefined && sameMoney(first, second);
}

function unlessZero(value: string | undefined): string | undefined {
  return Number(value) === 0 ? undefined : value;
}

function isPositive(value: string | undefined): boolean {
  return value !== undefined && !value.startsWith('-') && /[1-9]/.test(value);
}
