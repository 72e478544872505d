import { type StandIn, startStandIn } from '../../sandbox/vendors/standin.ts';

/** A Linksfield that has one order for every ICCID. */
export function startVendor(): Promise<StandIn> {
  return startStandIn(
    ({ query }) => ({ body: replyFor(query.get('sim_id') ?? '') }),
    (url) => ({ LINKSFIELD_PARTNER_CODE: 'P012345', LINKSFIELD_BASE_URL: `${url}/topup` }),
  );
}

function replyFor(iccid: string) {
  const order = {
    order_id: `CU-${iccid.slice(-12)}20260917093012345`,
    purchase_order_id: `SHOP-${iccid.slice(-8)}`,
    bundle_name: 'APAC_MONTHLY_3GB',
    cycles: '1',
    total_amount: 1000,
    payment_method: 'stripe',
    payee: 'linksfield',
    currency: 'USD',
    partner_name: 'Northwind Travel SIM',
    order_status: 'active',
    payment_status: 'paid',
    dispute_status: 'none',
    risk_status: 'normal',
    transaction_type: 'one-time',
    paid_at: 1_760_000_000_000,
    activated_at: 1_760_000_000_000,
  };
  return { data: { sim_id: iccid, orders: [order] }, operateCode: 'S', message: '' };
}
