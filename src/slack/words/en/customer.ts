import type { Stage } from '../../../core/order/vocabulary.ts';

/** What can be sent to a customer about an order: plain text of public data. */
export const CUSTOMER = {
  title: 'Reply for the customer',
  intro: 'Select the text and copy it. It holds public data only.',
  replies: {
    pending: (order: string) => `Your order ${order} has been received and is being processed.`,
    paid: (order: string) => `We have received the payment for your order ${order}. It is being prepared.`,
    active: (order: string) => `Your order ${order} is active and ready to use.`,
    shipped: (order: string) => `Your order ${order} is on its way to you.`,
    delivered: (order: string) => `Your order ${order} has been delivered.`,
    completed: (order: string) => `Your order ${order} is complete.`,
    cancelled: (order: string) => `Your order ${order} has been cancelled.`,
    refunded: (order: string) => `Your order ${order} has been refunded. It may take some days until you see the money.`,
    failed: (order: string) =>
      `The payment for your order ${order} did not go through. Please try again or use another payment method.`,
    disputed: (order: string) => `The payment for your order ${order} is being reviewed. We will come back to you.`,
    unknown: (order: string) => `We are checking your order ${order} and will come back to you.`,
  } satisfies Record<Stage, (order: string) => string>,
};
