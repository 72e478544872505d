import type { Order } from '../../core/order/order.ts';
import { newestFirst } from '../order-part.ts';
import { OrderPage } from './buyer.ts';
import { ask } from './client/api.ts';
import type { Session } from './client/call.ts';

const PAGE_SIZE = 20;
/** A page costs a call of about 26,000 a month. */
const MAX_PAGES = 3;

/** A buyer's orders, newest first; a remark says so when the list is longer than what is read of it. */
export async function listOrders(user: string, session: Session): Promise<Order[]> {
  const orders = new Map<string, Order>();
  let [unreadable, total] = [0, 0];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const reply = await readPage(user, page, session);
    const before = orders.size;
    unreadable += reply?.data_list.unreadable ?? 0;
    for (const order of reply?.data_list.rows ?? []) orders.set(order.public.id, order);
    total = Math.max(reply?.total ?? 0, orders.size + unreadable);
    // A page without a new order ends the list whatever its total says.
    if (orders.size === before || orders.size + unreadable >= total) break;
  }
  if (unreadable > 0) session.tools.remark({ kind: 'unreadable', count: unreadable });
  if (total > orders.size + unreadable) session.tools.remark({ kind: 'part_of_list', shown: orders.size, total });
  return newestFirst([...orders.values()]);
}

function readPage(user: string, page: number, session: Session) {
  const { TUYA_MALL_CODE: mall_code, TUYA_SHOP_CODE: shop_code } = session.settings;
  const query = { mall_code, shop_code, user_id: user, page_no: String(page), page_size: String(PAGE_SIZE) };
  return ask({ path: '/v1.0/mall/plugin/order/search', query }, OrderPage, session);
}
