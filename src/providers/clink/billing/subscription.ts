import * as z from 'zod';
import type { TimelineEvent } from '../../../core/order/fields.ts';
import { makeOrder } from '../../../core/order/make-order.ts';
import type { Order } from '../../../core/order/order.ts';
import type { Timestamp } from '../../../core/order/timestamp.ts';
import type { AttentionKind } from '../../../core/order/vocabulary.ts';
import { anything, objectOf, text, time, word } from '../../field.ts';
import { amounts, events, lookUpWord, named, statusOf, type Vocabulary, type Word } from '../../order-part.ts';
import { entriesOf } from '../metadata.ts';
import { chargeOf, InvoiceItem, lineOf, productFacts, unitPriceOf } from './invoice-item.ts';
import { isDocumentedReason } from './reason.ts';

/** A subscription that is past due stays active, and its payment is tried again (docs.clinkbill.com/guides/resources/subscription). */
const STATUSES = {
  incomplete: { meaning: 'incomplete', tone: 'waiting', stage: 'pending' },
  free_trial: { meaning: 'trial', tone: 'good', stage: 'active' },
  trialing: { meaning: 'trial', tone: 'good', stage: 'active' },
  active: { meaning: 'active', tone: 'good', stage: 'active' },
  incomplete_expired: { meaning: 'expired', tone: 'neutral', stage: 'cancelled' },
  past_due: { meaning: 'past_due', tone: 'bad', stage: 'active' },
  cancelled: { meaning: 'cancelled', tone: 'neutral', stage: 'cancelled' },
} satisfies Vocabulary<Word>;

const Fields = z.object({
  subscriptionId: text,
  merchantReference: text,
  sessionId: text,
  customerId: text,
  status: word,
  createTime: time,
  trialEnd: time,
  currentPeriodStart: time,
  currentPeriodEnd: time,
  cancelAt: time,
  cancelAtPeriodEnd: anything,
  canceledAt: time,
  cancelReason: text,
  paymentMethodType: text,
  paymentInstrumentId: text,
  recurringInvoiceItem: objectOf(InvoiceItem),
  upcomingInvoiceItem: objectOf(InvoiceItem),
  metadata: anything,
});
type Fields = z.infer<typeof Fields>;

/** GET /subscription/{id}: whose it is, and the subscription in the form of an order. */
export const Subscription = Fields.refine(({ status, customerId }) => status ?? customerId, 'no subscription').transform(
  (fields) => ({
    customerId: fields.customerId,
    order: toOrder(fields),
  }),
);

function toOrder(fields: Fields): Order {
  const current = fields.recurringInvoiceItem;
  const reason = fields.cancelReason;
  return makeOrder({
    provider: 'clink',
    public: publicPart(fields),
    internal: {
      total: chargeOf(current),
      amounts: amounts({ next_charge: isOver(fields) ? undefined : chargeOf(fields.upcomingInvoiceItem) }),
      linePrices: [unitPriceOf(current)],
      references: named({ session: fields.sessionId }),
      facts: [
        ...named({
          payment_method: fields.paymentMethodType,
          cancel_reason: isDocumentedReason(reason) ? reason : undefined,
        }),
        ...productFacts(current),
      ],
    },
    personal: {
      customerId: fields.customerId,
      paymentInstrument: fields.paymentInstrumentId,
      free: [
        ...(reason === undefined || isDocumentedReason(reason) ? [] : [{ key: 'cancelReason', value: reason }]),
        ...entriesOf(fields.metadata),
      ],
    },
  });
}

function publicPart(fields: Fields) {
  const { status, merchantReference, recurringInvoiceItem: current } = fields;
  const line = lineOf(current);
  return {
    id: fields.subscriptionId,
    kind: 'subscription' as const,
    title: current.price.productName ?? current.description,
    stage: lookUpWord(status, STATUSES)?.stage ?? ('unknown' as const),
    statuses: statusOf('subscription', status, STATUSES),
    references: named({ merchant_reference: merchantReference }),
    timeline: timelineOf(fields),
    lines: line.title === '—' ? [] : [line],
    attention: attentionTo(fields),
  };
}

/** Of an ended subscription only what happened, not what would have come next. */
function timelineOf(fields: Fields): TimelineEvent[] {
  const { recurringInvoiceItem: current, upcomingInvoiceItem: next } = fields;
  const began = events({ created: fields.createTime, period_began: current.periodStart ?? fields.currentPeriodStart });
  if (fields.canceledAt !== undefined) return [...began, ...events({ cancelled: fields.canceledAt })];
  const charge = isOver(fields) ? undefined : next.periodStart;
  const end = current.periodEnd ?? fields.currentPeriodEnd;
  return [
    ...began,
    ...events({
      trial_ends: fields.trialEnd,
      // Mostly the moment of the next charge, which says more.
      period_ends: isSameMoment(end, charge) ? undefined : end,
      next_charge: charge,
      ends: fields.cancelAt,
    }),
  ];
}

function isSameMoment(a: Timestamp | undefined, b: Timestamp | undefined): boolean {
  return a?.kind === 'instant' && b?.kind === 'instant' && a.at === b.at;
}

function attentionTo(fields: Fields): AttentionKind[] {
  return [
    ...(lookUpWord(fields.status, STATUSES)?.meaning === 'past_due' ? (['past_due'] as const) : []),
    ...(isEnding(fields) && fields.canceledAt === undefined ? (['ends_with_period'] as const) : []),
  ];
}

/** Nothing is charged any more. */
function isOver(fields: Fields): boolean {
  return isEnding(fields) || fields.canceledAt !== undefined;
}

function isEnding({ cancelAtPeriodEnd }: Fields): boolean {
  return cancelAtPeriodEnd === true || cancelAtPeriodEnd === 'true';
}
