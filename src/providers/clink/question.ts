import type { Identifier } from '../../core/identifier.ts';
import type { Query } from '../../core/provider.ts';

/** What a value is asked as. */
export type Question = 'order' | 'customer' | 'subscription' | 'invoice' | 'refund' | 'session' | 'reference';

/** What Clink's ids begin with. `prd_`, `price_` and `pi_` lead to no order. */
const PREFIXES: ReadonlyMap<string, Question> = new Map<string, Question>([
  ['order', 'order'],
  ['ord', 'order'],
  ['cus', 'customer'],
  ['sub', 'subscription'],
  ['inv', 'invoice'],
  ['rfd', 'refund'],
  ['sess', 'session'],
]);

const LINKSFIELD_ORDER = /^CU-[A-Z0-9]{10,40}$/i;
const DOTS = /^\.{1,2}$/;

/**
 * What Clink is asked about an identifier. A prefix only says what to ask first: a shop may name its own orders `order_4567`,
 * so a miss is always asked again as the merchant's reference.
 */
export function questions({ kind, value, providers }: Identifier): readonly Query[] {
  const isExplicit = providers?.includes('clink') ?? false;
  if (providers && !isExplicit) return [];
  if (!isExplicit && (kind === 'iccid' || LINKSFIELD_ORDER.test(value))) return [];
  if (value.trim() === '' || DOTS.test(value)) return [];
  return [{ by: questionOf(value), value, otherwise: { by: 'reference', value } }];
}

function questionOf(value: string): Question {
  return PREFIXES.get(value.slice(0, value.indexOf('_')).toLowerCase()) ?? 'order';
}
