import * as z from 'zod';
import { makeOrder } from '../../../core/order/make-order.ts';
import type { Order } from '../../../core/order/order.ts';
import { amount, anything, objectOf, text, time, word } from '../../field.ts';
import { amounts, events, lookUpWord, money, named, statusOf, type Vocabulary } from '../../order-part.ts';
import { entriesOf } from '../metadata.ts';
import { linesOf, PriceLines } from '../price-line.ts';

const STATUSES: Vocabulary = {
  open: { meaning: 'open', tone: 'waiting', stage: 'pending' },
  completed: { meaning: 'completed', tone: 'good', stage: 'paid' },
  complete: { meaning: 'completed', tone: 'good', stage: 'paid' },
  expired: { meaning: 'expired', tone: 'neutral', stage: 'cancelled' },
};
const PAYMENTS: Vocabulary = {
  unpaid: { meaning: 'unpaid', tone: 'waiting' },
  processing: { meaning: 'in_progress', tone: 'waiting' },
  paid: { meaning: 'paid', tone: 'good' },
};

const Fields = z.object({
  sessionId: text,
  status: word,
  paymentStatus: word,
  orderId: text,
  subscriptionId: text,
  invoiceId: text,
  merchantReferenceId: text,
  customer: objectOf(z.object({ customerId: text, email: text })),
  created: time,
  expire: time,
  amountSubtotal: amount,
  amountTotal: amount,
  originalCurrency: text,
  paymentCurrency: text,
  priceDataList: PriceLines,
  metadata: anything,
});
type Fields = z.infer<typeof Fields>;

/** GET /checkout/session/{id}: its order once somebody paid, and the session in the form of an order. */
export const CheckoutSession = Fields.refine(({ status, orderId }) => status ?? orderId, 'no session').transform((fields) => ({
  orderId: fields.orderId,
  order: toOrder(fields),
}));

function toOrder(fields: Fields): Order {
  const currency = fields.paymentCurrency ?? fields.originalCurrency;
  const { status, customer, priceDataList } = fields;
  return makeOrder({
    provider: 'clink',
    public: {
      id: fields.sessionId,
      kind: 'session',
      title: priceDataList[0]?.name,
      stage: lookUpWord(status, STATUSES)?.stage ?? 'unknown',
      statuses: [...statusOf('session', status, STATUSES), ...statusOf('payment', fields.paymentStatus, PAYMENTS)],
      references: named({ merchant_reference: fields.merchantReferenceId }),
      timeline: events({ created: fields.created, expires: fields.expire }),
      lines: linesOf(priceDataList),
    },
    internal: {
      total: money(fields.amountTotal ?? fields.amountSubtotal, currency),
      amounts: amounts({ subtotal: money(fields.amountSubtotal, currency) }),
      linePrices: priceDataList.map((line) => money(line.unitAmount, line.currency)),
      references: named({ invoice: fields.invoiceId, subscription: fields.subscriptionId }),
    },
    personal: { customerId: customer.customerId, email: customer.email, free: entriesOf(fields.metadata) },
  });
}
