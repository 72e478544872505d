import { type RecordedRequest, type Reply, type StandIn, startStandIn } from '../standin.ts';
import { CLIENT_ID, CLIENT_SECRET, createAuth } from './auth.ts';
import { BUYER } from './cases.ts';
import { createFaultReplies } from './faults.ts';
import { MALL_CODE, orderOf, ordersOf, SEARCHABLE, SHOP_CODE, SITE_CODE, withoutDetails } from './orders.ts';
import { failure, orderReply, success } from './replies.ts';
import { toSellerView } from './seller-view.ts';

export { BUYER, TUYA_CASES, TUYA_EXPECTED, type TuyaCase } from './cases.ts';

export interface TuyaOptions {
  readonly port?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** How far the vendor's clock is ahead of `now`, in milliseconds. */
  readonly clockOffset?: number;
  /** Lifetime of a new token, in seconds. */
  readonly tokenLife?: number;
  /** Milliseconds that the slow case takes. */
  readonly slow?: number;
}

/** The additional setting for queries in the seller's view. */
export const TUYA_SELLER = { TUYA_SITE_CODE: SITE_CODE } as const;

const TOKEN = '/v1.0/token';
const ORDER = /^\/v1\.0\/(mall\/plugin|sellercenter)\/order\/([^/]+)$/;

/** Tuya on loopback: checks credentials, time, nonce, signature and token, then replies to TUYA_CASES. */
export function startTuya(options: TuyaOptions = {}): Promise<StandIn> {
  const { port, now = Date.now, clockOffset = 0, tokenLife = 7200, slow = 4000 } = options;
  const clock = () => now() + clockOffset;
  const auth = createAuth(tokenLife, clock);
  const withFaults = createFaultReplies(auth, slow);
  const answer = (request: RecordedRequest): Reply => {
    const t = clock();
    const refused = auth.check(request, request.path !== TOKEN);
    if (refused) return failure(refused, t);
    if (request.path === TOKEN) return success(tokenFields(auth.token()), t);
    const orderId = ORDER.exec(request.path)?.[2] ?? '';
    return withFaults({ orderId, accessToken: String(request.headers.access_token), t, answer: business(request, t) });
  };
  return startStandIn(answer, settingsFor, port);
}

function settingsFor(url: string): Record<string, string> {
  return {
    TUYA_BASE_URL: url,
    TUYA_CLIENT_ID: CLIENT_ID,
    TUYA_CLIENT_SECRET: CLIENT_SECRET,
    TUYA_MALL_CODE: MALL_CODE,
    TUYA_SHOP_CODE: SHOP_CODE,
  };
}

function tokenFields({ value, left }: { value: string; left: number }) {
  return { access_token: value, refresh_token: 'never-to-be-used', expire_time: left, uid: 'sandbox' };
}

function business({ path, query }: RecordedRequest, t: number): Reply {
  const [, view, id = ''] = ORDER.exec(path) ?? [];
  if (view === undefined) return failure([1108, 'uri path invalid'], t);
  if (query.get('mall_code') !== MALL_CODE) return failure([1106, 'permission deny'], t);
  return view === 'sellercenter' ? toSeller(id, query, t) : toBuyer(id, query, t);
}

function toSeller(id: string, query: URLSearchParams, t: number): Reply {
  if (id === 'search') return sellerSearch(query.get('order_id') ?? '', t);
  if (query.get('site_code') !== SITE_CODE) return failure([1109, 'param is illegal, please check it'], t);
  const order = orderOf(BUYER, id);
  return orderReply(order && toSellerView(order), t);
}

/** The account may search the orders of one of its sites; for the others Tuya refuses the whole call. */
function sellerSearch(id: string, t: number): Reply {
  if (id.startsWith('TM-')) return failure([28841105, 'No permissions. This project is not authorized to call this API'], t);
  const orders = SEARCHABLE.filter(({ order_id }) => id === '' || order_id === id).map(toSellerView);
  return success({ total: orders.length, page: 1, page_size: 20, data_list: orders }, t);
}

function toBuyer(id: string, query: URLSearchParams, t: number): Reply {
  const user = query.get('user_id') ?? '';
  if (query.get('shop_code') !== SHOP_CODE || user === '') return failure([1109, 'param is illegal, please check it'], t);
  return id === 'search' ? success(page(user, query), t) : orderReply(orderOf(user, id), t);
}

function page(user: string, query: URLSearchParams) {
  const all = ordersOf(user);
  const size = Number(query.get('page_size') ?? 10);
  const first = size * (Number(query.get('page_no') ?? 1) - 1);
  return { total: all.length, data_list: all.slice(first, first + size).map(withoutDetails) };
}
