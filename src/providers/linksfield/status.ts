import type { AttentionKind, Meaning, Stage, Status, StatusName, Tone } from '../../core/order.ts';

type Words = Readonly<Record<string, readonly [Meaning, Tone]>>;

/** The vendor's page shows `active` only; the rest is what such a word could mean, and any other word passes as it is. */
const ORDER: Words = {
  active: ['active', 'good'],
  activated: ['active', 'good'],
  paid: ['paid', 'good'],
  completed: ['completed', 'good'],
  pending: ['pending', 'waiting'],
  created: ['created', 'waiting'],
  unpaid: ['unpaid', 'waiting'],
  cancelled: ['cancelled', 'neutral'],
  canceled: ['cancelled', 'neutral'],
  refunded: ['refunded', 'neutral'],
  partially_refunded: ['partially_refunded', 'neutral'],
  failed: ['failed', 'bad'],
};

/** The vendor's page shows `paid` only. */
const PAYMENT: Words = {
  paid: ['paid', 'good'],
  success: ['success', 'good'],
  pending: ['pending', 'waiting'],
  unpaid: ['unpaid', 'waiting'],
  failed: ['failed', 'bad'],
  cancelled: ['cancelled', 'neutral'],
  canceled: ['cancelled', 'neutral'],
  refunded: ['refunded', 'neutral'],
  partially_refunded: ['partially_refunded', 'neutral'],
};

const DISPUTE: Words = { none: ['none', 'neutral'] };
const RISK: Words = { normal: ['normal', 'good'], none: ['none', 'neutral'] };

/** What Linksfield says about where an order stands; `undefined` where it said nothing. */
export interface Standing {
  readonly order: Status | undefined;
  readonly payment: Status | undefined;
  readonly dispute: Status | undefined;
  readonly risk: Status | undefined;
  readonly isActivated: boolean;
}

export function standingOf(words: {
  readonly order_status: string | undefined;
  readonly payment_status: string | undefined;
  readonly dispute_status: string | undefined;
  readonly risk_status: string | undefined;
  readonly activated_at: unknown;
}): Standing {
  return {
    order: status('order', words.order_status, ORDER),
    payment: status('payment', words.payment_status, PAYMENT),
    dispute: status('dispute', words.dispute_status, DISPUTE),
    risk: status('risk', words.risk_status, RISK),
    isActivated: words.activated_at !== undefined,
  };
}

const STAGES: readonly (readonly [Stage, readonly Meaning[]])[] = [
  ['refunded', ['refunded']],
  ['cancelled', ['cancelled']],
  ['failed', ['failed']],
  ['completed', ['completed']],
  ['active', ['active']],
  ['paid', ['paid', 'success']],
  ['pending', ['pending', 'created', 'unpaid']],
];

/** A dispute outweighs all else; then what ended the order, then how far it came. */
export function stageOf(standing: Standing): Stage {
  if (isDisputed(standing)) return 'disputed';
  const [stage = 'unknown'] = STAGES.find(([, meanings]) => says(standing, ...meanings)) ?? [];
  const isSilent = standing.order === undefined && (stage === 'paid' || stage === 'unknown');
  return isSilent && standing.isActivated ? 'active' : stage;
}

export function attentionOf(standing: Standing): AttentionKind[] {
  const { payment, risk, isActivated } = standing;
  const noticed: [AttentionKind, boolean][] = [
    ['disputed', isDisputed(standing)],
    ['risk', risk !== undefined && !isOneOf(risk, 'normal', 'none')],
    ['payment_failed', isOneOf(payment, 'failed')],
    ['paid_not_active', isOneOf(payment, 'paid', 'success') && !isActivated && !isOver(standing)],
    ['refunded', says(standing, 'refunded')],
    ['partially_refunded', says(standing, 'partially_refunded')],
  ];
  return noticed.filter(([, isSo]) => isSo).map(([kind]) => kind);
}

function isDisputed({ dispute }: Standing): boolean {
  return dispute !== undefined && !isOneOf(dispute, 'none');
}

/** Active, or past the point where it could become so. */
function isOver({ order }: Standing): boolean {
  return isOneOf(order, 'active', 'completed', 'refunded', 'cancelled', 'failed');
}

function says({ order, payment }: Standing, ...meanings: readonly Meaning[]): boolean {
  return isOneOf(order, ...meanings) || isOneOf(payment, ...meanings);
}

function isOneOf(status: Status | undefined, ...meanings: readonly Meaning[]): boolean {
  return status?.meaning !== undefined && meanings.includes(status.meaning);
}

function status(name: StatusName, word: string | undefined, words: Words): Status | undefined {
  if (word === undefined) return undefined;
  const key = word.toLowerCase().replace(/[\s-]+/g, '_');
  const known = Object.hasOwn(words, key) ? words[key] : undefined;
  if (!known) return { name, word, tone: 'neutral' };
  const [meaning, tone] = known;
  return { name, word, meaning, tone };
}
