import type { Status } from '../../core/order/fields.ts';
import type { AttentionKind, Meaning, Stage, StatusName } from '../../core/order/vocabulary.ts';
import { COMMON_WORDS } from '../common-words.ts';
import { lookUpWord, statusOf, type Vocabulary } from '../order-part.ts';

/**
 * An open vocabulary. Tuya's pages show `paid` and `shipped` in a sample that is Shopify's, so these are the words of
 * Shopify that other vendors do not have, or mean otherwise. Words in neither table are shown unchanged.
 */
const WORDS: Vocabulary = {
  ...COMMON_WORDS,
  authorized: { meaning: 'authorized', tone: 'waiting', stage: 'pending' },
  partially_paid: { meaning: 'partially_paid', tone: 'waiting', stage: 'pending' },
  voided: { meaning: 'voided', tone: 'bad', stage: 'cancelled' },
  unfulfilled: { meaning: 'unshipped', tone: 'waiting' },
  partial: { meaning: 'partially_shipped', tone: 'waiting' },
  fulfilled: { meaning: 'shipped', tone: 'good', stage: 'shipped' },
  cancelled: { meaning: 'cancelled', tone: 'bad', stage: 'cancelled' },
};

/** Of several stages that are true of an order, the first of these. */
const PRECEDENCE: readonly Stage[] = [
  'disputed',
  'refunded',
  'cancelled',
  'completed',
  'delivered',
  'shipped',
  'paid',
  'failed',
  'pending',
];

export function tuyaStatus(name: StatusName, word: string | undefined): Status[] {
  return statusOf(name, word, WORDS);
}

/** Stages that an order word of an unknown meaning, such as `expired`, may contradict. */
const IN_DOUBT: ReadonlySet<Stage> = new Set<Stage>(['paid', 'pending']);

/** The furthest stage by the words and by what else is known. */
export function stageOf(statuses: readonly Status[], known: readonly (Stage | undefined | false)[] = []): Stage {
  const stages = new Set([...statuses.map(({ word }) => stageNamed(word)), ...known]);
  const isInDoubt = statuses.some(({ name, meaning }) => name === 'order' && meaning === undefined);
  return PRECEDENCE.find((stage) => stages.has(stage) && !(isInDoubt && IN_DOUBT.has(stage))) ?? 'unknown';
}

export function attentionTo(statuses: readonly Status[]): AttentionKind[] {
  const meanings = new Set(statuses.map(({ meaning }) => meaning));
  return [
    ...(meanings.has('in_dispute') ? (['disputed'] as const) : []),
    ...(meanings.has('failed') ? (['payment_failed'] as const) : []),
    ...(meanings.has('refunded') ? (['refunded'] as const) : []),
    ...(meanings.has('partially_refunded') ? (['partially_refunded'] as const) : []),
  ];
}

/** What one word means; undefined for a word never seen. */
export function meaningOf(word: string): Meaning | undefined {
  return lookUpWord(word, WORDS)?.meaning;
}

/** The stage that one word names; undefined for a word never seen. */
export function stageNamed(word: string | undefined): Stage | undefined {
  return lookUpWord(word, WORDS)?.stage;
}
