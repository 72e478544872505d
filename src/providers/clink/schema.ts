import * as z from 'zod';
import { orderOf } from './order.ts';
import { Attempt, PaymentMethod } from './payment.ts';
import { Anything, Decimal, listOf, Moment, partOf, Text } from './value.ts';

const PriceLine = z.object({ name: Text, quantity: Text, unitAmount: Decimal, currency: Text });

const Fields = z.object({
  orderId: Text,
  type: Text,
  merchantReferenceId: Text,
  invoiceId: Text,
  subscriptionId: Text,
  sessionId: Text,
  customerId: Text,
  customerEmail: Text,
  createTime: Moment,
  paymentTime: Moment,
  productId: Text,
  priceId: Text,
  priceDataList: listOf(PriceLine),
  paymentMethod: partOf(PaymentMethod),
  paymentExecutionDetails: listOf(Attempt),
  amountSubtotal: Decimal,
  amountTotal: Decimal,
  paymentCurrency: Text,
  originalCurrency: Text,
  status: Text,
  failureCode: Text,
  failureMessage: Text,
  metadata: Anything,
  riskLevel: Text,
});
export type Fields = z.infer<typeof Fields>;

/** What GET /order/{id} holds. Every field may be absent, but not everything that makes it an order. */
export const ClinkOrder = Fields.refine(({ orderId, status, createTime }) => orderId ?? status ?? createTime, 'no order');

/** A row of GET /order: nothing but its own id names it. */
export const ListedOrder = Fields.extend({ orderId: Text.pipe(z.string()) }).transform((order) => orderOf(order, order.orderId));
