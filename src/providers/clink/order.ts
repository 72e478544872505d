import * as z from 'zod';
import { makeOrder } from '../../core/make-order.ts';
import type { Order, PersonalPart, TimelineEvent } from '../../core/order.ts';
import type { Timestamp } from '../../core/timestamp.ts';
import { amount, anything, isRecord, listOf, objectOf, text, textOf, time, word } from '../field.ts';
import { amounts, events, money, named, unique } from '../order-part.ts';
import { riskStatus } from '../shared-words.ts';
import { attentionTo, orderStatus, stageOf } from './status.ts';

/** Shown for a line without a name. */
const NAMELESS = '—';

const PriceLine = z.object({ name: text, quantity: text, unitAmount: amount, currency: text });

/** The type comes in any case. */
const PaymentMethod = z.object({
  paymentMethodType: text,
  paymentInstrumentId: text,
  cardScheme: text,
  cardLastFour: text,
  wallet: text,
});

/** What a payment channel said to an attempt. */
const Attempt = z.object({
  channelCode: text,
  channelTransactionId: text,
  originalFailureCode: text,
  originalFailureMessage: text,
});

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
  priceDataList: listOf(PriceLine),
  paymentMethod: objectOf(PaymentMethod),
  paymentExecutionDetails: listOf(Attempt),
  amountSubtotal: amount,
  amountTotal: amount,
  paymentCurrency: text,
  originalCurrency: text,
  status: word,
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
    personal: {
      customerId: fields.customerId,
      email: fields.customerEmail,
      cardLastFour: fields.paymentMethod.cardLastFour,
      paymentInstrument: fields.paymentMethod.paymentInstrumentId,
      free: entriesOf(fields.metadata),
    },
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
    lines: fields.priceDataList.map(({ name = NAMELESS, quantity }) => ({ title: name, quantity })),
    attention: attentionTo(fields.status, fields.riskLevel),
  };
}

function internalPart(fields: Fields) {
  const { invoiceId, subscriptionId, sessionId, paymentCurrency, paymentExecutionDetails: attempts } = fields;
  const transactions = unique(attempts.map(({ channelTransactionId }) => channelTransactionId));
  return {
    total: money(fields.amountTotal, paymentCurrency),
    amounts: amounts({ subtotal: money(fields.amountSubtotal, paymentCurrency) }),
    linePrices: fields.priceDataList.map((line) => money(line.unitAmount, line.currency)),
    statuses: riskStatus(fields.riskLevel),
    references: [
      ...named({ invoice: invoiceId, subscription: subscriptionId, session: sessionId }),
      ...transactions.map((value) => ({ name: 'transaction' as const, value })),
    ],
    failure: failureOf(fields),
    facts: factsOf(fields),
  };
}

function factsOf({ paymentMethod, paymentExecutionDetails, ...fields }: Fields) {
  const channels = unique(paymentExecutionDetails.map(({ channelCode }) => channelCode));
  return [
    ...named({
      order_type: fields.type,
      payment_method: paymentMethod.paymentMethodType?.toLowerCase(),
      card_scheme: paymentMethod.cardScheme,
      wallet: paymentMethod.wallet,
      original_currency: fields.originalCurrency,
      product_id: fields.productId,
      price_id: fields.priceId,
    }),
    ...channels.map((value) => ({ name: 'channel' as const, value })),
  ];
}

/**
 * Clink's own words for a failure, and the channel's where Clink has none. A paid order keeps the failures of its earlier
 * attempts: they are no failure of the order.
 */
function failureOf({ status, failureCode, failureMessage, paymentExecutionDetails: attempts }: Fields) {
  const isPaid = ['paid', 'refunded'].includes(stageOf(status));
  const last = attempts.findLast((attempt) => !isPaid && (attempt.originalFailureCode ?? attempt.originalFailureMessage));
  const code = failureCode ?? last?.originalFailureCode;
  const message = failureMessage ?? last?.originalFailureMessage;
  return code === undefined && message === undefined ? undefined : { code, message };
}

/** `paymentTime` of an order that is not paid is the time of an attempt. */
function paymentEvent(when: Timestamp | undefined, status: string | undefined): TimelineEvent[] {
  return ['failed', 'pending'].includes(stageOf(status)) ? events({ attempted: when }) : events({ paid: when });
}

/** `metadata` is a map of strings, sometimes written as JSON in a string. Nobody knows what a shop keeps in it. */
function entriesOf(metadata: unknown): PersonalPart['free'] {
  const map = typeof metadata === 'string' ? parsed(metadata) : metadata;
  if (!isRecord(map)) return [];
  return Object.entries(map).flatMap(([key, value]) => {
    const written = textOf(typeof value === 'object' || typeof value === 'boolean' ? JSON.stringify(value) : value);
    return written === undefined ? [] : [{ key, value: written }];
  });
}

function parsed(metadata: string): unknown {
  try {
    return JSON.parse(metadata);
  } catch {
    return { metadata };
  }
}
