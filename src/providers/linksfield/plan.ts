import { checkDigitTwin } from '../../core/identifier/iccid.ts';
import type { Identifier } from '../../core/identifier/identifier.ts';
import type { Query } from '../../core/provider/provider.ts';

/** Ids of transaction orders. */
export const ORDER_ID = /CU-[A-Z0-9]{10,40}/i;
const WHOLE_ORDER_ID = new RegExp(`^${ORDER_ID.source}$`, 'i');

/** The questions for Linksfield: each names exactly one id, because of several only the first would count. */
export function plan({ kind, value }: Identifier): readonly Query[] {
  if (kind === 'iccid') return [bySim(value)];
  if (WHOLE_ORDER_ID.test(value)) return [{ by: 'order_id', value: value.toUpperCase() }];
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
