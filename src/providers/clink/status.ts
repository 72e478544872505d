import type { Status } from '../../core/order/fields.ts';
import type { AttentionKind, Meaning, Stage } from '../../core/order/vocabulary.ts';
import { COMMON_WORDS } from '../common-words.ts';
import { lookUpWord, statusOf, type Vocabulary } from '../order-part.ts';
import { isRisky } from '../shared-words.ts';

/** `status` of docs.clinkbill.com/api-reference/endpoint/get-order, of which this word is Clink's own. */
const ORDER: Vocabulary = {
  ...COMMON_WORDS,
  requires_action: { meaning: 'requires_action', tone: 'waiting', stage: 'pending' },
};

const ATTENTION: Readonly<Partial<Record<Meaning, AttentionKind>>> = {
  requires_action: 'requires_action',
  failed: 'payment_failed',
  partially_refunded: 'partially_refunded',
  refunded: 'refunded',
  in_dispute: 'disputed',
};

export function stageOf(word: string | undefined): Stage {
  return lookUpWord(word, ORDER)?.stage ?? 'unknown';
}

export function orderStatus(word: string | undefined): Status[] {
  return statusOf('order', word, ORDER);
}

export function attentionTo(word: string | undefined, risk: string | undefined): AttentionKind[] {
  const { meaning } = lookUpWord(word, ORDER) ?? {};
  const attention = meaning && ATTENTION[meaning];
  return [...(attention ? [attention] : []), ...(isRisky(risk) ? (['risk'] as const) : [])];
}
