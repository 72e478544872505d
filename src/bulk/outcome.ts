import type { FailureKind } from '../core/failure/failure.ts';
import { distinctBy, type Finding, orderKey } from '../core/finding.ts';
import { type InternalPart, type Order, type Visible, visible } from '../core/order/order.ts';

/** An order as a list shows it: public and internal data, and of these only what the result has a column for. */
export interface ListedOrder extends Visible<'public'> {
  /** The account's label. */
  readonly source: string;
  readonly internal: Pick<InternalPart, 'total' | 'amounts'>;
}

/** What became of one identifier of a list. Plain data, kept until the list is done. */
export type RowOutcome =
  | {
      readonly kind: 'found';
      readonly orders: readonly ListedOrder[];
      readonly more: number;
      readonly failures: readonly Failure[];
    }
  | { readonly kind: 'failed'; readonly failures: readonly Failure[] }
  /** Something that only a person can give is missing; the labels of the accounts that need it. */
  | { readonly kind: 'needs' | 'missing'; readonly sources: readonly string[] }
  /** No account takes it. */
  | { readonly kind: 'unclaimed' };

export interface Failure {
  /** The account's label. */
  readonly source: string;
  readonly failure: FailureKind;
}

/** Orders that are kept of one identifier. */
const MAX_ORDERS = 20;

/** The findings of one identifier in brief: found before failed before what is needed before missing. */
export function outcomeOf(findings: readonly Finding[]): RowOutcome {
  const orders = distinctBy(findings.flatMap(listedOrders), orderKey);
  const failures = findings.flatMap(({ source, answer }) =>
    answer.kind === 'failed' ? [{ source: source.label, failure: answer.failure }] : [],
  );
  if (orders.length > 0) {
    const more = Math.max(0, orders.length - MAX_ORDERS);
    return { kind: 'found', orders: orders.slice(0, MAX_ORDERS), more, failures };
  }
  if (failures.length > 0) return { kind: 'failed', failures };
  const needing = findings.filter(({ answer }) => answer.kind === 'needs');
  if (needing.length > 0) return { kind: 'needs', sources: labelsOf(needing) };
  return findings.length > 0 ? { kind: 'missing', sources: labelsOf(findings) } : { kind: 'unclaimed' };
}

/** Whether asking again in a moment may help: no provider has failed, only a rate limit or our own queue was in the way. */
export function isWorthRetrying(outcome: RowOutcome): boolean {
  return outcome.kind === 'failed' && outcome.failures.every(({ failure }) => RETRYABLE.has(failure));
}

/** A provider that may have an order did not answer, whatever the others said. */
export function lacksAnswer(outcome: RowOutcome): boolean {
  return outcome.kind === 'failed' || (outcome.kind === 'found' && outcome.failures.length > 0);
}

const RETRYABLE: ReadonlySet<FailureKind> = new Set(['queue_timeout', 'rate_limited']);

function listedOrders({ source, answer }: Finding): ListedOrder[] {
  return answer.kind === 'found' ? answer.orders.map((order) => listedOrder(order, source.label)) : [];
}

/** Copies what is shown and nothing else. */
function listedOrder(order: Order, source: string): ListedOrder {
  const { total, amounts } = order.internal;
  const shown = visible(order, 'public');
  return { ...shown, public: { ...shown.public, lines: [], references: [] }, source, internal: { total, amounts } };
}

function labelsOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ source }) => source.label))];
}
