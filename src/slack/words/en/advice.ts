import type { AttentionKind } from '../../../core/order/vocabulary.ts';

/** What a support person should do next about each kind of attention: one sentence, public. */
export const NEXT_STEPS = {
  disputed: 'Do not refund it separately; collect the proof of delivery and answer the dispute in the payment system.',
  payment_failed: 'Ask the customer to pay again or to use another payment method.',
  paid_not_active: 'Ask the provider to activate the plan, or refund the payment.',
  risk: 'Have the payment reviewed before anything is delivered.',
  refunded: 'Tell the customer that the refund is on its way.',
  refund_failed: 'Ask the payment system why, and start the refund again.',
  past_due: 'Ask the customer to renew the payment method; the plan may end.',
  ends_with_period: 'Tell the customer until when the plan works.',
  partially_refunded: 'Check which part was refunded before you promise more.',
  requires_action: 'Ask the customer to confirm the payment, for example in the app of the bank.',
  active_not_paid: 'Check with the payment system whether the payment is still on its way.',
  cancelled_but_paid: 'Check whether a refund is due and ask for it.',
  locked: 'Ask the provider why the order is locked.',
} satisfies Record<AttentionKind, string>;
