import type { LinkRule, Links } from '../core/story/link.ts';
import { providers } from './index.ts';

/** Which free-form references two providers may share, one line each; ids of a provider's own shape are followed without a line here. */
const rules: readonly LinkRule[] = [
  { from: 'linksfield', reference: 'purchase_order', to: 'clink', counterpart: 'merchant_reference', by: 'reference' },
  { from: 'clink', reference: 'merchant_reference', to: 'linksfield', counterpart: 'purchase_order', by: 'purchase_order_id' },
];

export const links: Links = { rules, known: providers.map(({ known }) => known) };
