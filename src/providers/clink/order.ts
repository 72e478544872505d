import * as z from 'zod';
import type { TimelineEvent } from '../../core/order/fields.ts';
import { makeOrder } from '../../core/order/make-order.ts';
import type { Order, PersonalPart } from '../../core/order/order.ts';
import type { Timestamp } from '../../core/order/timestamp.ts';
import { amount, anything, listOf, objectOf, text, time, word } from '../field.ts';
import { amounts, events, money, named } from '../order-part.ts';
import { riskStatus } from '../shared-words.ts';
import { entriesOf } from './metadata.ts';
import { Attempt, methodFacts, PaymentMethod, paymentOf } from './payment.ts';
import { linesOf, PriceLines } from './price-line.ts';
import { attentionTo, orderStatus, stageOf } from './status.ts';

const Fields = z.object({
  orderId: text,
  type: text,
  merchantReferenceId: text,
  invoiceId: text,
  subscriptionId: text,
  sessionId: text,
  customerId: text,
  customerEmail: text,
  createTime: time,
  paymentTime: time,
  productId: text,
  priceId: text,
  priceDataList: PriceLines,
  paymentMethod: objectOf(PaymentMethod),
  paymentExecutionDetails: listOf(Attempt),
  amountSubtotal: amount,
  amountTotal: amount,
  paymentCurrency: text,
  originalCurrency: text,
  status: text,
  failureCode: text,
  failureMessage: text,
  metadata: anything,
  riskLevel: word,
});
type Fields = z.infer<typeof Fields>;

/** What GET /order/{id} holds. Every field may be absent, but not everything that makes it an order. */
export const ClinkOrder = Fields.refine(
  ({ orderId, status, createTime }) => orderId ?? status ?? createTime,
  'no order',
).transform(toOrder);

/** A row of GET /order: only its own id identifies it. */
export const ListedOrder = ClinkOrder.refine((order) => order.public.id !== '', 'no id');

/** Amounts are major units (9.99). */
function toOrder(fields: Fields): Order {
  return makeOrder({
    provider: 'clink',
    public: publicPart(fields),
    internal: internalPart(fields),
    personal: personalPart(fields),
  });
}

function publicPart(fields: Fields) {
  return {
    id: fields.orderId,
    title: fields.priceDataList[0]?.name,
    stage: stageOf(fields.status),
    statuses: orderStatus(fields.status),
    references: named({ merchant_reference: fields.merchantReferenceId }),
    timeline: [...events({ created: fields.createTime }), ...paymentEvent(fields.paymentTime, fields.status)],
    lines: linesOf(fields.priceDataList),
    attention: attentionTo(fields.status, fields.riskLevel),
  };
}

function internalPart(fields: Fields) {
  const { invoiceId, subscriptionId, sessionId, paymentCurrency } = fields;
  return {
    total: money(fields.amountTotal, paymentCurrency),
    amounts: amounts({ subtotal: money(fields.amountSubtotal, paymentCurrency) }),
    linePrices: fields.priceDataList.map((line) => money(line.unitAmount, line.currency)),
    statuses: riskStatus(fields.riskLevel),
    references: named({ invoice: invoiceId, subscription: subscriptionId, session: sessionId }),
    ...paymentOf(fields, isPaid(fields.status)),
    facts: [
      ...named({ order_type: fields.type }),
      ...methodFacts(fields.paymentMethod),
      ...named({ original_currency: fields.originalCurrency, product_id: fields.productId, price_id: fields.priceId }),
    ],
  };
}

function personalPart({ customerId, customerEmail: email, paymentMethod, metadata }: Fields): Partial<PersonalPart> {
  return {
    customerId,
    email,
    cardLastFour: paymentMethod.cardLastFour,
    paymentInstrument: paymentMethod.paymentInstrumentId,
    walletAccount: paymentMethod.wallet.account,
    free: entriesOf(metadata),
  };
}

function isPaid(status: string | undefined): boolean {
  return ['paid', 'refunded', 'disputed'].includes(stageOf(status));
}

/** `paymentTime` is when an attempt ended, well or not: only a status that we know makes it the time of the payment. */
function paymentEvent(when: Timestamp | undefined, status: string | undefined): TimelineEvent[] {
  return isPaid(status) ? events({ paid: when }) : events({ attempted: when });
}
