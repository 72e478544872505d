import * as z from 'zod';
import type { Fact, Line } from '../../../core/order/fields.ts';
import { amount, objectOf, text, time } from '../../field.ts';
import { money, named } from '../../order-part.ts';

const Price = z.object({
  productId: text,
  productName: text,
  priceId: text,
  unitAmount: amount,
  quantity: text,
  recurring: objectOf(z.object({ interval: text, intervalCount: text })),
});

/** What a period of a subscription costs, on the subscription and on its invoices. Sums are decimal strings in major units. */
export const InvoiceItem = z.object({
  amount,
  discountAmount: amount,
  paymentAmount: amount,
  currency: text,
  description: text,
  periodStart: time,
  periodEnd: time,
  price: objectOf(Price),
});
export type InvoiceItem = z.infer<typeof InvoiceItem>;

export function lineOf({ description, price }: InvoiceItem): Line {
  return { title: price.productName ?? description ?? '—', quantity: price.quantity };
}

/** What is charged for the period; undefined where the item names no sum. */
export function chargeOf({ paymentAmount, amount: listed, currency }: InvoiceItem) {
  return money(paymentAmount ?? listed, currency);
}

export function unitPriceOf({ price, currency }: InvoiceItem) {
  return money(price.unitAmount, currency);
}

export function productFacts({ price }: InvoiceItem): Fact[] {
  const { interval, intervalCount } = price.recurring;
  const every = intervalCount === undefined || intervalCount === '1' ? interval : `${intervalCount} ${interval ?? ''}`.trim();
  return named({ billing_interval: every, product_id: price.productId, price_id: price.priceId });
}
