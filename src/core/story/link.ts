import type { Reference } from '../order/fields.ts';
import type { Money } from '../order/money.ts';
import { sameMoney } from '../order/money.ts';
import type { Order } from '../order/order.ts';
import type { ReferenceName } from '../order/vocabulary.ts';
import { type KnownProvider, ownerOf } from '../provider/known-provider.ts';

/** Under which reference one provider's orders are known to another, and how that one is asked by it. */
export interface LinkRule {
  readonly from: string;
  readonly reference: ReferenceName;
  readonly to: string;
  /** What the same value is called on the other side. */
  readonly counterpart: ReferenceName;
  /** The other provider's own word for a question by it. */
  readonly by: string;
}

/** How orders of different providers lead to each other, within one environment. */
export interface Links {
  /** By references that are written freely. */
  readonly rules: readonly LinkRule[];
  /** By ids whose provider is recognised. */
  readonly known: readonly KnownProvider[];
}

/**
 * `certain`: by an id that the other provider gave. `agreeing`: by a free-form reference, with equal amounts and payments
 * within a day. `possible`: by a free-form reference alone, or by one that several orders carry.
 */
export type Certainty = 'certain' | 'agreeing' | 'possible';

/** Two orders of two providers that may be one purchase, and the reference that says so. */
export interface OrderLink {
  readonly from: Order;
  readonly to: Order;
  readonly reference: Reference;
  /** The class of the reference on the order that carries it. */
  readonly shown: 'public' | 'internal';
  readonly certainty: Certainty;
}

const DAY_MS = 86_400_000;
/** Ids of a provider's own that name one order; a subscription has several. */
const OWN_IDS: ReadonlySet<ReferenceName> = new Set<ReferenceName>(['session', 'invoice']);

/** Every link between two of the orders, strongest reason first for each pair. */
export function linksAmong(orders: readonly Order[], by: Links): readonly OrderLink[] {
  const links = pairsOf(orders).flatMap(([from, to]) => linkBetween(from, to, by) ?? linkBetween(to, from, by) ?? []);
  const doubtful = Map.groupBy(
    links.filter(({ certainty }) => certainty !== 'certain'),
    sharedBy,
  );
  const isShared = (link: OrderLink) =>
    link.certainty !== 'certain' && (doubtful.get(sharedBy(link)) ?? []).some((other) => isRival(other, link));
  const judged = links.map((link): OrderLink => (isShared(link) ? { ...link, certainty: 'possible' } : link));
  const firm = judged.filter(({ certainty }) => certainty !== 'possible');
  return judged.filter((link) => link.certainty !== 'possible' || !firm.some((one) => isOfAnotherAccount(one, link)));
}

/** Brands count their orders from the same numbers: a link to another account's order is no rival unless it agrees too. */
function isRival(other: OrderLink, link: OrderLink): boolean {
  return other !== link && (other.certainty === 'agreeing' || accountsOf(other) === accountsOf(link));
}

function accountsOf({ from, to }: OrderLink): string {
  return JSON.stringify([from.account, to.account].sort());
}

/** Whether an order of the doubtful link is known to belong to an order of another account of the same provider. */
function isOfAnotherAccount(firm: OrderLink, doubtful: OrderLink): boolean {
  const isShared = [firm.from, firm.to].some((order) => order === doubtful.from || order === doubtful.to);
  const providersOf = ({ from, to }: OrderLink) => JSON.stringify([from.provider, to.provider].sort());
  return isShared && providersOf(firm) === providersOf(doubtful) && accountsOf(firm) !== accountsOf(doubtful);
}

/** Every two orders that have an id or a reference in common, in the order in which they were found. */
function pairsOf(orders: readonly Order[]): readonly (readonly [Order, Order])[] {
  const known = new Map<string, number[]>();
  for (const [position, order] of orders.entries()) {
    for (const value of valuesOf(order))
      known
        .set(value, known.get(value) ?? [])
        .get(value)
        ?.push(position);
  }
  return orders.flatMap((from, position) => {
    const alike = new Set([...valuesOf(from)].flatMap((value) => known.get(value) ?? []));
    return [...alike].sort((a, b) => a - b).flatMap((other) => pair(from, other > position ? orders[other] : undefined));
  });
}

function pair(from: Order, to: Order | undefined): (readonly [Order, Order])[] {
  return to ? [[from, to]] : [];
}

function valuesOf(order: Order): ReadonlySet<string> {
  return new Set([order.public.id, ...referencesOf(order).map(({ reference }) => reference.value)]);
}

function linkBetween(from: Order, to: Order, { rules, known }: Links): OrderLink | undefined {
  if (from.provider === to.provider || from.environment !== to.environment) return undefined;
  return byOwnId(from, to, known) ?? byRule(from, to, rules);
}

function byOwnId(from: Order, to: Order, known: readonly KnownProvider[]): OrderLink | undefined {
  const own = [
    to.public.id,
    ...referencesOf(to).flatMap(({ reference }) => (OWN_IDS.has(reference.name) ? [reference.value] : [])),
  ];
  const carried = referencesOf(from).find(
    ({ reference: { value } }) => ownerOf(value, known) === to.provider && own.includes(value),
  );
  return carried && { from, to, ...carried, certainty: 'certain' };
}

function byRule(from: Order, to: Order, rules: readonly LinkRule[]): OrderLink | undefined {
  const carried = referencesOf(from).find(({ reference }) => rules.some((rule) => isMatch(rule, reference, from, to)));
  return carried && { from, to, ...carried, certainty: agree(from, to) ? 'agreeing' : 'possible' };
}

function isMatch(rule: LinkRule, { name, value }: Reference, from: Order, to: Order): boolean {
  if (rule.from !== from.provider || rule.to !== to.provider || rule.reference !== name) return false;
  return referencesOf(to).some(({ reference }) => reference.name === rule.counterpart && reference.value === value);
}

/** Free-form references are not unique: one that fits several orders of two providers links none of them. */
function sharedBy({ from, to, reference }: OrderLink): string {
  return JSON.stringify([reference.value, ...[from.provider, to.provider].sort()]);
}

function agree(a: Order, b: Order): boolean {
  const [paidA, paidB] = [paidAt(a), paidAt(b)];
  const isSameDay = paidA !== undefined && paidB !== undefined && Math.abs(paidA - paidB) <= DAY_MS;
  return isSameDay && isSameSum(a.internal.total, b.internal.total);
}

function isSameSum(a: Money | undefined, b: Money | undefined): boolean {
  return a?.currency !== undefined && b !== undefined && sameMoney(a, b);
}

function paidAt(order: Order): number | undefined {
  const paid = order.public.timeline.find(({ event }) => event === 'paid')?.when;
  return paid?.kind === 'instant' ? paid.at : undefined;
}

/** Every reference of an order with its class. */
export function referencesOf(order: Order): readonly Pick<OrderLink, 'reference' | 'shown'>[] {
  return [
    ...order.public.references.map((reference) => ({ reference, shown: 'public' as const })),
    ...order.internal.references.map((reference) => ({ reference, shown: 'internal' as const })),
  ];
}
