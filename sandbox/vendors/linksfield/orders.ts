/** One order of the stand-in. The times of its row are relative to the time of the request. */
export interface LinksfieldRecord {
  readonly iccid: string;
  /** Its age in days. */
  readonly days: number;
  /** The differences from TYPICAL. */
  readonly row: Readonly<Record<string, unknown>> & { readonly order_id: string };
}

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A row with nothing odd, without its numbers and times. */
export const TYPICAL = {
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
};

/** How long ago the published order was sold here. */
export const PUBLISHED_AGE_DAYS = 66;

/** The order of the vendor's documentation, with a recent time and a partner's name that can be read. */
const PUBLISHED: LinksfieldRecord = {
  iccid: '89852202209089971478',
  days: PUBLISHED_AGE_DAYS,
  row: {
    ...TYPICAL,
    order_id: 'CU-7ZOIHX0RB16U20250828111429591',
    purchase_order_id: '4567',
    bundle_name: 'CLJF_ZRR_20250317_001',
  },
};

/** One SIM card that was topped up again and again. */
const FIVE_TIMES = '89852202209090000218';

export const LINKSFIELD_ORDERS: readonly LinksfieldRecord[] = [
  PUBLISHED,
  record('89852202209090000010', 0.1, 'PENDINGA0001', { order_status: 'pending', activated_at: null }),
  record('89852202209090000028', 2, 'SEVERALA0001', {
    order_status: 'created',
    payment_status: 'unpaid',
    paid_at: 0,
    activated_at: 0,
  }),
  record('89852202209090000028', 32, 'SEVERALA0002', { bundle_name: 'JP_DAILY_1GB_30', total_amount: 1980, currency: 'JPY' }),
  record('89852202209090000028', 63, 'SEVERALA0003', { order_status: 'cancelled', activated_at: 0 }),
  record('89852202209090000028', 400, 'SEVERALA0004', { bundle_name: 'EU_MONTHLY_5GB' }),
  record('89852202209090000036', 12, 'DISPUTED0001', { dispute_status: 'open' }),
  record('89852202209090000044', 5, 'SLOWANSW0001', {}),
  record('89852202209090000051', 3, 'RISKYORD0001', { risk_status: 'elevated' }),
  record('89852202209090000069', 20, 'REFUNDED0001', { order_status: 'refunded', payment_status: 'refunded' }),
  record('89852202209090000077', 1, 'FAILEDPA0001', {
    order_status: 'pending',
    payment_status: 'failed',
    paid_at: 0,
    activated_at: 0,
  }),
  record('89852202209090000085', 8, 'UNKNOWNW0001', {
    order_status: 'carrier_hold',
    payment_status: 'in-clearing',
    risk_status: 'manual review',
    transaction_type: 'family plan',
    total_amount: '12500',
    currency: 'KWD',
  }),
  record('8985220220909000009', 15, 'NODIGITA0001', {}),
  record('89852202209090000101', 400, 'LASTYEAR0001', {}),
  record('89852202209090000119', 6, 'REMARKED0001', {}),
  record(FIVE_TIMES, 1, 'FIVEORDA0001', { order_status: 'pending', activated_at: 0 }),
  record(FIVE_TIMES, 31, 'FIVEORDA0002', {}),
  record(FIVE_TIMES, 61, 'FIVEORDA0003', { dispute_status: 'open' }),
  record(FIVE_TIMES, 91, 'FIVEORDA0004', { order_status: 'completed', bundle_name: 'JP_DAILY_1GB_30' }),
  record(FIVE_TIMES, 121, 'FIVEORDA0005', { order_status: 'refunded', payment_status: 'refunded' }),
  record('89852202209090000127', 40, 'TWICEPOA0001', { purchase_order_id: 'SHOP-2044' }),
  record('89852202209090000127', 30, 'TWICEPOA0002', { purchase_order_id: 'SHOP-2044' }),
  record('89852202209090000127', 1, 'TWICEPOA0003', {
    purchase_order_id: 'SHOP-2044',
    payment_status: 'unpaid',
    paid_at: 0,
    activated_at: 0,
  }),
];

/** Of the second brand, whose shop counts its purchases from the same number. */
export const LINKSFIELD_EU_ORDERS: readonly LinksfieldRecord[] = [
  record('89852202209090000515', 4, 'EUROPEA00001', {
    purchase_order_id: '4567',
    bundle_name: 'EU_MONTHLY_5GB',
    currency: 'EUR',
    total_amount: 1290,
    partner_name: 'Northwind Europe',
  }),
  record('89852202209090000523', 1, 'EUROPEA00002', {
    bundle_name: 'EU_MONTHLY_5GB',
    currency: 'EUR',
    order_status: 'pending',
    activated_at: 0,
  }),
];

/** The row at a time, in epoch milliseconds. */
export function rowAt({ row, days }: LinksfieldRecord, at: number): Record<string, unknown> {
  const created = at - days * DAY;
  return { paid_at: Math.round(created + 2 * MINUTE), activated_at: Math.round(created + 9 * MINUTE), ...row };
}

function record(iccid: string, days: number, name: string, differing: Readonly<Record<string, unknown>>): LinksfieldRecord {
  const ids = { order_id: `CU-${name}20260917093012345`, purchase_order_id: `SHOP-${name}` };
  return { iccid, days, row: { ...TYPICAL, ...ids, ...differing } };
}
