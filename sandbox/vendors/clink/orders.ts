import { PUBLISHED_AGE_DAYS } from '../linksfield/orders.ts';
import { CLINK_CASES } from './cases.ts';

type ClinkRow = Readonly<Record<string, unknown>> & { readonly orderId: string };

/** An order, and its subscription, which Clink's rows do not contain. */
export interface ClinkRecord {
  readonly row: ClinkRow;
  readonly subscriptionId?: string;
}

export const DAY = 86_400_000;
/** When the stand-in started. Its orders are as old as their day numbers say, whatever the year. */
export const NOW = Date.now();
/** Day 0, at 09:30 UTC. */
export const START = Math.floor(NOW / DAY) * DAY - 87 * DAY + 9.5 * 3_600_000;
/** Linksfield's stand-in has sold the same SIM: both vendors record the same sale. */
const LINKSFIELD_PAID_AT = NOW - PUBLISHED_AGE_DAYS * DAY + 120_000;

function order(orderId: string, day: number, fields: Readonly<Record<string, unknown>> = {}): ClinkRecord {
  const createTime = START + day * DAY;
  const row = {
    orderId,
    type: 'onetime',
    merchantReferenceId: `SHOP-${1000 + day}`,
    customerId: 'cus_7rowan0100',
    customerEmail: 'rowan.ashgrove@example.com',
    createTime,
    paymentTime: createTime + 42_000,
    productId: 'prd_7esim00001',
    priceId: 'price_7esim0001',
    priceDataList: [{ name: 'Travel eSIM 5 GB', quantity: 1, unitAmount: 9.99, currency: 'USD', imageUrl: '' }],
    paymentMethod: { paymentMethodType: 'CARD', paymentInstrumentId: 'pi_7card00001', cardScheme: 'visa', cardLastFour: '4242' },
    paymentExecutionDetails: [{ channelCode: 'NOVAPAY', channelTransactionId: `tx-${orderId}` }],
    amountSubtotal: 9.99,
    amountTotal: 9.99,
    paymentCurrency: 'USD',
    originalCurrency: 'USD',
    status: 'success',
    sessionId: `sess_for_${orderId}`,
    metadata: { shop: 'north' },
    riskLevel: 'low',
    ...fields,
  };
  return { row };
}

const REFUSED = [
  {
    channelCode: 'NOVAPAY',
    channelTransactionId: 'tx-7failed02',
    originalFailureCode: '51',
    originalFailureMessage: 'Not sufficient funds',
  },
];

const SINGLE: readonly ClinkRecord[] = [
  order(CLINK_CASES.success, 1),
  order(CLINK_CASES.failed, 2, {
    status: 'failed',
    failureCode: 'insufficient_funds',
    failureMessage: 'The card has insufficient funds.',
    paymentExecutionDetails: REFUSED,
    riskLevel: 'high',
  }),
  order(CLINK_CASES.requiresAction, 3, { status: 'requires_action', paymentTime: null }),
  order(CLINK_CASES.pending, 4, { status: 'pending', paymentTime: null, paymentExecutionDetails: null }),
  order(CLINK_CASES.partiallyRefunded, 5, { status: 'partial_refunded' }),
  order(CLINK_CASES.refunded, 6, { status: 'refunded', metadata: '{"arn":"8377252556170253"}' }),
  order(CLINK_CASES.unknownWords, 7, {
    status: 'under_review',
    riskLevel: 'amber',
    paymentMethod: { paymentMethodType: 'moonPay', wallet: 'shell_wallet' },
    paymentCurrency: 'EUR',
    amountTotal: 9.24,
  }),
  order(CLINK_CASES.nullWords, 8, { merchantReferenceId: 'null', invoiceId: 'null', sessionId: ' ', priceDataList: null }),
];

const REFERRED: readonly ClinkRecord[] = [
  order('order_7same4567', 9, {
    merchantReferenceId: CLINK_CASES.sameAsLinksfield,
    amountSubtotal: 10,
    amountTotal: 10,
    createTime: LINKSFIELD_PAID_AT - 60_000,
    paymentTime: LINKSFIELD_PAID_AT + 6_000,
  }),
  order('order_7shared01', 10, { merchantReferenceId: CLINK_CASES.sharedReference, status: 'failed' }),
  order('order_7shared02', 11, { merchantReferenceId: CLINK_CASES.sharedReference }),
];

const MONTHLY: readonly ClinkRecord[] = [0, 1, 2].map((month) => ({
  ...order(`order_7month000${month + 1}`, 20 + 30 * month, {
    type: 'recurring',
    merchantReferenceId: ' ',
    customerId: 'cus_7monthly01',
    invoiceId: `inv_7month000${month + 1}`,
  }),
  subscriptionId: CLINK_CASES.subscription,
}));

function series(customerId: string, count: number): ClinkRecord[] {
  return Array.from({ length: count }, (_, index) =>
    order(`order_${customerId.slice(4)}n${index + 1}`, index / 24, { customerId, merchantReferenceId: null }),
  );
}

/** Of the shop's test system: nobody paid these. */
export const CLINK_TEST_ORDERS: readonly ClinkRecord[] = [
  order('order_7testmode1', 12, { merchantReferenceId: CLINK_CASES.sameAsLinksfield }),
  order('order_7testmode2', 13, { status: 'failed', failureCode: 'insufficient_funds' }),
];

/** All orders, oldest first within a series: Clink documents no sort order. */
export const CLINK_ORDERS: readonly ClinkRecord[] = [
  ...series(CLINK_CASES.manyOrders, 120),
  ...series(CLINK_CASES.tooManyOrders, 230),
  ...series(CLINK_CASES.slowPages, 80),
  ...MONTHLY,
  ...REFERRED,
  ...SINGLE,
];
