import type { Order } from '../../core/order.ts';
import type { Tools } from '../../core/provider.ts';
import { type Ask, segment } from './ask.ts';
import { listed } from './list.ts';
import { orderOf } from './order.ts';
import type { Question } from './question.ts';
import { withRefund } from './refund.ts';
import { OrderReply, PointerReply, RefundReply, SubscriptionReply } from './reply.ts';

/** `[]`: there is no such order. Throws ProviderError. */
type Search = (value: string, ask: Ask, tools: Tools) => Promise<readonly Order[]>;

const SEARCH: Readonly<Record<Question, Search>> = {
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
  const order = await ask(`/order/${segment(id)}`, OrderReply);
  return order ? [orderOf(order, id)] : [];
}

function byCustomer(id: string, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  return listed({ name: 'customerId', value: id, belongs: ({ personal }) => personal.customerId === id }, ask, tools);
}

async function bySubscription(id: string, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  const subscription = await ask(`/subscription/${segment(id)}`, SubscriptionReply);
  if (!subscription) return [];
  const { customerId } = subscription;
  return listed({ name: 'subscriptionId', value: id, belongs: ({ personal }) => personal.customerId === customerId }, ask, tools);
}

function byReference(value: string, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  return listed({ name: 'merchantReferenceId', value, belongs: (order) => isReferred(order, value) }, ask, tools);
}

/** An invoice names its order; one that does not yet may still be found among its subscription's orders. */
async function byInvoice(id: string, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  const invoice = await ask(`/subscription/invoice/${segment(id)}`, PointerReply);
  if (invoice?.orderId) return byOrder(invoice.orderId, ask);
  if (!invoice?.subscriptionId) return [];
  const orders = await bySubscription(invoice.subscriptionId, ask, { ...tools, remark: () => undefined });
  return orders.filter(({ internal }) => internal.references.some((it) => it.name === 'invoice' && it.value === id));
}

async function bySession(id: string, ask: Ask): Promise<readonly Order[]> {
  const session = await ask(`/checkout/session/${segment(id)}`, PointerReply);
  return session?.orderId ? byOrder(session.orderId, ask) : [];
}

async function byRefund(id: string, ask: Ask): Promise<readonly Order[]> {
  const refund = await ask(`/refund/${segment(id)}`, RefundReply);
  if (!refund?.orderId) return [];
  const orders = await byOrder(refund.orderId, ask);
  return orders.map((order) => withRefund(order, refund));
}

function isReferred(order: Order, value: string): boolean {
  return order.public.references.some((reference) => reference.name === 'merchant_reference' && reference.value === value.trim());
}
