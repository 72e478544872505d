import type { Status } from '../../core/order/fields.ts';
import type { AttentionKind, Meaning, Stage } from '../../core/order/vocabulary.ts';
import { COMMON_WORDS } from '../common-words.ts';
import { lookUpWord, statusOf, type Word } from '../order-part.ts';
import { disputeStatus, isRisky, riskStatus } from '../shared-words.ts';

/**
 * The first of these that the order or its payment says is the order's stage. The vendor's page shows only `active` as an
 * order's status and `paid` as a payment's.
 */
const PRECEDENCE: readonly Stage[] = [
  'refunded',
  'cancelled',
  'failed',
  'completed',
  'active',
  'delivered',
  'shipped',
  'paid',
  'pending',
];

/** Each list is empty where Linksfield said nothing. */
export interface Statuses {
  readonly order: readonly Status[];
  readonly payment: readonly Status[];
  readonly dispute: readonly Status[];
  readonly risk: readonly Status[];
  readonly isActivated: boolean;
}

export function statusesOf(row: {
  readonly order_status: string | undefined;
  readonly payment_status: string | undefined;
  readonly dispute_status: readonly string[];
  readonly risk_status: string | undefined;
  readonly activated_at: unknown;
}): Statuses {
  return {
    order: statusOf('order', row.order_status, COMMON_WORDS),
    payment: statusOf('payment', row.payment_status, COMMON_WORDS),
    dispute: row.dispute_status.flatMap(disputeStatus),
    risk: riskStatus(row.risk_status),
    isActivated: row.activated_at !== undefined,
  };
}

/**
 * A dispute outweighs all else; then what ended the order, then how far it came. An order word that we do not know, such as
 * `expired`, may mean anything: that the order was paid or awaits its payment is then not all there is to say.
 */
export function stageOf(statuses: Statuses): Stage {
  if (isDisputed(statuses)) return 'disputed';
  const named = [...statuses.order, ...statuses.payment].map(({ word }) => lookUpWord<Word>(word, COMMON_WORDS)?.stage);
  const stage = PRECEDENCE.find((one) => named.includes(one)) ?? 'unknown';
  const isUnfinished = stage === 'paid' || stage === 'pending' || stage === 'unknown';
  if (!isUnfinished) return stage;
  if (statuses.order.some(({ meaning }) => meaning === undefined)) return 'unknown';
  return statuses.order.length === 0 && stage !== 'pending' && statuses.isActivated ? 'active' : stage;
}

export function attentionTo(statuses: Statuses): AttentionKind[] {
  const { payment, risk, isActivated } = statuses;
  const kinds: [AttentionKind, boolean][] = [
    ['disputed', isDisputed(statuses)],
    ['risk', risk.some(({ word }) => isRisky(word))],
    ['payment_failed', means(payment, 'failed')],
    ['paid_not_active', means(payment, 'paid', 'success') && !isActivated && !isOver(statuses)],
    ['refunded', says(statuses, 'refunded')],
    ['partially_refunded', says(statuses, 'partially_refunded')],
  ];
  return kinds.filter(([, isSo]) => isSo).map(([kind]) => kind);
}

function isDisputed({ order, payment, dispute }: Statuses): boolean {
  return means([...order, ...payment, ...dispute], 'in_dispute');
}

/** Active, or past the point where it could become so. */
function isOver({ order }: Statuses): boolean {
  return means(order, 'active', 'completed', 'refunded', 'cancelled', 'failed');
}

function says({ order, payment }: Statuses, ...meanings: readonly Meaning[]): boolean {
  return means([...order, ...payment], ...meanings);
}

function means(statuses: readonly Status[], ...meanings: readonly Meaning[]): boolean {
  return statuses.some(({ meaning }) => meaning !== undefined && meanings.includes(meaning));
}
