import type { Money } from '../../core/money.ts';
import { type Amount, makeOrder, type Order, type TimelineEvent } from '../../core/order.ts';
import type { Timestamp } from '../../core/timestamp.ts';
import { free } from './metadata.ts';
import { channelFacts, facts, failureOf, references, transactions } from './payment.ts';
import type { Fields } from './schema.ts';
import { attentionOf, orderStatus, riskStatus, stageOf } from './status.ts';

/** What an order without a name for a line shows in its place. */
const NAMELESS = '—';

/** Clink's order as ours, under the id it was asked by where it names none. Amounts are major units (9.99). */
export function orderOf(order: Fields, askedAs: string): Order {
  return makeOrder({
    provider: 'clink',
    public: publicPart(order, askedAs),
    internal: internalPart(order),
    personal: personalPart(order),
  });
}

function publicPart(order: Fields, askedAs: string) {
  return {
    id: order.orderId ?? askedAs,
    title: order.priceDataList[0]?.name,
    stage: stageOf(order.status),
    statuses: orderStatus(order.status),
    references: references({ merchant_reference: order.merchantReferenceId }),
    timeline: timeline(order),
    lines: order.priceDataList.map(({ name = NAMELESS, quantity }) => ({ title: name, quantity })),
    attention: attentionOf(order.status, order.riskLevel),
  };
}

function internalPart(order: Fields) {
  const { invoiceId, subscriptionId, sessionId, paymentCurrency, paymentExecutionDetails: attempts } = order;
  const subtotal = money(order.amountSubtotal, paymentCurrency);
  return {
    total: money(order.amountTotal, paymentCurrency),
    amounts: subtotal ? [{ name: 'subtotal', money: subtotal } satisfies Amount] : [],
    linePrices: order.priceDataList.map((line) => money(line.unitAmount, line.currency)),
    statuses: riskStatus(order.riskLevel),
    references: [
      ...references({ invoice: invoiceId, subscription: subscriptionId, session: sessionId }),
      ...transactions(attempts),
    ],
    failure: failure(order),
    facts: orderFacts(order),
  };
}

function orderFacts({ paymentMethod, paymentExecutionDetails, ...order }: Fields) {
  return [
    ...facts({
      order_type: order.type,
      payment_method: paymentMethod.paymentMethodType?.toLowerCase(),
      card_scheme: paymentMethod.cardScheme,
      wallet: paymentMethod.wallet,
      original_currency: order.originalCurrency,
      product_id: order.productId,
      price_id: order.priceId,
    }),
    ...channelFacts(paymentExecutionDetails),
  ];
}

/** A paid order keeps the refusals of its earlier attempts: they are no failure of the order. */
function failure(order: Fields) {
  const isPaid = ['paid', 'refunded'].includes(stageOf(order.status));
  return failureOf(order, isPaid ? [] : order.paymentExecutionDetails);
}

function personalPart({ customerId, customerEmail, paymentMethod, metadata }: Fields) {
  return {
    customerId,
    email: customerEmail,
    cardLastFour: paymentMethod.cardLastFour,
    paymentInstrument: paymentMethod.paymentInstrumentId,
    free: free(metadata),
  };
}

function timeline({ createTime, paymentTime, status }: Fields): TimelineEvent[] {
  return [...(createTime ? [{ event: 'created' as const, when: createTime }] : []), ...payment(paymentTime, status)];
}

/** `paymentTime` of an order that is not paid is the time of an attempt. */
function payment(when: Timestamp | undefined, status: string | undefined): TimelineEvent[] {
  if (!when) return [];
  return ['failed', 'pending'].includes(stageOf(status)) ? [{ event: 'attempted', when }] : [{ event: 'paid', when }];
}

export function money(amount: string | undefined, currency: string | undefined): Money | undefined {
  return amount === undefined ? undefined : { amount, currency, unitKnown: true };
}
