import { ourBug } from '../../core/failure/failure.ts';
import type { Order } from '../../core/order/order.ts';
import { defineProvider } from '../../core/provider/provider.ts';
import { BuyersOrder } from './buyer.ts';
import { ask } from './client/api.ts';
import type { Session } from './client/call.ts';
import { HINTS } from './client/errors.ts';
import { listOrders } from './list.ts';
import { findByNumber } from './number.ts';
import { NEEDS, plan } from './plan.ts';
import { SellersOrder } from './seller.ts';
import { baseUrl, TuyaSettings } from './settings.ts';

/** Tuya Cloud's App Mall: an order as its buyer's, as the seller's or by its number alone, and the orders of one buyer. */
export const tuya = defineProvider({
  id: 'tuya',
  label: 'Tuya',
  listsBuyers: true,
  needs: NEEDS,
  hints: HINTS,
  settings: TuyaSettings,
  // Documented nowhere for the mall.
  limits: { perSecond: 5, atOnce: 5 },
  baseUrl,
  secrets: ['TUYA_CLIENT_ID', 'TUYA_CLIENT_SECRET'],
  // One cloud project may be authorised in several malls.
  divisions: ['TUYA_MALL_CODE', 'TUYA_SHOP_CODE'],
  plan,
  async lookup({ by, value, with: { user } = {} }, settings, tools) {
    const session = { settings, tools };
    if (by === 'order' && user !== undefined) return asBuyer(value, user, session);
    if (by === 'buyer' && value !== '') return (await listOrders(value, session)).map((order) => withBuyer(order, value));
    if (by === 'seller') return asSeller(value, session);
    if (by === 'number') return findByNumber(value, session);
    throw ourBug(`Tuya cannot be asked by ${by} without further values`);
  },
});

async function asBuyer(id: string, user: string, session: Session): Promise<Order[]> {
  const { TUYA_MALL_CODE: mall_code, TUYA_SHOP_CODE: shop_code } = session.settings;
  const call = { path: `/v1.0/mall/plugin/order/${id}`, query: { mall_code, shop_code, user_id: user } };
  const order = await ask(call, BuyersOrder, session);
  return order ? [withBuyer(order, user)] : [];
}

async function asSeller(id: string, session: Session): Promise<Order[]> {
  const { TUYA_MALL_CODE: mall_code, TUYA_SITE_CODE: site_code = '' } = session.settings;
  const order = await ask({ path: `/v1.0/sellercenter/order/${id}`, query: { mall_code, site_code } }, SellersOrder, session);
  return order ? [order] : [];
}

/** Tuya's answers leave out whose orders they are. */
function withBuyer(order: Order, user: string): Order {
  return { ...order, personal: { ...order.personal, customerId: order.personal.customerId ?? user } };
}
