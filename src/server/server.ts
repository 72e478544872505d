import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hasToken, isLocal } from './request-auth.ts';

/** What /readyz says: the status is decided by `ready` alone; the rest is told to this machine and to the token's holder. */
export interface Readiness {
  readonly ready: boolean;
  readonly [part: string]: unknown;
}

export interface ServerParts {
  readonly host: string;
  readonly port: number;
  readiness(): Readiness;
  metrics(): Promise<{ readonly type: string; readonly body: string }>;
  /** Without it /metrics is told to this machine only. */
  readonly metricsToken?: string | undefined;
  /** Slack's path and what serves it, in HTTP mode. */
  readonly slack?: { readonly path: string; readonly listener: SlackListener } | undefined;
  /** A request could not be served. */
  onError(error: unknown): void;
}

/** Serves a request; may reject. */
type SlackListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface RunningServer {
  readonly port: number;
  /** Stops accepting connections, lets requests under way end for half a second and then cuts them off. */
  close(): Promise<void>;
}

/** Far more than Slack and a scraper open; each may hold a body of a megabyte for ten seconds. */
const MOST_CONNECTIONS = 500;
/** For requests under way when the server closes; a body that never ends would keep it open. */
const GRACE_MS = 500;

/** One small server for the operating paths, in both modes, and for Slack's path in HTTP mode. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
    (request, response) => void serve(parts, request, response),
  );
  server.maxConnections = MOST_CONNECTIONS;
  await listening(server, parts.host, parts.port);
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

async function serve(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await route(parts, request, response);
  } catch (error) {
    parts.onError(error);
    if (response.headersSent) response.destroy();
    else send(response, 500, 'This failed; the log says why\n');
  }
}

async function route(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0];
  if (path === parts.slack?.path) return await parts.slack?.listener(request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'Only GET is served here\n');
  switch (path) {
    case '/healthz':
      return send(response, 200, 'ok\n');
    case '/readyz':
      return sendReadiness(parts, request, response);
    case '/metrics':
      return await sendMetrics(parts, request, response);
    default:
      return send(response, 404, 'Nothing is served here\n');
  }
}

function sendReadiness(parts: ServerParts, request: IncomingMessage, response: ServerResponse): void {
  const readiness = parts.readiness();
  const { ready } = readiness;
  const told = isLocal(request) || hasToken(request, parts.metricsToken) ? readiness : { ready };
  send(response, ready ? 200 : 503, `${JSON.stringify(told)}\n`, 'application/json');
}

async function sendMetrics(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { metricsToken } = parts;
  if (metricsToken === undefined && !isLocal(request))
    return send(response, 401, 'Without METRICS_TOKEN this is told on the machine itself only\n');
  if (metricsToken !== undefined && !hasToken(request, metricsToken))
    return send(response, 401, 'This needs the bearer token of METRICS_TOKEN\n');
  const { type, body } = await parts.metrics();
  send(response, 200, body, type);
}

function send(response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function closed(server: Server): Promise<void> {
  const cutOff = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(cutOff);
}
