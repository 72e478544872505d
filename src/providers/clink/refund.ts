import type * as z from 'zod';
import type { Amount, Order, TimelineEvent } from '../../core/order.ts';
import { money } from './order.ts';
import type { RefundReply, Refusal } from './reply.ts';
import { refundStatus } from './status.ts';

type Refund = NonNullable<Exclude<z.infer<typeof RefundReply>, Refusal>>;

/** The order with the refund somebody asked about. Nothing lists an order's refunds: there may be others. */
export function withRefund(order: Order, refund: Refund): Order {
  const amount = money(refund.refundAmount, refund.refundCurrency);
  const amounts: Amount[] = amount ? [{ name: 'refunded', money: amount }] : [];
  const { statuses, timeline } = order.public;
  return {
    ...order,
    public: {
      ...order.public,
      statuses: [...statuses, ...refundStatus(refund.status)],
      timeline: [...timeline, ...refunded(refund)],
    },
    internal: { ...order.internal, amounts: [...order.internal.amounts, ...amounts] },
  };
}

function refunded({ status, createTime }: Refund): TimelineEvent[] {
  return createTime && status?.toLowerCase() === 'success' ? [{ event: 'refunded', when: createTime }] : [];
}
