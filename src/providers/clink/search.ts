import { fillIds } from '../../core/order/make-order.ts';
import type { Order } from '../../core/order/order.ts';
import type { Tools } from '../../core/provider/provider.ts';
import { type Ask, detail, segment } from './api.ts';
import { Invoice } from './billing/invoice.ts';
import { addRefund, Refund, unknownOrder } from './billing/refund.ts';
import { CheckoutSession } from './billing/session.ts';
import { Subscription } from './billing/subscription.ts';
import { listOrders } from './list.ts';
import { ClinkOrder } from './order.ts';
import type { SearchKey } from './plan.ts';

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

async function byOrder(id: string, ask: Ask): Promise<readonly Order[]> {
  const order = await ask(`/order/${segment(id)}`, detail(ClinkOrder));
  return order ? fillIds([order], id) : [];
}

function byCustomer(id: string, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  return listOrders({ name: 'customerId', value: id, belongs: ({ personal }) => personal.customerId === id }, ask, tools);
}

/** The subscription, then its orders. */
async function bySubscription(id: string, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  const subscription = await ask(`/subscription/${segment(id)}`, detail(Subscription));
  if (!subscription) return [];
  const orders = await ordersOf(id, subscription.customerId, ask, tools);
  return [...fillIds([subscription.order], id), ...orders];
}

/** A subscription's orders do not name it: they are checked against its customer. */
async function ordersOf(id: string, customerId: string | undefined, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  if (customerId === undefined) return [];
  const belongs = ({ personal }: Order) => personal.customerId === customerId;
  return listOrders({ name: 'subscriptionId', value: id, belongs }, ask, tools);
}

function byReference(value: string, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  const belongs = (order: Order) =>
    order.public.references.some((reference) => reference.name === 'merchant_reference' && reference.value === value.trim());
  return listOrders({ name: 'merchantReferenceId', value, belongs }, ask, tools);
}

/**
 * The order of an invoice; one that it does not name yet may still be found among its subscription's orders. An invoice that
 * is open or void is an answer itself.
 */
async function byInvoice(id: string, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  const invoice = await ask(`/subscription/invoice/${segment(id)}`, detail(Invoice));
  if (!invoice) return [];
  const named = invoice.orderId ? await byOrder(invoice.orderId, ask) : [];
  if (invoice.isUnpaid) return [...fillIds([invoice.order], id), ...named];
  const orders = invoice.orderId ? named : await invoicedOrders(id, invoice.subscriptionId, ask, tools);
  return orders.length > 0 ? orders : fillIds([invoice.order], id);
}

async function invoicedOrders(id: string, subscriptionId: string | undefined, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  if (subscriptionId === undefined) return [];
  const orders = await bySubscription(subscriptionId, ask, { ...tools, remark: () => undefined });
  return orders.filter(({ internal }) => internal.references.some((it) => it.name === 'invoice' && it.value === id));
}

/** A checkout session has no order before somebody paid: until then it is the answer itself. */
async function bySession(id: string, ask: Ask): Promise<readonly Order[]> {
  const session = await ask(`/checkout/session/${segment(id)}`, detail(CheckoutSession));
  if (!session) return [];
  const orders = session.orderId ? await byOrder(session.orderId, ask) : [];
  return orders.length > 0 ? orders : fillIds([session.order], id);
}

async function byRefund(id: string, ask: Ask): Promise<readonly Order[]> {
  const refund = await ask(`/refund/${segment(id)}`, detail(Refund));
  if (!refund) return [];
  const orders = refund.orderId ? await byOrder(refund.orderId, ask) : [];
  const refunded = orders.length > 0 ? orders : fillIds([unknownOrder(refund)], id);
  return refunded.map((order) => addRefund(order, refund));
}
