import * as z from 'zod';
import { makeOrder } from '../../core/order/make-order.ts';
import type { Money } from '../../core/order/money.ts';
import { sameMoney } from '../../core/order/money.ts';
import type { Order, PersonalPart } from '../../core/order/order.ts';
import { amount, anything, httpsLink, listOf, text, time } from '../field.ts';
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
  pageOf,
  readAddress,
} from './fields.ts';
import { attentionTo, stageOf, tuyaStatus } from './words.ts';

/** Names of variants. Another option, such as an engraving, is the buyer's own text and personal. */
const VARIANT =
  /^(?:colou?r|size|plug|plug type|version|model|capacity|storage|memory|material|style|type|voltage|region|network|颜色|尺寸|规格|版本|型号|容量|内存|材质|款式|类型|插头)$/i;
const MAX_VARIANT_LENGTH = 30;

const Option = z.object({ name: text, value: text });
type Option = z.infer<typeof Option>;

/** An entry of `commodity_list`. */
const BuyersGood = z
  .object({
    title: text,
    sku: text,
    quantity: text,
    id: text,
    image: httpsLink,
    available: anything.transform((value) => (typeof value === 'boolean' ? String(value) : undefined)),
    weight: text,
    price: z.object({ amount, currency: text }).optional().catch(undefined),
    selected_options: listOf(Option),
  })
  .transform(({ title, sku, quantity, image, price, selected_options, ...good }): Good => {
    const options = selected_options.filter(isVariant).map(written).join(', ') || undefined;
    const line = { title: title ?? sku ?? '–', sku, options, quantity, image };
    const facts = named({ available: good.available, weight: good.weight, article: good.id });
    return { line, free: freeOptions(selected_options), facts, price: price?.amount, currency: price?.currency };
  });

function isVariant({ name = '', value = '' }: Option): boolean {
  return VARIANT.test(name) && value !== '' && value.length <= MAX_VARIANT_LENGTH;
}

function freeOptions(options: readonly Option[]): PersonalPart['free'] {
  const others = options.filter((option) => !isVariant(option));
  return others.flatMap(({ name = 'option', value }) => (value === undefined ? [] : [{ key: name, value }]));
}

function written({ name, value }: Option): string {
  return `${name}: ${value}`;
}

const Fields = z.object({
  order_id: text,
  mall_code: text,
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
export const BuyersOrder = Fields.refine(holdsAnything, { message: 'no order', path: ['order_id'] }).transform(toOrder);

/** One page of a buyer's list; `total` counts all pages. Nothing but its own id identifies a row. */
export const OrderPage = pageOf(BuyersOrder.refine((order) => order.public.id !== '', 'no id'));

function toOrder(fields: Fields): Order {
  const statuses = [...tuyaStatus('payment', fields.pay_status), ...deliveryStatus(fields.delivery_status, fields.delivery_list)];
  const isCancelled = fields.canceled_time !== undefined || fields.cancel_reason !== undefined;
  const addresses = [readAddress('billing', fields.billing_address), readAddress('shipping', fields.shipping_address)];
  return makeOrder({
    provider: 'tuya',
    public: {
      id: fields.order_id,
      ...linesOf(fields.commodity_list),
      stage: stageOf(statuses, [isCancelled && 'cancelled', isSent(statuses) && 'shipped']),
      statuses,
      timeline: events({ created: fields.created_time, cancelled: fields.canceled_time }),
      attention: attentionTo(statuses),
    },
    internal: internalPart(fields),
    personal: {
      customerId: fields.user_id,
      addresses: addresses.filter((address) => address !== undefined),
      free: freeTexts(fields),
    },
  });
}

/** What the buyer wrote may hold anything. */
function freeTexts({ cancel_reason, commodity_list }: Fields): PersonalPart['free'] {
  const reason = cancel_reason === undefined ? [] : [{ key: 'cancel_reason', value: cancel_reason }];
  return [...reason, ...commodity_list.flatMap(({ free = [] }) => free)];
}

function internalPart(fields: Fields) {
  const { currency, shop_code, mall_code } = fields;
  return {
    total: moneyInDoubt(fields.current_total_price ?? fields.total_price, currency),
    amounts: amounts({
      subtotal: moneyInDoubt(fields.subtotal_price, currency),
      tax: moneyInDoubt(fields.total_tax_price, currency),
      shipping: moneyInDoubt(fields.total_shipping_price, currency),
      original: originalPrice(fields),
    }),
    ...itemParts(fields),
    facts: named({ shop: shop_code, mall: mall_code }),
  };
}

/** The price before it was changed. */
function originalPrice({ current_total_price, total_price, currency }: Fields): Money | undefined {
  const [current, original] = [moneyInDoubt(current_total_price, currency), moneyInDoubt(total_price, currency)];
  return current && original && !sameMoney(current, original) ? original : undefined;
}
