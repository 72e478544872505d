import { ProviderError } from '../../core/failure/failure.ts';
import type { Order } from '../../core/order/order.ts';
import { ask } from './client/api.ts';
import type { Session } from './client/call.ts';
import { isNotPermitted } from './client/errors.ts';
import { pageOf } from './fields.ts';
import { SellersOrder } from './seller.ts';

const PAGE_SIZE = 20;
const PERMISSION = 'seller search';
/** How long an account that may not search is not asked again, and how long one that may is taken for such. */
const PERMISSION_TTL = 60 * 60_000;

/** One page of the seller's search; nothing but its own id identifies a row. */
const SellerPage = pageOf(SellersOrder.refine((order) => order.public.id !== '', 'no id'));

/**
 * An order by its number alone, in the seller's search (developer.tuya.com/en/docs/cloud/8d3c028c42?id=Kb1ns3z3n14in).
 * Throws ProviderError; one that needs the buyer when the account may not search.
 */
export async function findByNumber(id: string, session: Session): Promise<readonly Order[]> {
  const { tools } = session;
  const permission = await tools.remember(PERMISSION, async () => ({ value: 'unknown', ttl: PERMISSION_TTL }));
  if (permission === 'refused') throw buyerNeededError();
  try {
    return await search(id, session);
  } catch (error) {
    if (!(error instanceof ProviderError && isNotPermitted(error))) throw error;
    tools.forget(PERMISSION, permission);
    await tools.remember(PERMISSION, async () => ({ value: 'refused', ttl: PERMISSION_TTL }));
    throw buyerNeededError(error);
  }
}

async function search(id: string, session: Session): Promise<readonly Order[]> {
  const query = { mall_code: session.settings.TUYA_MALL_CODE, order_id: id, page: '1', page_size: String(PAGE_SIZE) };
  const page = await ask({ path: '/v1.0/sellercenter/order/search', query }, SellerPage, session);
  const { rows = [], unreadable = 0 } = page?.data_list ?? {};
  const own = rows.filter((order) => order.public.id === id);
  if (own.length === 0 && unreadable > 0) throw new ProviderError('bad_response', 'Tuya listed an order that cannot be read');
  if (own.length === 0 && rows.length < (page?.total ?? 0)) throw ignoredFilter();
  return own.slice(0, 1);
}

/** Other orders came first: that does not prove that there is no such order. */
function ignoredFilter(): ProviderError {
  return new ProviderError('bad_response', 'Tuya ignored the filter order_id and listed other orders');
}

function buyerNeededError(cause?: ProviderError): ProviderError {
  const details = { code: cause?.code, hint: 'subscribe_app_mall', needs: ['user'], cause };
  return new ProviderError('forbidden', 'This account may not search for orders by their number alone', details);
}
