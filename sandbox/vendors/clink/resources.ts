import { CLINK_CASES } from './cases.ts';
import { DAY, START } from './orders.ts';

/** Resources that lead to an order, by path. */
export const CLINK_RESOURCES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  [`/checkout/session/${CLINK_CASES.session}`]: {
    sessionId: CLINK_CASES.session,
    status: 'complete',
    orderId: CLINK_CASES.success,
  },
  [`/checkout/session/${CLINK_CASES.openSession}`]: { sessionId: CLINK_CASES.openSession, status: 'open', orderId: null },
  [`/subscription/${CLINK_CASES.subscription}`]: {
    subscriptionId: CLINK_CASES.subscription,
    customerId: 'cus_7monthly01',
    status: 'active',
  },
  [`/subscription/invoice/${CLINK_CASES.invoice}`]: {
    invoiceId: CLINK_CASES.invoice,
    subscriptionId: CLINK_CASES.subscription,
    orderId: 'order_7month0001',
    customerId: 'cus_7monthly01',
    status: 'paid',
  },
  [`/refund/${CLINK_CASES.refund}`]: {
    refundId: CLINK_CASES.refund,
    orderId: CLINK_CASES.partiallyRefunded,
    customerId: 'cus_7rowan0100',
    refundAmount: 4.5,
    refundCurrency: 'USD',
    status: 'success',
    createTime: START + 7 * DAY,
    metadata: '{"arn":"8377252556170253"}',
  },
};
