import { withoutContactData } from './free-text.ts';
import type { FinancePart, InternalPart, Order, PersonalPart, PublicPart } from './order.ts';
import type { AttentionKind, Meaning, StatusName } from './vocabulary.ts';

/** What a schema hands over: the stage, and of each class only what the reply held. */
export interface OrderParts {
  readonly provider: string;
  /** An order without an id takes the one that was asked for, see `defineProvider`. */
  readonly public: Partial<Omit<PublicPart, 'id'>> & Pick<PublicPart, 'stage'> & { readonly id?: string | undefined };
  readonly internal?: Partial<InternalPart>;
  readonly finance?: Partial<FinancePart>;
  readonly personal?: Partial<PersonalPart>;
}

/**
 * Fills what a reply did not hold with empty lists. Free text of the classes public, internal and finance loses e-mail
 * addresses, phone numbers and other long numbers.
 */
export function makeOrder(parts: OrderParts): Order {
  const { id = '', ...open } = parts.public;
  return withoutContactData({
    provider: parts.provider,
    account: parts.provider,
    public: { id, statuses: [], references: [], timeline: [], lines: [], ...open, attention: attentionTo(parts) },
    internal: { amounts: [], linePrices: [], statuses: [], references: [], shipments: [], facts: [], ...parts.internal },
    finance: { amounts: [], lineCommissions: [], statuses: [], timeline: [], ...parts.finance },
    personal: { addresses: [], free: [], ...parts.personal },
  });
}

/**
 * Orders without an id take the number of their purchase order, else the id that was asked for; of several that would
 * share it, the second and later are numbered.
 */
export function fillIds(orders: readonly Order[], asked: string): readonly Order[] {
  const uses = new Map<string, number>();
  return orders.map((order) => {
    if (order.public.id !== '') return order;
    const substitute = order.public.references.find(({ name }) => name === 'purchase_order')?.value ?? asked;
    const use = (uses.get(substitute) ?? 0) + 1;
    uses.set(substitute, use);
    return { ...order, public: { ...order.public, id: use === 1 ? substitute : `${substitute} (${use})` } };
  });
}

/** What the schema noticed, and what contradicts itself within any vendor's order. */
function attentionTo({ public: { stage, attention = [], statuses = [] }, internal }: OrderParts): readonly AttentionKind[] {
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
