import type { AttentionKind, Meaning, Stage, Status, StatusName, Tone } from '../../core/order.ts';

interface Word {
  readonly meaning: Meaning;
  readonly tone: Tone;
  /** Where an order with this word stands at least. */
  readonly stage?: Stage;
}

/**
 * An open vocabulary. Tuya's pages show `paid` and `shipped` in a sample that is Shopify's, so Shopify's words stand
 * here; the last ones are for the seller's view, whose page names none. A word that is not here is shown as it is.
 */
const WORDS = new Map<string, Word>([
  ['created', { meaning: 'created', tone: 'waiting', stage: 'pending' }],
  ['pending', { meaning: 'pending', tone: 'waiting', stage: 'pending' }],
  ['unpaid', { meaning: 'unpaid', tone: 'waiting', stage: 'pending' }],
  ['authorized', { meaning: 'authorized', tone: 'waiting', stage: 'pending' }],
  ['partially_paid', { meaning: 'partially_paid', tone: 'waiting', stage: 'pending' }],
  ['failed', { meaning: 'failed', tone: 'bad', stage: 'failed' }],
  ['paid', { meaning: 'paid', tone: 'good', stage: 'paid' }],
  ['partially_refunded', { meaning: 'partially_refunded', tone: 'neutral', stage: 'paid' }],
  ['refunded', { meaning: 'refunded', tone: 'neutral', stage: 'refunded' }],
  ['voided', { meaning: 'voided', tone: 'bad', stage: 'cancelled' }],
  ['unshipped', { meaning: 'unshipped', tone: 'waiting' }],
  ['unfulfilled', { meaning: 'unshipped', tone: 'waiting' }],
  ['partial', { meaning: 'partially_shipped', tone: 'waiting' }],
  ['partially_shipped', { meaning: 'partially_shipped', tone: 'waiting' }],
  ['shipped', { meaning: 'shipped', tone: 'good', stage: 'shipped' }],
  ['fulfilled', { meaning: 'shipped', tone: 'good', stage: 'shipped' }],
  ['delivered', { meaning: 'delivered', tone: 'good', stage: 'delivered' }],
  ['completed', { meaning: 'completed', tone: 'good', stage: 'completed' }],
  ['finished', { meaning: 'completed', tone: 'good', stage: 'completed' }],
  ['cancelled', { meaning: 'cancelled', tone: 'bad', stage: 'cancelled' }],
  ['canceled', { meaning: 'cancelled', tone: 'bad', stage: 'cancelled' }],
]);

/** What is true of an order first wins. */
const PRECEDENCE: readonly Stage[] = ['refunded', 'cancelled', 'completed', 'delivered', 'shipped', 'paid', 'failed', 'pending'];

/** The status that a word of Tuya's stands for. */
export function readStatus(name: StatusName, word: string | undefined): Status[] {
  if (word === undefined) return [];
  const known = lookUp(word);
  return [{ name, word, meaning: known?.meaning, tone: known?.tone ?? 'neutral' }];
}

/** The furthest stage that the words and what else is known speak for. */
export function stageOf(statuses: readonly Status[], known: readonly (Stage | undefined | false)[] = []): Stage {
  const stages = new Set([...statuses.map(({ word }) => lookUp(word)?.stage), ...known]);
  return PRECEDENCE.find((stage) => stages.has(stage)) ?? 'unknown';
}

/** What a support person should notice. */
export function attentionOf(statuses: readonly Status[]): AttentionKind[] {
  const meanings = new Set(statuses.map(({ meaning }) => meaning));
  return [
    ...(meanings.has('failed') ? (['payment_failed'] as const) : []),
    ...(meanings.has('refunded') ? (['refunded'] as const) : []),
    ...(meanings.has('partially_refunded') ? (['partially_refunded'] as const) : []),
  ];
}

/** The stage that one word names; undefined for a word never seen. */
export function stageNamed(word: string | undefined): Stage | undefined {
  return word === undefined ? undefined : lookUp(word)?.stage;
}

function lookUp(word: string): Word | undefined {
  return WORDS.get(word.toLowerCase().replaceAll(/[\s-]/g, '_'));
}
