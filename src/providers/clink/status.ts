import type { Status } from '../../core/order/fields.ts';
import type { AttentionKind, Stage } from '../../core/order/vocabulary.ts';
import { lookUpWord, statusOf, type Vocabulary, type Word } from '../order-part.ts';
import { isRisky } from '../shared-words.ts';

interface OrderWord extends Word {
  readonly stage: Stage;
  readonly attention?: AttentionKind;
}

/** `status` of docs.clinkbill.com/api-reference/endpoint/get-order; `created` is not on that page but was seen. */
const ORDER: Vocabulary<OrderWord> = {
  created: { meaning: 'created', tone: 'waiting', stage: 'pending' },
  pending: { meaning: 'pending', tone: 'waiting', stage: 'pending' },
  requires_action: { meaning: 'requires_action', tone: 'waiting', stage: 'pending', attention: 'requires_action' },
  success: { meaning: 'success', tone: 'good', stage: 'paid' },
  failed: { meaning: 'failed', tone: 'bad', stage: 'failed', attention: 'payment_failed' },
  partial_refunded: { meaning: 'partially_refunded', tone: 'neutral', stage: 'paid', attention: 'partially_refunded' },
  refunded: { meaning: 'refunded', tone: 'neutral', stage: 'refunded', attention: 'refunded' },
};

export function stageOf(word: string | undefined): Stage {
  return lookUpWord(word, ORDER)?.stage ?? 'unknown';
}

export function orderStatus(word: string | undefined): Status[] {
  return statusOf('order', word, ORDER);
}

export function attentionTo(word: string | undefined, risk: string | undefined): AttentionKind[] {
  const attention = lookUpWord(word, ORDER)?.attention;
  return [...(attention ? [attention] : []), ...(isRisky(risk) ? (['risk'] as const) : [])];
}
