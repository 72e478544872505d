import type { AttentionKind, Meaning, OrderParts, StatusName } from './order.ts';

/** What the provider's schema noticed, and what does not fit within the order whoever tells it. */
export function attentionOf({
  public: { stage, attention = [], statuses = [] },
  internal,
}: OrderParts): readonly AttentionKind[] {
  const says = (name: StatusName, meanings: readonly Meaning[]) =>
    statuses.some((status) => status.name === name && status.meaning !== undefined && meanings.includes(status.meaning));
  const isRefunded = says('payment', ['refunded', 'partially_refunded']) || says('refund', ['refunded', 'partially_refunded']);
  const odd: (AttentionKind | false)[] = [
    stage === 'active' && says('payment', ['unpaid', 'pending']) && 'active_not_paid',
    stage === 'cancelled' && says('payment', ['paid']) && !isRefunded && 'cancelled_but_paid',
    [...statuses, ...(internal?.statuses ?? [])].some(({ meaning }) => meaning === 'locked') && 'locked',
  ];
  return [...new Set([...attention, ...odd.filter((kind) => kind !== false)])];
}
