import { type RecordedRequest, type Reply, type StandIn, startStandIn } from '../standin.ts';
import { CLINK_CASES } from './cases.ts';
import { CLINK_ORDERS, type ClinkRecord } from './orders.ts';
import { CLINK_RESOURCES } from './resources.ts';

export { CLINK_CASES } from './cases.ts';

export interface ClinkOptions {
  readonly port?: number | undefined;
  readonly apiKey?: string | undefined;
  readonly orders?: readonly ClinkRecord[] | undefined;
  /** Filters of GET /order that this server ignores, so that it lists all orders. */
  readonly ignores?: readonly FilterName[] | undefined;
  /** Milliseconds for each page of the slow customer's list. */
  readonly slow?: number | undefined;
}

type FilterName = 'customerId' | 'subscriptionId' | 'merchantReferenceId';

const BASE_PATH = '/api';
const API_KEY = 'sk_test_7sandbox0key0of0the0stand0in';
const CLOCK_TOLERANCE = 5 * 60_000;
const MAX_ROWS = 50;

/** Replies without an order, by the requested ID. */
const ODD: ReadonlyMap<string, Reply> = new Map<string, Reply>([
  [CLINK_CASES.unauthorized, { status: 401, body: 'Unauthorized' }],
  [CLINK_CASES.forbidden, { status: 403, body: { code: 403, msg: 'Forbidden' } }],
  [CLINK_CASES.rateLimited, { status: 429, headers: { 'retry-after': '1' }, body: { code: 429, msg: 'Too many requests' } }],
  [CLINK_CASES.broken, { status: 500, body: { code: 500, msg: 'Internal error' } }],
  [CLINK_CASES.brokenInBody, { body: { code: 500, msg: 'System busy', data: null } }],
  [CLINK_CASES.html, { body: '<!doctype html><title>Maintenance</title>' }],
  [CLINK_CASES.hanging, { fault: 'hang' }],
  [CLINK_CASES.nullData, { body: { code: 200, msg: 'success', data: null } }],
  [CLINK_CASES.notFoundInWords, { body: { code: 400, msg: '订单不存在', data: null } }],
]);
const NOT_FOUND: Reply = { status: 404, body: { code: 404, msg: 'Not found', data: null } };

/** Clink on loopback: GET /api/order, /api/order/{id}, and the resources that lead to an order. */
export function startClink(options: ClinkOptions = {}): Promise<StandIn> {
  const { apiKey = API_KEY } = options;
  return startStandIn(
    (request) => refusal(request, apiKey) ?? answer(request, options),
    (url) => ({ CLINK_API_KEY: apiKey, CLINK_BASE_URL: `${url}${BASE_PATH}` }),
    options.port,
  );
}

function refusal({ headers, at }: RecordedRequest, apiKey: string): Reply | undefined {
  if (headers['x-api-key'] !== apiKey) return { status: 401, body: 'Unauthorized' };
  const distance = Math.abs(at - Number(headers['x-timestamp'] ?? Number.NaN));
  return distance <= CLOCK_TOLERANCE ? undefined : { status: 401, body: { code: 401, msg: 'X-Timestamp is out of range' } };
}

function answer({ method, path, query }: RecordedRequest, options: ClinkOptions): Reply {
  if (method !== 'GET' || !path.startsWith(`${BASE_PATH}/`)) return NOT_FOUND;
  const resource = path.slice(BASE_PATH.length);
  if (resource === '/order') return list(query, options);
  return resource.startsWith('/order/')
    ? detail(decodeURIComponent(resource.slice('/order/'.length)), options)
    : resourceReply(resource);
}

function detail(id: string, { orders = CLINK_ORDERS }: ClinkOptions): Reply {
  const kept = orders.find(({ row }) => row.orderId === id);
  return ODD.get(id) ?? (kept ? success(kept.row) : NOT_FOUND);
}

function resourceReply(resource: string): Reply {
  const data = CLINK_RESOURCES[resource];
  return data ? success(data) : NOT_FOUND;
}

function success(data: unknown): Reply {
  return { body: { code: 200, msg: 'success', data } };
}

function list(query: URLSearchParams, { ignores = [], slow = 700, orders = CLINK_ORDERS }: ClinkOptions): Reply {
  const wanted = (name: FilterName) => (ignores.includes(name) ? null : query.get(name));
  const matching = orders.filter((kept) => matches(kept, wanted)).map(({ row }) => row);
  const pageSize = Math.min(whole(query, 'pageSize', 20), MAX_ROWS);
  const from = (whole(query, 'pageNum', 1) - 1) * pageSize;
  const body = { total: matching.length, rows: matching.slice(from, from + pageSize), code: 200, msg: 'success' };
  return { body, delay: query.get('customerId') === CLINK_CASES.slowPages ? slow : 0 };
}

function matches({ row, subscriptionId }: ClinkRecord, wanted: (name: FilterName) => string | null): boolean {
  const filters = [
    [wanted('customerId'), row.customerId],
    [wanted('merchantReferenceId'), row.merchantReferenceId],
    [wanted('subscriptionId'), subscriptionId],
  ];
  return filters.every(([filter, value]) => !filter || filter === value);
}

function whole(query: URLSearchParams, name: string, otherwise: number): number {
  const said = Number(query.get(name) ?? otherwise);
  return Number.isInteger(said) && said > 0 ? said : otherwise;
}
