import * as z from 'zod';
import { makeOrder } from '../../../core/order/make-order.ts';
import type { Order } from '../../../core/order/order.ts';
import type { Meaning } from '../../../core/order/vocabulary.ts';
import { amount, anything, listOf, text, time, word } from '../../field.ts';
import { amounts, events, lookUpWord, money, named, statusOf, type Vocabulary } from '../../order-part.ts';
import { entriesOf } from '../metadata.ts';
import { chargeOf, InvoiceItem, lineOf, productFacts, unitPriceOf } from './invoice-item.ts';

const STATUSES: Vocabulary = {
  open: { meaning: 'open', tone: 'waiting', stage: 'pending' },
  paid: { meaning: 'paid', tone: 'good', stage: 'paid' },
  void: { meaning: 'voided', tone: 'neutral', stage: 'cancelled' },
};

const UNPAID: ReadonlySet<Meaning | undefined> = new Set<Meaning>(['open', 'voided']);

const Fields = z.object({
  invoiceId: text,
  subscriptionId: text,
  merchantReference: text,
  orderId: text,
  customerId: text,
  status: word,
  createTime: time,
  currentPeriodStart: time,
  currentPeriodEnd: time,
  originalAmount: amount,
  paymentAmount: amount,
  originalCurrency: text,
  items: listOf(InvoiceItem),
  metadata: anything,
});
type Fields = z.infer<typeof Fields>;

/** GET /subscription/invoice/{id}: where its order is, and the invoice in the form of an order. */
export const Invoice = Fields.refine(
  ({ status, orderId, subscriptionId }) => status ?? orderId ?? subscriptionId,
  'no invoice',
).transform((fields) => ({
  orderId: fields.orderId,
  subscriptionId: fields.subscriptionId,
  isUnpaid: UNPAID.has(lookUpWord(fields.status, STATUSES)?.meaning),
  order: toOrder(fields),
}));

function toOrder({ items, originalCurrency, ...fields }: Fields): Order {
  const [first] = items;
  return makeOrder({
    provider: 'clink',
    public: {
      id: fields.invoiceId,
      kind: 'invoice',
      title: first && lineOf(first).title,
      stage: lookUpWord(fields.status, STATUSES)?.stage ?? 'unknown',
      statuses: statusOf('invoice', fields.status, STATUSES),
      references: named({ merchant_reference: fields.merchantReference }),
      timeline: events({
        created: fields.createTime,
        period_began: fields.currentPeriodStart,
        period_ends: fields.currentPeriodEnd,
      }),
      lines: items.map(lineOf),
    },
    internal: {
      total: money(fields.paymentAmount ?? fields.originalAmount, originalCurrency),
      amounts: amounts({
        original: fields.paymentAmount === undefined ? undefined : money(fields.originalAmount, originalCurrency),
      }),
      linePrices: items.map(unitPriceOf),
      lineTotals: items.map(chargeOf),
      references: named({ subscription: fields.subscriptionId }),
      facts: first ? productFacts(first) : [],
    },
    personal: { customerId: fields.customerId, free: entriesOf(fields.metadata) },
  });
}
