import { type Finding, type Inquiry, ordersOf, type Source } from '../finding.ts';
import type { Order } from '../order/order.ts';
import { accountName } from '../provider/account.ts';
import { ownerOf } from '../provider/known-provider.ts';
import type { Query } from '../provider/provider.ts';
import { type Links, referencesOf } from './link.ts';

/** Extra questions that a lookup may cost at the most. */
const MAX_QUESTIONS = 3;

/** What to ask next about the orders that were found. Pure. */
export type FollowUps = (findings: readonly Finding[]) => readonly Inquiry[];

/**
 * One step, nothing that was asked already, and no provider that the identifier excludes (`linksfield:4567`). The questions
 * about an order are kept with it: while it is cached, many may ask for it.
 */
export function createFollowUps(sources: readonly Source[], links: Links): FollowUps {
  const kept = new WeakMap<Order, readonly Inquiry[]>();
  const amongAll = (order: Order) => {
    const inquiries = kept.get(order) ?? inquiriesOf(order, sources, links);
    kept.set(order, inquiries);
    return inquiries;
  };
  const about = (finding: Finding) => {
    const { providers } = finding.identifier;
    const orders = ordersOf([finding]);
    if (!providers) return orders.flatMap(amongAll);
    const allowed = sources.filter(({ id, kind }) => providers.includes(accountName(id)) || providers.includes(kind));
    return orders.flatMap((order) => inquiriesOf(order, allowed, links));
  };
  return (findings) => {
    const asked = new Set(findings.flatMap(({ source, asked }) => asked.map((query) => keyOf(source.id, query))));
    const fresh = findings
      .flatMap(about)
      .filter(({ source, queries }) => queries.every((query) => isNew(asked, keyOf(source.id, query))));
    return fresh.slice(0, MAX_QUESTIONS);
  };
}

/** One question each: by the other provider's own id, or by a reference that the table knows. */
function inquiriesOf(order: Order, sources: readonly Source[], { rules, known }: Links): readonly Inquiry[] {
  const alike = sources.filter(({ environment }) => environment === order.environment);
  return referencesOf(order).flatMap(({ reference: { name, value } }) => {
    const byShape = alike
      .filter(({ kind }) => kind !== order.provider && kind === ownerOf(value, known))
      .flatMap((source) => byOwnId(source, value));
    if (byShape.length > 0) return byShape;
    return rules
      .filter(({ from, reference }) => from === order.provider && reference === name)
      .flatMap(({ to, by }) => alike.filter(({ kind }) => kind === to).map((source) => inquiry(source, value, { by, value })));
  });
}

function byOwnId(source: Source, value: string): readonly Inquiry[] {
  const [query] = source.plan({ kind: 'order', value, raw: value });
  return query ? [inquiry(source, value, { ...query, otherwise: undefined })] : [];
}

function inquiry(source: Source, value: string, query: Query): Inquiry {
  return { identifier: { kind: 'reference', value, raw: value, providers: [source.id] }, source, queries: [query] };
}

function keyOf(source: string, { by, value }: Query): string {
  return JSON.stringify([source, by, value]);
}

function isNew(known: Set<string>, key: string): boolean {
  if (known.has(key)) return false;
  known.add(key);
  return true;
}
