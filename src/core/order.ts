import type { Money } from './money.ts';
import type { Timestamp } from './timestamp.ts';

export const STAGES = [
  'pending',
  'paid',
  'active',
  'shipped',
  'delivered',
  'completed',
  'cancelled',
  'refunded',
  'failed',
  'disputed',
  'unknown',
] as const;
/** Stage of an order in our words; the vendor's words are in its statuses. */
export type Stage = (typeof STAGES)[number];

export const TONES = ['good', 'waiting', 'bad', 'neutral'] as const;
export type Tone = (typeof TONES)[number];

export const STATUS_NAMES = [
  'order',
  'payment',
  'delivery',
  'refund',
  'dispute',
  'risk',
  'settlement',
  'subscription',
  'invoice',
  'session',
] as const;
export type StatusName = (typeof STATUS_NAMES)[number];

/** What vendors' words and codes mean, as far as their pages say: the keys under which slack/words/ has them. */
export const MEANINGS = [
  'unknown',
  'none',
  'normal',
  'created',
  'pending',
  'unpaid',
  'requires_action',
  'authorized',
  'partially_paid',
  'paid',
  'success',
  'failed',
  'voided',
  'active',
  'in_progress',
  'unshipped',
  'partially_shipped',
  'shipped',
  'in_delivery',
  'delivered',
  'received',
  'rejected',
  'settling',
  'settled',
  'confirmed',
  'approved',
  'invalid',
  'completed',
  'cancelled',
  'in_dispute',
  'dispute_resolved',
  'dispute_failed',
  'partially_refunded',
  'refunded',
  'refunding',
  'returned',
  'locked',
  'open',
  'closed',
  'expired',
  'incomplete',
  'trial',
  'past_due',
  'shipped_untold',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/** One status of an order. `word` is the vendor's own; without a `meaning` it is translated where it is common, otherwise shown as it is. */
export interface Status {
  readonly name: StatusName;
  readonly word: string;
  readonly meaning?: Meaning | undefined;
  readonly tone: Tone;
}

export const REFERENCE_NAMES = [
  'purchase_order',
  'merchant_reference',
  'parent',
  'record',
  'invoice',
  'subscription',
  'session',
  'refund',
  'refund_order',
] as const;
export type ReferenceName = (typeof REFERENCE_NAMES)[number];
export interface Reference {
  readonly name: ReferenceName;
  readonly value: string;
}

export const EVENTS = [
  'created',
  'attempted',
  'paid',
  'activated',
  'shipped',
  'delivered',
  'cancelled',
  'refunded',
  'refund_requested',
  'settled',
  'period_began',
  'period_ends',
  'next_charge',
  'trial_ends',
  'ends',
  'expires',
  'other',
] as const;
export type EventName = (typeof EVENTS)[number];
/** One line of the timeline; `label` is the vendor's own word for an event of the kind `other`. */
export interface TimelineEvent {
  readonly event: EventName;
  readonly label?: string | undefined;
  readonly when: Timestamp;
}

export const ATTENTION_KINDS = [
  'disputed',
  'payment_failed',
  'paid_not_active',
  'risk',
  'refunded',
  'partially_refunded',
  'requires_action',
  'active_not_paid',
  'cancelled_but_paid',
  'locked',
  'refund_failed',
  'past_due',
  'ends_with_period',
] as const;
/** What a support person should notice; words only; figures and codes are in the internal part. */
export type AttentionKind = (typeof ATTENTION_KINDS)[number];

export interface Line {
  readonly title: string;
  readonly sku?: string | undefined;
  readonly options?: string | undefined;
  readonly quantity?: string | undefined;
  /** https only. */
  readonly image?: string | undefined;
  /** Status of this line, if the vendor has one for each line; `statuses` hold each such status once. */
  readonly status?: Status | undefined;
}

export const AMOUNT_NAMES = [
  'total',
  'subtotal',
  'tax',
  'shipping',
  'original',
  'paid',
  'rest',
  'refunded',
  'refund',
  'next_charge',
  'commission',
  'confirmed',
  'confirmed_commission',
] as const;
export type AmountName = (typeof AMOUNT_NAMES)[number];
export interface Amount {
  readonly name: AmountName;
  readonly money: Money;
}

export interface Shipment {
  readonly company?: string | undefined;
  readonly number?: string | undefined;
  /** https only; the schema drops anything else. */
  readonly url?: string | undefined;
}

/** What a fact's value is: a word that may be translated, or a name or an id, which are shown as the vendor wrote them. */
export type FactKind = 'word' | 'name' | 'id';

export const FACT_KINDS = {
  cycles: 'word',
  transaction_type: 'word',
  order_type: 'word',
  partner: 'name',
  payee: 'name',
  payment_method: 'word',
  card_scheme: 'word',
  wallet: 'word',
  issuer_region: 'word',
  issuer_bank: 'name',
  program: 'name',
  program_id: 'id',
  promotion: 'id',
  link: 'id',
  sub_id: 'id',
  mall: 'name',
  shop: 'name',
  category: 'name',
  line_order: 'id',
  merchant_status: 'name',
  available: 'word',
  weight: 'name',
  article: 'id',
  cancel_reason: 'word',
  refund_reason: 'word',
  refund_failure_code: 'id',
  refund_failure: 'name',
  bank_reference: 'id',
  price_id: 'id',
  product_id: 'id',
  product_code: 'id',
  billing_interval: 'word',
  original_currency: 'word',
} as const satisfies Record<string, FactKind>;
export type FactName = keyof typeof FACT_KINDS;
/** A named piece of a reply that fits no other field. */
export interface Fact {
  readonly name: FactName;
  readonly value: string;
}

/** One attempt to pay, as the payment channel reported it. */
export interface PaymentAttempt {
  readonly channel?: string | undefined;
  readonly transaction?: string | undefined;
  /** Of a failure. */
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

export interface Address {
  readonly role: 'billing' | 'shipping';
  /** From the most to the least specific: name, street, city, … */
  readonly lines: readonly string[];
  readonly phone?: string | undefined;
}

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

/** An order of one provider. Every field belongs to a class (public, internal, finance, personal). */
export interface Order {
  readonly provider: string;
  readonly public: PublicPart;
  readonly internal: InternalPart;
  readonly finance: FinancePart;
  readonly personal: PersonalPart;
}

export type DataClass = 'public' | 'internal' | 'finance' | 'personal';

/** An order of which only the named classes can be reached: what cards take as their argument. */
export type Visible<Class extends DataClass> = Pick<Order, 'provider' | Class>;

/** Copies the named classes and nothing else, so that a card cannot reach beyond them even at run time. */
export function visible<Class extends DataClass>(order: Order, ...classes: readonly Class[]): Visible<Class> {
  const picked: Partial<Order> = { provider: order.provider };
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
