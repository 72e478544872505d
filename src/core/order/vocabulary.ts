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
