import { checkDigitTwin } from '../../core/iccid.ts';
import type { Identifier } from '../../core/identifier.ts';
import { isForeign, shapeOwner } from '../../core/parse/shapes.ts';
import type { Query } from '../../core/provider.ts';

/** The questions for Linksfield: each names exactly one id, because of several only the first would count. */
export function planned({ kind, value, providers }: Identifier): readonly Query[] {
  if (providers !== undefined && !providers.includes('linksfield')) return [];
  if (kind === 'iccid') return [bySim(value)];
  if (shapeOwner(value) === 'linksfield') return [{ by: 'order_id', value: value.toUpperCase() }];
  if (providers === undefined && isForeign(value, 'linksfield')) return [];
  return [
    { by: 'order_id', value },
    { by: 'purchase_order_id', value, caveat: 'unpaid_may_be_hidden' },
  ];
}

function bySim(value: string): Query {
  const twin = checkDigitTwin(value);
  const query: Query = { by: 'sim_id', value, caveat: 'past_year_only' };
  return twin === undefined ? query : { ...query, otherwise: { by: 'sim_id', value: twin, caveat: 'past_year_only' } };
}
