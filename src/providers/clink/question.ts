import type { Identifier } from '../../core/identifier.ts';
import { type CLINK_PREFIXES, isForeign } from '../../core/parse/shapes.ts';
import type { Query } from '../../core/provider.ts';

/** What a value is asked as. */
export type Question = 'order' | 'customer' | 'subscription' | 'invoice' | 'refund' | 'session' | 'reference';

/** What each of Clink's prefixes stands for. */
const PREFIXES: Readonly<Record<(typeof CLINK_PREFIXES)[number], Question>> = {
  order: 'order',
  ord: 'order',
  cus: 'customer',
  sub: 'subscription',
  inv: 'invoice',
  rfd: 'refund',
  sess: 'session',
};
const QUESTIONS: ReadonlyMap<string, Question> = new Map(Object.entries(PREFIXES));

const DOTS = /^\.{1,2}$/;

/**
 * What Clink is asked about an identifier. A prefix only says what to ask first: a shop may name its own orders `order_4567`,
 * so a miss is always asked again as the merchant's reference.
 */
export function questions({ kind, value, providers }: Identifier): readonly Query[] {
  const isExplicit = providers?.includes('clink') ?? false;
  if (providers && !isExplicit) return [];
  if (!isExplicit && (kind === 'iccid' || isForeign(value, 'clink'))) return [];
  if (value.trim() === '' || DOTS.test(value)) return [];
  return [{ by: questionOf(value), value, otherwise: { by: 'reference', value } }];
}

function questionOf(value: string): Question {
  return QUESTIONS.get(value.slice(0, value.indexOf('_')).toLowerCase()) ?? 'order';
}
