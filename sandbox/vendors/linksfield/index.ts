import { createHash } from 'node:crypto';
import { type RecordedRequest, type Reply, type StandIn, startStandIn } from '../standin.ts';
import { LINKSFIELD_CASES } from './cases.ts';
import { LINKSFIELD_ORDERS, type LinksfieldRecord, rowAt } from './orders.ts';

export { LINKSFIELD_CASES } from './cases.ts';

const BASE_PATH = '/topup';
const PARTNER_CODE = 'P012345';
const VERSION = '3.0';
const LANGUAGES = ['en-US', 'zh-CN'];
/** A query by ICCID covers this many days. */
const YEAR = 365;
/** If a query has several IDs, the first of these is used. */
const PRIORITY = ['purchase_order_id', 'order_id', 'sim_id'] as const;
type IdName = (typeof PRIORITY)[number];

/** Replies without an order, by the requested IDs. */
const FAULTS: ReadonlyMap<string, Reply> = new Map(
  (
    [
      ['notFoundInWords', refusal('F1004', 'The order does not exist.')],
      ['refused', refusal('F1009', 'This order belongs to another enterprise.')],
      ['hanging', { fault: 'hang' }],
      ['dropped', { fault: 'drop' }],
      ['broken', { status: 500, body: { operateCode: 'F9999', message: 'Internal error' } }],
      [
        'rateLimited',
        { status: 429, headers: { 'retry-after': '1' }, body: { operateCode: 'F0429', message: 'Too many requests' } },
      ],
      ['html', { body: '<!doctype html><title>Maintenance</title>' }],
    ] satisfies [keyof typeof LINKSFIELD_CASES, Reply][]
  ).flatMap(([name, reply]) => LINKSFIELD_CASES[name].typed.map((id) => [id, reply])),
);

export interface LinksfieldOptions {
  readonly port?: number;
  /** Milliseconds that the slow case takes. */
  readonly slow?: number;
  readonly partnerCode?: string;
  readonly orders?: readonly LinksfieldRecord[];
}

/** Linksfield Mall on loopback: GET /topup/mall/order. */
export function startLinksfield({
  port,
  slow = 4000,
  partnerCode = PARTNER_CODE,
  orders = LINKSFIELD_ORDERS,
}: LinksfieldOptions = {}): Promise<StandIn> {
  return startStandIn(
    (request) => checkRequest(request, partnerCode) ?? answer(request, orders, slow),
    (url) => ({ LINKSFIELD_PARTNER_CODE: partnerCode, LINKSFIELD_BASE_URL: `${url}${BASE_PATH}` }),
    port,
  );
}

/** The vendor's checks before it looks for an order; returns the error reply, if any. */
function checkRequest({ method, path, query, headers }: RecordedRequest, partnerCode: string): Reply | undefined {
  if (path !== `${BASE_PATH}/mall/order`) return { status: 404, body: '<html>404 page not found</html>' };
  if (method !== 'GET') return { status: 405, body: refusal('F0405', 'Request method is not supported').body };
  if (headers['content-type'] !== 'application/json') return refusal('F0002', 'Content-Type must be application/json');
  if (!LANGUAGES.includes(headers['accept-language'] ?? '')) return refusal('F0003', 'Accept-Language is required');
  if (query.get('version') !== VERSION) return refusal('F0004', 'version is not supported');
  if (query.get('partnerCode') !== partnerCode) return refusal('F0005', 'partnerCode does not exist');
  return query.get('sign') === checksum(query) ? undefined : refusal('F0006', 'sign verification failed');
}

/** MD5 of the received parameters. The JSON is written by hand, so that it shares no code with the provider. */
function checksum(query: URLSearchParams): string {
  const names = [...new Set(query.keys())].filter((name) => name !== 'sign' && query.get(name) !== '').sort();
  const pairs = names.map((name) => `"${name}":${JSON.stringify(query.get(name))}`);
  return createHash('md5')
    .update(`{${pairs.join(',')}}`, 'utf8')
    .digest('hex');
}

function answer({ query, at }: RecordedRequest, all: readonly LinksfieldRecord[], slow: number): Reply {
  const given = PRIORITY.filter((name) => query.get(name));
  const [by] = given;
  if (by === undefined) return refusal('F1001', 'At least one of sim_id, order_id and purchase_order_id is required');
  const id = query.get(by) ?? '';
  const orders = findOrders(all, by, id);
  const isSlow = orders.some((order) => LINKSFIELD_CASES.slow.typed.includes(order.iccid));
  return FAULTS.get(id) ?? { body: success(orders, messageFor(given, orders), at), delay: isSlow ? slow : 0 };
}

function findOrders(all: readonly LinksfieldRecord[], by: IdName, id: string): readonly LinksfieldRecord[] {
  if (by === 'sim_id') return all.filter(({ iccid, days }) => iccid === id && days <= YEAR).sort(newestFirst);
  const named = all.filter(({ row }) => row[by] === id);
  if (by === 'order_id' || named.length < 2) return named;
  const paid = named.filter(({ row }) => row.payment_status === 'paid');
  return paid.sort(newestFirst).slice(0, 1);
}

function newestFirst(one: LinksfieldRecord, other: LinksfieldRecord): number {
  return one.days - other.days;
}

function success(orders: readonly LinksfieldRecord[], message: string, at: number) {
  return { data: { sim_id: orders[0]?.iccid ?? '', orders: orders.map((order) => rowAt(order, at)) }, operateCode: 'S', message };
}

function messageFor([first, ...others]: readonly IdName[], orders: readonly LinksfieldRecord[]): string {
  if (others.length > 0) return `'${others.join("' and '")}' was ignored because '${first}' was provided.`;
  const hasRemark = orders.some(({ iccid }) => LINKSFIELD_CASES.remark.typed.includes(iccid));
  return hasRemark ? 'The bundle of this order is no longer on sale.' : '';
}

function refusal(operateCode: string, message: string) {
  return { body: { operateCode, message, data: null } };
}
