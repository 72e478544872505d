import { BUSIEST_BUYER, BUSY_BUYER, BUYER } from './cases.ts';

/** JSON as the vendor sends it. */
export type Fields = Readonly<Record<string, unknown>>;

export const MALL_CODE = 'sandboxMall';
export const SHOP_CODE = 'sandboxShop';
export const SITE_CODE = 'sandboxSite';

const ADDRESS: Fields = {
  country_code: 'US',
  province_code: 'KY',
  country: 'United States',
  province: 'Kentucky',
  city: 'Louisville',
  address: '1 Invented Street',
  zip: '40202',
  latitude: '45.41634',
  longitude: '-75.6868',
  name: 'Ada Example',
  first_name: 'Ada',
  last_name: 'Example',
  phone: '555-0100',
};

const DAY = 86_400_000;
/** Twelve days before the stand-in started. */
export const CREATED_AT = Date.now() - 12 * DAY;

const TYPICAL: Fields = {
  mall_code: MALL_CODE,
  shop_code: SHOP_CODE,
  pay_status: 'paid',
  delivery_status: 'unshipped',
  created_time: new Date(CREATED_AT).toISOString().slice(0, 10).replaceAll('-', ''),
  current_total_price: 23.9,
  total_price: 23.9,
  subtotal_price: 19.9,
  total_tax_price: 1.5,
  total_shipping_price: 2.5,
  currency: 'USD',
  delivery_list: [],
  commodity_list: [
    {
      id: 466157049,
      title: 'Smart plug',
      sku: 'PLUG-EU-2',
      available: true,
      price: { amount: 9.95, currency: 'USD' },
      weight: 10,
      quantity: 2,
      image: 'https://images.example.com/plug.png',
      selected_options: [
        { name: 'Colour', value: 'White' },
        { name: 'Plug', value: 'EU' },
      ],
    },
  ],
  billing_address: ADDRESS,
  shipping_address: ADDRESS,
};

const PARCEL = {
  logistics_company: 'USPS',
  logistics_no: '1Z2345',
  logistics_url: 'https://tools.usps.com/go/TrackConfirmAction',
};

/** Differences from TYPICAL, by order ID. */
const DIFFERENCES: Readonly<Record<string, Fields>> = {
  'TM-1001': {},
  'TM-1002': { delivery_status: 'shipped', delivery_list: [PARCEL] },
  'TM-1003': { cancel_reason: 'Ordered twice', canceled_time: CREATED_AT + DAY },
  'TM-1004': { pay_status: 'refunded', delivery_status: 'delivered', delivery_list: [PARCEL] },
  'TM-1005': { pay_status: 'awaiting_moonrise', delivery_status: 'on_a_boat' },
  'TM-1006': { pay_status: 'pending', delivery_status: 'unfulfilled', created_time: Math.floor(CREATED_AT / 1000) },
  'TM-1007': { pay_status: 'partially_refunded', delivery_status: 'partial', current_total_price: 13.95 },
  'TM-1008': { pay_status: 'failed' },
  'TM-2001': {},
  'TM-2002': {},
};

const ORDERS = new Map<string, Fields>(
  Object.entries(DIFFERENCES).map(([id, difference]) => [id, { ...TYPICAL, order_id: id, ...difference }]),
);

/** Orders that the account may look up by their number alone. */
export const SEARCHABLE: readonly Fields[] = [
  { ...TYPICAL, order_id: 'TS-3001', delivery_status: 'shipped', delivery_list: [PARCEL] },
  { ...TYPICAL, order_id: 'TS-3002', pay_status: 'pending', delivery_list: [] },
];

/** A buyer's full order; undefined if it belongs to another buyer. */
export function orderOf(user: string, id: string): Fields | undefined {
  return user === BUYER ? ORDERS.get(id) : ordersOf(user).find(({ order_id }) => order_id === id);
}

/** All orders of a buyer, newest first. */
export function ordersOf(user: string): readonly Fields[] {
  if (user === BUYER) return [...ORDERS.values()].reverse();
  const count = user === BUSY_BUYER ? 47 : user === BUSIEST_BUYER ? 95 : 0;
  return Array.from({ length: count }, (_, index) => ({
    ...TYPICAL,
    order_id: `TB-${count - index}`,
    created_time: Math.floor(CREATED_AT / 1000) - 86_400 * index,
  }));
}

/** Rows of a list have no goods and no addresses. */
export function withoutDetails({ commodity_list, billing_address, shipping_address, ...row }: Fields): Fields {
  return row;
}
