import { TYPICAL } from '../../../sandbox/vendors/linksfield/orders.ts';
import { type StandIn, startStandIn } from '../../../sandbox/vendors/standin.ts';

/** A Linksfield that has one order for every ICCID. */
export function startVendor(): Promise<StandIn> {
  return startStandIn(
    ({ query }) => ({ body: replyFor(query.get('sim_id') ?? '') }),
    (url) => ({ LINKSFIELD_PARTNER_CODE: 'P012345', LINKSFIELD_BASE_URL: `${url}/topup` }),
  );
}

function replyFor(iccid: string) {
  const order = {
    ...TYPICAL,
    order_id: `CU-${iccid.slice(-12)}20260917093012345`,
    purchase_order_id: `SHOP-${iccid.slice(-8)}`,
    paid_at: 1_760_000_000_000,
    activated_at: 1_760_000_000_000,
  };
  return { data: { sim_id: iccid, orders: [order] }, operateCode: 'S', message: '' };
}
