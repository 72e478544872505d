import type { LinkRule } from '../core/story/link.ts';

/** Which free-form references two providers may share, one line each; ids of a provider's own shape are followed without a line here. */
export const links: readonly LinkRule[] = [
  { from: 'linksfield', reference: 'purchase_order', to: 'clink', counterpart: 'merchant_reference', by: 'reference' },
  { from: 'clink', reference: 'merchant_reference', to: 'linksfield', counterpart: 'purchase_order', by: 'purchase_order_id' },
];
