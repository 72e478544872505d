import * as z from 'zod';
import { fillIds } from '../../core/make-order.ts';
import type { Order } from '../../core/order.ts';
import type { Tools } from '../../core/provider.ts';
import { amount, text, time } from '../field.ts';
import { amounts, events, money } from '../order-part.ts';
import { type Ask, detail, segment } from './api.ts';
import { listOrders } from './list.ts';
import { ClinkOrder } from './order.ts';
import type { SearchKey } from './plan.ts';
import { refundStatus } from './status.ts';

/** `[]`: there is no such order. Throws ProviderError. */
type Search = (value: string, ask: Ask, tools: Tools) => Promise<readonly Order[]>;

const SEARCH: Readonly<Record<SearchKey, Search>> = {
  order: byOrder,
  customer: byCustomer,
  subscription: bySubscription,
  invoice: byInvoice,
  refund: byRefund,
  session: bySession,
  reference: byReference,
};
export const SEARCHES: ReadonlyMap<string, Search> = new Map(Object.entries(SEARCH));

/** A subscription's orders do not name it: they are checked against its customer. */
const Subscription = z.object({ customerId: text.pipe(z.string()) });

/** A checkout session or an invoice; neither has an order before somebody paid. */
const Pointer = z.object({ orderId: text, subscriptionId: text });

const Refund = z.object({ orderId: text, status: text, refundAmount: amount, refundCurrency: text, createTime: time });

async function byOrder(id: string, ask: Ask): Promise<readonly Order[]> {
  const order = await ask(`/order/${segment(id)}`, detail(ClinkOrder));
  return order ? fillIds([order], id) : [];
}

function byCustomer(id: string, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  return listOrders({ name: 'customerId', value: id, belongs: ({ personal }) => personal.customerId === id }, ask, tools);
}

async function bySubscription(id: string, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  const subscription = await ask(`/subscription/${segment(id)}`, detail(Subscription));
  if (!subscription) return [];
  const belongs = ({ personal }: Order) => personal.customerId === subscription.customerId;
  return listOrders({ name: 'subscriptionId', value: id, belongs }, ask, tools);
}

function byReference(value: string, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  const belongs = (order: Order) =>
    order.public.references.some((reference) => reference.name === 'merchant_reference' && reference.value === value.trim());
  return listOrders({ name: 'merchantReferenceId', value, belongs }, ask, tools);
}

/** An invoice names its order; one that does not yet may still be found among its subscription's orders. */
async function byInvoice(id: string, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  const invoice = await ask(`/subscription/invoice/${segment(id)}`, detail(Pointer));
  if (invoice?.orderId) return byOrder(invoice.orderId, ask);
  if (!invoice?.subscriptionId) return [];
  const orders = await bySubscription(invoice.subscriptionId, ask, { ...tools, remark: () => undefined });
  return orders.filter(({ internal }) => internal.references.some((it) => it.name === 'invoice' && it.value === id));
}

async function bySession(id: string, ask: Ask): Promise<readonly Order[]> {
  const session = await ask(`/checkout/session/${segment(id)}`, detail(Pointer));
  return session?.orderId ? byOrder(session.orderId, ask) : [];
}

async function byRefund(id: string, ask: Ask): Promise<readonly Order[]> {
  const refund = await ask(`/refund/${segment(id)}`, detail(Refund));
  if (!refund?.orderId) return [];
  const orders = await byOrder(refund.orderId, ask);
  return orders.map((order) => addRefund(order, refund));
}

/** The order with the refund that was asked for. Nothing lists an order's refunds: there may be others. */
function addRefund(order: Order, { status, refundAmount, refundCurrency, createTime }: z.infer<typeof Refund>): Order {
  const isRefunded = status?.toLowerCase() === 'success';
  return {
    ...order,
    public: {
      ...order.public,
      statuses: [...order.public.statuses, ...refundStatus(status)],
      timeline: [...order.public.timeline, ...events({ refunded: isRefunded ? createTime : undefined })],
    },
    internal: {
      ...order.internal,
      amounts: [...order.internal.amounts, ...amounts({ refunded: money(refundAmount, refundCurrency) })],
    },
  };
}
