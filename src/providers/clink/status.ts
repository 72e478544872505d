import type { AttentionKind, Meaning, Stage, Status, Tone } from '../../core/order.ts';

interface Standing {
  readonly stage: Stage;
  readonly meaning: Meaning;
  readonly tone: Tone;
  readonly attention?: AttentionKind;
}

/** `status` of docs.clinkbill.com/api-reference/endpoint/get-order; `created` is not on that page but was seen. */
const STANDINGS: ReadonlyMap<string, Standing> = new Map<string, Standing>([
  ['created', { stage: 'pending', meaning: 'created', tone: 'waiting' }],
  ['pending', { stage: 'pending', meaning: 'pending', tone: 'waiting' }],
  ['requires_action', { stage: 'pending', meaning: 'requires_action', tone: 'waiting', attention: 'requires_action' }],
  ['success', { stage: 'paid', meaning: 'success', tone: 'good' }],
  ['failed', { stage: 'failed', meaning: 'failed', tone: 'bad', attention: 'payment_failed' }],
  ['partial_refunded', { stage: 'paid', meaning: 'partially_refunded', tone: 'neutral', attention: 'partially_refunded' }],
  ['refunded', { stage: 'refunded', meaning: 'refunded', tone: 'neutral', attention: 'refunded' }],
]);

interface Level {
  readonly meaning?: Meaning;
  readonly tone: Tone;
  readonly isCalm: boolean;
}

/** `riskLevel`: its vocabulary is documented nowhere, so every other word is shown as it is and pointed out. */
const LEVELS: ReadonlyMap<string, Level> = new Map<string, Level>([
  ['none', { meaning: 'none', tone: 'good', isCalm: true }],
  ['normal', { meaning: 'normal', tone: 'good', isCalm: true }],
  ['low', { tone: 'good', isCalm: true }],
  ['medium', { tone: 'bad', isCalm: false }],
  ['high', { tone: 'bad', isCalm: false }],
]);

export function stageOf(word: string | undefined): Stage {
  return standing(word)?.stage ?? 'unknown';
}

export function orderStatus(word: string | undefined): readonly Status[] {
  if (word === undefined) return [];
  const { meaning, tone = 'neutral' } = standing(word) ?? {};
  return [{ name: 'order', word, meaning, tone }];
}

export function riskStatus(word: string | undefined): readonly Status[] {
  if (word === undefined) return [];
  const { meaning, tone = 'neutral' } = LEVELS.get(word.toLowerCase()) ?? {};
  return [{ name: 'risk', word, meaning, tone }];
}

/** A refund's own `status` shares its words with orders: success, failed, pending. */
export function refundStatus(word: string | undefined): readonly Status[] {
  return orderStatus(word).map((status) => ({ ...status, name: 'refund' }));
}

export function attentionOf(word: string | undefined, risk: string | undefined): readonly AttentionKind[] {
  const attention = standing(word)?.attention;
  const isCalm = risk === undefined || (LEVELS.get(risk.toLowerCase())?.isCalm ?? false);
  return [...(attention ? [attention] : []), ...(isCalm ? [] : (['risk'] as const))];
}

function standing(word: string | undefined): Standing | undefined {
  return STANDINGS.get(word?.toLowerCase() ?? '');
}
