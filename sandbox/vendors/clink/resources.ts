import { CLINK_CASES } from './cases.ts';
import { DAY, NOW, START } from './orders.ts';

type Fields = Readonly<Record<string, unknown>>;

const MONTH = 30 * DAY;
/** Begin of the current period of every subscription. */
const PERIOD = START + 60 * DAY;

/** What is charged for the month that begins then. */
function month(periodStart: number): Fields {
  return {
    invoiceItemId: 'ii_7monthly01',
    amount: '9.99',
    discountAmount: null,
    paymentAmount: '9.99',
    couponTerms: null,
    promotionCode: null,
    currency: 'USD',
    description: 'Travel eSIM, monthly',
    periodStart,
    periodEnd: periodStart + MONTH,
    proration: null,
    price: {
      productId: 'prd_7esim00002',
      productName: 'Travel eSIM, monthly',
      priceId: 'price_7monthly2',
      priceSnapshotId: 'pricesns_7mon2',
      unitAmount: '9.99',
      quantity: 1,
      recurring: { interval: 'month', intervalCount: null, trialPeriodDays: 0, pricingModel: 'flat_rate', tiersMode: null },
    },
  };
}

function subscription(id: string, fields: Fields): Readonly<Record<string, Fields>> {
  const typical = {
    subscriptionId: id,
    merchantReference: `SHOP-${id}`,
    sessionId: `sess_for_${id}`,
    customerId: 'cus_7monthly01',
    productId: 'prd_7esim00002',
    priceId: 'price_7monthly2',
    createTime: START,
    quantity: 1,
    paymentMethodType: 'CARD',
    paymentInstrumentId: 'pi_7card00001',
    trialStart: null,
    trialEnd: null,
    currentPeriodStart: START,
    currentPeriodEnd: PERIOD + MONTH,
    cancelAt: null,
    cancelAtPeriodEnd: null,
    canceledAt: null,
    cancelReason: null,
    status: 'active',
    billing: 'charge_automatically',
    currency: 'USD',
    recurringInvoiceItem: month(PERIOD),
    upcomingInvoiceItem: month(PERIOD + MONTH),
    scheduledPhases: null,
    elapsedCycles: 2,
    metadata: {},
  };
  return { [`/subscription/${id}`]: { ...typical, ...fields } };
}

function invoice(id: string, fields: Fields): Readonly<Record<string, Fields>> {
  const typical = {
    invoiceId: id,
    subscriptionId: CLINK_CASES.subscription,
    merchantReference: `SHOP-${id}`,
    orderId: null,
    customerId: 'cus_7monthly01',
    merchantId: 'mcht_7sandbox1',
    createTime: START + 30 * DAY,
    currentPeriodStart: PERIOD,
    currentPeriodEnd: PERIOD + MONTH,
    originalAmount: '9.99',
    paymentAmount: '9.99',
    originalCurrency: 'USD',
    billing: 'charge_automatically',
    items: [month(PERIOD)],
    discount: null,
    metadata: null,
  };
  return { [`/subscription/invoice/${id}`]: { ...typical, ...fields } };
}

function session(sessionId: string, fields: Fields): Readonly<Record<string, Fields>> {
  const typical = {
    sessionId,
    token: 'tok_7notasecret',
    paymentStatus: 'unpaid',
    originalCurrency: 'USD',
    paymentCurrency: null,
    amountSubtotal: 9.99,
    amountTotal: null,
    subscriptionId: null,
    invoiceId: null,
    orderId: null,
    merchantReferenceId: `SHOP-${sessionId}`,
    customer: { customerId: 'cus_7rowan0100', email: 'rowan.ashgrove@example.com' },
    created: new Date(START + 8 * DAY).toISOString(),
    expire: new Date(START + 9 * DAY).toISOString(),
    priceDataList: [{ name: 'Travel eSIM 5 GB', quantity: 1, unitAmount: 9.99, currency: 'USD', imageUrl: '' }],
    metadata: {},
  };
  return { [`/checkout/session/${sessionId}`]: { ...typical, ...fields } };
}

function refund(refundId: string, fields: Fields): Readonly<Record<string, Fields>> {
  const typical = {
    createTime: START + 7 * DAY,
    refundId,
    refundMerchantOrderId: `SHOP-${refundId}`,
    customerId: 'cus_7rowan0100',
    refundAmount: 4.5,
    refundCurrency: 'USD',
    refundReason: 'Customer Initiated Refund',
    paymentInstrumentId: 'pi_7card00001',
    metadata: {},
  };
  return { [`/refund/${refundId}`]: { ...typical, ...fields } };
}

/** Resources that are no orders, by path. */
export const CLINK_RESOURCES: Readonly<Record<string, Fields>> = {
  ...session(CLINK_CASES.session, { status: 'completed', paymentStatus: 'paid', orderId: CLINK_CASES.success }),
  ...session(CLINK_CASES.openSession, {
    status: 'open',
    created: new Date(NOW - DAY / 24).toISOString(),
    expire: new Date(NOW + DAY).toISOString(),
  }),
  ...session(CLINK_CASES.expiredSession, { status: 'expired' }),
  ...subscription(CLINK_CASES.subscription, {}),
  ...subscription(CLINK_CASES.pastDue, { status: 'past_due' }),
  ...subscription(CLINK_CASES.trial, { status: 'free_trial', trialEnd: PERIOD + MONTH, recurringInvoiceItem: null }),
  ...subscription(CLINK_CASES.ending, { cancelAtPeriodEnd: true, cancelAt: PERIOD + MONTH, cancelReason: 'too_expensive' }),
  ...invoice(CLINK_CASES.invoice, { status: 'paid', orderId: 'order_7month0001' }),
  ...invoice(CLINK_CASES.openInvoice, { status: 'open' }),
  ...invoice(CLINK_CASES.voidInvoice, { status: 'void', paymentAmount: '0.00' }),
  ...refund(CLINK_CASES.refund, {
    orderId: CLINK_CASES.partiallyRefunded,
    status: 'success',
    metadata: '{"arn":"8377252556170253"}',
  }),
  ...refund(CLINK_CASES.failedRefund, {
    orderId: CLINK_CASES.success,
    status: 'failed',
    failureCode: 'expired_card',
    failureMessage: 'The card has expired.',
  }),
};
