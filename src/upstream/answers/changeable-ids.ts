import type { Order } from '../../core/order/order.ts';
import type { Query } from '../../core/provider/provider.ts';
import type { ProviderAnswer } from '../guard.ts';

/** Every id under which a provider may report a change of what an answer shows: what was asked, and what its orders go by. */
export function changeableIds(query: Query, answer: ProviderAnswer): readonly string[] {
  const orders = answer.kind === 'found' ? answer.orders : [];
  return [query.value, ...orders.flatMap(idsOf)];
}

function idsOf({ public: shown, internal, personal }: Order): readonly string[] {
  const references = [...shown.references, ...internal.references].map(({ value }) => value);
  return [shown.id, ...references, ...(personal.customerId === undefined ? [] : [personal.customerId])];
}
