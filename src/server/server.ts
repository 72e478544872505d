import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { keepIdleConnections } from './idle-connections.ts';
import { hasToken, isLocal, isLoopback } from './request-auth.ts';

/** Not imported: for an import Node also loads its fetch and WebSocket, 3 MB that nobody uses here. */
const { createServer } = process.getBuiltinModule('node:http');

/** Body of /readyz. `ready` alone decides the status; other fields are for authorised requests. */
export interface Readiness {
  readonly ready: boolean;
  readonly [part: string]: unknown;
}

export interface ServerDeps {
  readonly host: string;
  readonly port: number;
  /** The release, for /healthz. */
  readonly version: string;
  /** Called with every new connection; may close it. */
  accept?(socket: Socket): void;
  readiness(): Readiness | Promise<Readiness>;
  metrics(): Promise<{ readonly type: string; readonly body: string }>;
  /** Without it /metrics and the details of /readyz are for this machine only, and only if `host` is loopback. */
  readonly metricsToken?: string | undefined;
  /** Slack's path and what serves it, in HTTP mode. */
  readonly slack?: { readonly path: string; readonly listener: Listener } | undefined;
  /** Serves every path below {@link WEBHOOKS_PATH}. */
  readonly webhooks?: Listener | undefined;
  /** Called when a request fails in our own code. */
  onError(error: unknown): void;
}

/** Serves a request; may reject. */
type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface RunningServer {
  readonly port: number;
  /** Stops accepting connections, gives open requests half a second and then closes them. */
  close(): Promise<void>;
}

const WEBHOOKS_PATH = '/webhooks/';
/** Generous for Slack plus a scraper. */
const MAX_CONNECTIONS = 500;
/** For open requests when the server closes: a body that never ends would keep it open. */
const GRACE_MS = 500;

/** One small server for the operating paths and webhooks, in both modes, and for Slack's path in HTTP mode. */
export async function startServer(parts: ServerDeps): Promise<RunningServer> {
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
    (request, response) => void serve(parts, request, response),
  );
  server.maxConnections = MAX_CONNECTIONS;
  keepIdleConnections(server);
  if (parts.accept) server.on('connection', parts.accept);
  await listen(server, parts.host, parts.port);
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

async function serve(parts: ServerDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await route(parts, request, response);
  } catch (error) {
    parts.onError(error);
    if (response.headersSent) response.destroy();
    else send(response, 500, 'Internal error\n');
  }
}

async function route(parts: ServerDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request);
  if (path === parts.slack?.path) return await parts.slack?.listener(request, response);
  if (parts.webhooks && path?.startsWith(WEBHOOKS_PATH)) return await parts.webhooks(request, response);
  const page = PAGES.get(path ?? '');
  if (!page) return send(response, 404, 'Not found\n');
  if (request.method === 'GET' || request.method === 'HEAD') return await page(parts, request, response);
  response.setHeader('allow', 'GET, HEAD');
  send(response, 405, 'Method not allowed\n');
}

/** A proxy may send the whole address, which a server must accept (RFC 9112, 3.2.2). */
function pathOf({ url = '/' }: IncomingMessage): string | undefined {
  return url.startsWith('/') ? url.split('?', 1)[0] : URL.parse(url)?.pathname;
}

type Page = (parts: ServerDeps, request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

const PAGES: ReadonlyMap<string, Page> = new Map<string, Page>([
  ['/healthz', ({ version }, _, response) => send(response, 200, `ok ${version}\n`)],
  ['/readyz', sendReadiness],
  ['/metrics', sendMetrics],
]);

async function sendReadiness(parts: ServerDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const readiness = await parts.readiness();
  const { ready } = readiness;
  const shown = isAuthorised(parts, request) ? readiness : { ready };
  send(response, ready ? 200 : 503, `${JSON.stringify(shown)}\n`, 'application/json');
}

async function sendMetrics(parts: ServerDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isAuthorised(parts, request)) return send(response, 401, 'Unauthorized: this needs the bearer token of METRICS_TOKEN\n');
  const { type, body } = await parts.metrics();
  send(response, 200, body, type);
}

function isAuthorised({ host, metricsToken }: ServerDeps, request: IncomingMessage): boolean {
  return metricsToken === undefined ? isLoopback(host) && isLocal(request) : hasToken(request, metricsToken);
}

function send(response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function close(server: Server): Promise<void> {
  const cutOff = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(cutOff);
}
