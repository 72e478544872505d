import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import getRawBody from 'raw-body';
import { KEEP_OPEN } from '../keep-open.ts';

/** A request to a vendor's stand-in. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A stand-in's reply. `delay` is in milliseconds; `hang` never replies, `drop` closes the connection, `drip` sends a byte now and then. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects are sent as JSON, strings as text. */
  readonly body?: unknown;
  readonly delay?: number;
  readonly fault?: 'hang' | 'drop' | 'drip';
}

/** A fault of the whole vendor. */
export interface VendorFault {
  /** Milliseconds added to every reply. */
  readonly latency?: number | undefined;
  /** Replaces every reply. */
  readonly error?: VendorError | undefined;
  /** Every reply waits until this resolves. */
  readonly until?: Promise<unknown> | undefined;
}

export const VENDOR_ERRORS = ['unavailable', 'rate_limited', 'unauthorized', 'html', 'hang', 'drop', 'drip'] as const;
export type VendorError = (typeof VENDOR_ERRORS)[number];

/** A request and the stand-in's reply. */
export interface Exchange {
  readonly request: RecordedRequest;
  readonly reply: Reply;
}

/** A running stand-in for one vendor on loopback. */
export interface StandIn {
  readonly url: string;
  /** Settings that connect the bot to it. */
  readonly env: Readonly<Record<string, string>>;
  /** Newest last; at most 10,000 are kept. */
  readonly requests: readonly RecordedRequest[];
  /** The maximum number of concurrent requests so far. */
  readonly maxAtOnce: number;
  /** Applies to every request from now on; `{}` restores the vendor. */
  fault: VendorFault;
  /** What has become of orders: in every reply, each object that holds the id gets these fields. Cleared: as before. */
  readonly changes: Map<string, Readonly<Record<string, unknown>>>;
  /** Calls `listener` with every request and its reply, before the reply is sent. */
  watch(listener: (exchange: Exchange) => void): void;
  /** Forgets requests, fault and changes. */
  reset(): void;
  close(): Promise<void>;
}

const MAX_KEPT = 10_000;
const MAX_BODY = 1_000_000;

const ERRORS: Readonly<Record<VendorError, Reply>> = {
  unavailable: { status: 503, body: { message: 'Service Unavailable' } },
  rate_limited: { status: 429, headers: { 'retry-after': '2' }, body: { message: 'Too Many Requests' } },
  unauthorized: { status: 401, body: { message: 'Unauthorized' } },
  html: { body: '<!doctype html><title>Maintenance</title>' },
  hang: { fault: 'hang' },
  drop: { fault: 'drop' },
  drip: { fault: 'drip' },
};

/** Serves `answer` on 127.0.0.1, on `port` or a free port. `env` makes the bot's settings from the address. */
export async function startStandIn(
  answer: (request: RecordedRequest) => Reply | Promise<Reply>,
  env: (url: string) => Record<string, string>,
  port = 0,
): Promise<StandIn> {
  const requests: RecordedRequest[] = [];
  const watchers: ((exchange: Exchange) => void)[] = [];
  const load = { open: 0, most: 0 };
  const server = createServer(KEEP_OPEN, async (incoming, response) => {
    load.most = Math.max(load.most, ++load.open);
    response.once('close', () => load.open--);
    const request = await read(incoming);
    requests.push(request);
    if (requests.length > MAX_KEPT) requests.shift();
    const answered = withChanges(await answer(request), standIn.changes);
    const { fault } = standIn;
    const reply = errorReply(fault) ?? withLatency(answered, fault);
    for (const watcher of watchers) watcher({ request, reply });
    await fault.until;
    send(reply, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const standIn: StandIn = {
    url,
    env: env(url),
    requests,
    fault: {},
    changes: new Map(),
    watch: (listener) => void watchers.push(listener),
    reset: () => {
      requests.length = 0;
      standIn.fault = {};
      standIn.changes.clear();
    },
    get maxAtOnce() {
      return load.most;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return standIn;
}

function errorReply({ error, latency = 0 }: VendorFault): Reply | undefined {
  return error && { ...ERRORS[error], delay: latency };
}

function withChanges(reply: Reply, changes: StandIn['changes']): Reply {
  return changes.size === 0 ? reply : { ...reply, body: changed(reply.body, changes) };
}

function changed(value: unknown, changes: StandIn['changes']): unknown {
  if (Array.isArray(value)) return value.map((one) => changed(one, changes));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.values(value).map((one) => (typeof one === 'string' ? changes.get(one) : undefined));
  const inner = Object.entries(value).map(([name, one]) => [name, changed(one, changes)]);
  return { ...Object.fromEntries(inner), ...fields.find((one) => one !== undefined) };
}

function withLatency(reply: Reply, { latency = 0 }: VendorFault): Reply {
  return latency === 0 ? reply : { ...reply, delay: (reply.delay ?? 0) + latency };
}

async function read(incoming: IncomingMessage): Promise<RecordedRequest> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  // A body that is too long, or cut off, counts as empty.
  const body = await getRawBody(incoming, { limit: MAX_BODY, encoding: 'utf8' }).catch(() => {
    incoming.resume();
    return '';
  });
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body,
    at: Date.now(),
  };
}

function send(reply: Reply, response: ServerResponse): void {
  if (reply.fault === 'hang') return;
  if (reply.fault === 'drop') {
    response.destroy();
    return;
  }
  if (reply.fault === 'drip') {
    drip(response);
    return;
  }
  setTimeout(() => {
    const isText = typeof reply.body === 'string';
    response.writeHead(reply.status ?? 200, { 'content-type': isText ? 'text/html' : 'application/json', ...reply.headers });
    response.end(isText ? reply.body : JSON.stringify(reply.body ?? null));
  }, reply.delay ?? 0);
}

const DRIP_MS = 200;

/** A reply that never ends. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), DRIP_MS);
  response.once('close', () => clearInterval(timer));
}
