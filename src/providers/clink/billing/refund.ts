import * as z from 'zod';
import type { Status } from '../../../core/order/fields.ts';
import { makeOrder } from '../../../core/order/make-order.ts';
import type { Order } from '../../../core/order/order.ts';
import type { AttentionKind } from '../../../core/order/vocabulary.ts';
import { amount, anything, text, time, word } from '../../field.ts';
import { amounts, events, money, named, statusOf, type Vocabulary } from '../../order-part.ts';
import { entriesOf } from '../metadata.ts';
import { isDocumentedReason } from './reason.ts';

/** GET /refund/{id} */
export const Refund = z.object({
  refundId: text,
  refundMerchantOrderId: text,
  orderId: text,
  customerId: text,
  refundAmount: amount,
  refundCurrency: text,
  status: word,
  failureCode: text,
  failureMessage: text,
  refundReason: text,
  paymentInstrumentId: text,
  createTime: time,
  metadata: anything,
});
export type Refund = z.infer<typeof Refund>;

const STATUSES: Vocabulary = {
  created: { meaning: 'created', tone: 'waiting' },
  received: { meaning: 'received', tone: 'waiting' },
  refunding: { meaning: 'refunding', tone: 'waiting' },
  success: { meaning: 'success', tone: 'good' },
  failed: { meaning: 'failed', tone: 'bad' },
  closed: { meaning: 'closed', tone: 'neutral' },
};

/** For a refund whose order Clink does not name or no longer has: the refund alone is an answer. */
export function unknownOrder({ orderId }: Refund): Order {
  return makeOrder({ provider: 'clink', public: { id: orderId, stage: 'unknown' } });
}

/** The number by which a bank finds the refund. */
const BANK_REFERENCE = 'arn';

/** The order with the refund that was asked for. Nothing lists an order's refunds: there may be others. */
export function addRefund(order: Order, refund: Refund): Order {
  const status = statusOf('refund', refund.status, STATUSES);
  const { public: open, internal, personal } = order;
  return {
    ...order,
    public: {
      ...open,
      statuses: [...open.statuses, ...status],
      references: [...open.references, ...named({ refund: refund.refundId, refund_order: refund.refundMerchantOrderId })],
      timeline: [...open.timeline, ...events({ [isPaidBack(status) ? 'refunded' : 'refund_requested']: refund.createTime })],
      attention: [...attentionTo(status), ...open.attention],
    },
    internal: {
      ...internal,
      amounts: [...internal.amounts, ...refundAmount(refund, status)],
      facts: [...internal.facts, ...factsOf(refund)],
    },
    personal: {
      ...personal,
      customerId: personal.customerId ?? refund.customerId,
      paymentInstrument: personal.paymentInstrument ?? refund.paymentInstrumentId,
      free: [...personal.free, ...freeOf(refund)],
    },
  };
}

/** Only `success` means that money went back. */
function isPaidBack(statuses: readonly Status[]): boolean {
  return statuses.some(({ meaning }) => meaning === 'success');
}

function attentionTo(statuses: readonly Status[]): AttentionKind[] {
  return statuses.some(({ meaning }) => meaning === 'failed') ? ['refund_failed'] : [];
}

function refundAmount({ refundAmount, refundCurrency }: Refund, status: readonly Status[]) {
  const sum = money(refundAmount, refundCurrency);
  return amounts(isPaidBack(status) ? { refunded: sum } : { refund: sum });
}

function factsOf(refund: Refund) {
  const arn = entriesOf(refund.metadata).find(({ key }) => key.toLowerCase() === BANK_REFERENCE);
  return named({
    refund_reason: isDocumentedReason(refund.refundReason) ? refund.refundReason : undefined,
    refund_failure_code: refund.failureCode,
    refund_failure: refund.failureMessage,
    bank_reference: arn?.value,
  });
}

function freeOf({ refundReason, metadata }: Refund) {
  const own = isDocumentedReason(refundReason) ? [] : named({ refundReason }).map(({ name, value }) => ({ key: name, value }));
  return [...own, ...entriesOf(metadata).filter(({ key }) => key.toLowerCase() !== BANK_REFERENCE)];
}
