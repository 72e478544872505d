import type { Address, Amount, Fact, Line, PaymentAttempt, Reference, Shipment, Status, TimelineEvent } from './fields.ts';
import type { Money } from './money.ts';
import type { AttentionKind, Stage } from './vocabulary.ts';

/** May be read by anybody in the channel. */
export interface PublicPart {
  readonly id: string;
  /** What this is where it is no order: it was found by its own id, and may have no order yet. */
  readonly kind?: 'subscription' | 'invoice' | 'session' | undefined;
  readonly title?: string | undefined;
  readonly iccid?: string | undefined;
  readonly stage: Stage;
  readonly statuses: readonly Status[];
  readonly references: readonly Reference[];
  readonly timeline: readonly TimelineEvent[];
  readonly lines: readonly Line[];
  readonly attention: readonly AttentionKind[];
}

/** Only for the person who asked: ephemeral answers, direct messages, modals. */
export interface InternalPart {
  readonly total?: Money | undefined;
  readonly amounts: readonly Amount[];
  /** The unit price of each line, by its position in `public.lines`. */
  readonly linePrices: readonly (Money | undefined)[];
  /** What each line comes to, where the vendor says it; it may be in another currency than the unit price. */
  readonly lineTotals?: readonly (Money | undefined)[] | undefined;
  /** What else the vendor says of each line. */
  readonly lineFacts?: readonly (readonly Fact[])[] | undefined;
  readonly statuses: readonly Status[];
  readonly references: readonly Reference[];
  readonly shipments: readonly Shipment[];
  /** In the vendor's order. */
  readonly attempts?: readonly PaymentAttempt[] | undefined;
  readonly failure?: { readonly code?: string | undefined; readonly message?: string | undefined } | undefined;
  readonly facts: readonly Fact[];
}

/** Only in the modal for FINANCE_USER_GROUPS. */
export interface FinancePart {
  readonly amounts: readonly Amount[];
  /** By the position in `public.lines`. */
  readonly lineCommissions: readonly (Money | undefined)[];
  readonly statuses: readonly Status[];
  readonly timeline: readonly TimelineEvent[];
}

/** Only in the modal for PII_USER_GROUPS. */
export interface PersonalPart {
  readonly customerId?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly cardLastFour?: string | undefined;
  readonly paymentInstrument?: string | undefined;
  /** How a wallet names the account, such as `r***@example.com`. */
  readonly walletAccount?: string | undefined;
  readonly addresses: readonly Address[];
  /** Free maps such as metadata: their content is unknown. */
  readonly free: readonly { readonly key: string; readonly value: string }[];
}

/** An order of one account of a provider. Every field belongs to a class (public, internal, finance, personal). */
export interface Order {
  /** The kind of provider: rules and words are chosen by it. */
  readonly provider: string;
  /** The source that holds it, see `Source.id`. */
  readonly account: string;
  /** Where the order is not real, see `SourceName.environment`. */
  readonly environment?: string | undefined;
  readonly public: PublicPart;
  readonly internal: InternalPart;
  readonly finance: FinancePart;
  readonly personal: PersonalPart;
}

export type DataClass = 'public' | 'internal' | 'finance' | 'personal';

/** An order of which only the named classes can be reached: what cards take as their argument. */
export type Visible<Class extends DataClass> = Pick<Order, 'provider' | 'account' | 'environment' | Class>;

/** Copies the named classes and nothing else, so that a card cannot reach beyond them even at run time. */
export function visible<Class extends DataClass>(order: Order, ...classes: readonly Class[]): Visible<Class> {
  const { provider, account, environment } = order;
  const picked: Partial<Order> = { provider, account, ...(environment !== undefined && { environment }) };
  for (const name of classes) Object.assign(picked, { [name]: order[name] });
  return picked as Visible<Class>;
}

/** Whether there is anything to show under a class that only some may see. */
export function holds({ personal, finance }: Order): { readonly personal: boolean; readonly finance: boolean } {
  return { personal: hasValue(personal), finance: hasValue(finance) };
}

function hasValue(part: object): boolean {
  return Object.values(part).some((value) => (Array.isArray(value) ? value.length > 0 : value !== undefined));
}

const FINAL: ReadonlySet<Stage> = new Set<Stage>(['completed', 'cancelled', 'refunded', 'failed']);

/** True when nothing more is expected to happen to the order, so that its answer may be remembered for long. */
export function isFinal(order: Visible<'public'>): boolean {
  return FINAL.has(order.public.stage);
}
