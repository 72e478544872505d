import type { FailureKind } from './failure/failure.ts';
import type { Identifier } from './identifier/identifier.ts';
import type { Language } from './language.ts';
import type { Order } from './order/order.ts';
import type { Query, Remark } from './provider/provider.ts';

/** What a question taught us; `at` is when the provider said it (epoch milliseconds), `took` how long we waited for it now. */
export type Learned = Found | Missing;

export interface Found {
  readonly kind: 'found';
  readonly orders: readonly Order[];
  readonly remarks: readonly Remark[];
  readonly at: number;
  /** `stale`: the provider is down and this is the last it said. */
  readonly from: 'provider' | 'cache' | 'stale';
  readonly took: number;
}

export interface Missing {
  readonly kind: 'missing';
  readonly at: number;
  readonly from: 'provider' | 'cache' | 'stale';
  readonly took: number;
}

export interface Failed {
  readonly kind: 'failed';
  readonly failure: FailureKind;
  readonly hint?: string | undefined;
  /** The upstream's own code. */
  readonly code?: string | undefined;
  /** The error ID: logged with the cause, shown to people to quote. */
  readonly reference: string;
}

export type Answer = Learned | Failed | { readonly kind: 'needs'; readonly fields: readonly string[] };

/** What goes with every question of one lookup. */
export interface Asking {
  /** Slack team (or `local`): part of every key that is remembered. */
  readonly team: string;
  readonly language: Language;
  /** Who asks, so that one person's questions cannot crowd out another's; not part of cache keys. */
  readonly asker?: string | undefined;
  /** Past the cache. */
  readonly refresh?: boolean | undefined;
  /** One look-up of a long list: everybody else's go first, and it leads to no further questions. */
  readonly isOfList?: boolean | undefined;
}

/** Names one account of a provider. */
export interface SourceName {
  /** The account: `linksfield`, `linksfield.eu`. Caches, pace and metrics go by it. */
  readonly id: string;
  /** The provider: `linksfield`. Plans, rules between orders, shapes of ids and words go by it. */
  readonly kind: string;
  readonly label: string;
  /** Where its orders are not real, e.g. `test`; undefined for real ones. Orders are linked within one environment only. */
  readonly environment?: string | undefined;
}

/** An account as a lookup sees it: guarded, cached, ready to be asked. */
export interface Source extends SourceName {
  plan(identifier: Identifier): readonly Query[];
  /** Throws ProviderError. */
  ask(query: Query, asking: Asking): Promise<Learned>;
}

/** One identifier at one source. */
export interface Inquiry {
  readonly identifier: Identifier;
  readonly source: Source;
  readonly queries: readonly Query[];
}

export interface Finding {
  readonly identifier: Identifier;
  readonly source: SourceName;
  /** What was asked, in order; the last ones only after the first found nothing. */
  readonly asked: readonly Query[];
  readonly answer: Answer;
}

/** Names an order, whatever class of it may be seen. */
export interface NamedOrder {
  readonly account: string;
  readonly public: { readonly id: string };
}

/** The same for the same order of the same account, whichever identifier led to it. */
export function orderKey({ account, public: { id } }: NamedOrder): string {
  return JSON.stringify([account, id]);
}

export function isSameOrder(a: NamedOrder, b: NamedOrder): boolean {
  return a.account === b.account && a.public.id === b.public.id;
}

/** All orders that findings hold, each once though several identifiers may have led to it. */
export function ordersOf(findings: readonly Finding[]): readonly Order[] {
  return distinctBy(
    findings.flatMap(({ answer }) => (answer.kind === 'found' ? answer.orders : [])),
    orderKey,
  );
}

/** The first item of each key. */
export function distinctBy<Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] {
  const seen = new Set<string>();
  return items.filter((item) => seen.size < seen.add(key(item)).size);
}
