import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a vendor stand-in saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What a stand-in sends back; `delay` in milliseconds, `hang` never answers, `drop` closes the connection. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects are sent as JSON, strings as they are. */
  readonly body?: unknown;
  readonly delay?: number;
  readonly fault?: 'hang' | 'drop';
}

/** A running stand-in for one vendor on loopback. */
export interface StandIn {
  readonly url: string;
  /** Settings with which the bot talks to it. */
  readonly env: Readonly<Record<string, string>>;
  /** Newest last; at most 10,000 are kept. */
  readonly requests: readonly SeenRequest[];
  /** The most requests that were open at the same time. */
  readonly mostAtOnce: number;
  close(): Promise<void>;
}

const MOST_KEPT = 10_000;
const MOST_BODY = 1_000_000;

/** Serves `answer` on a free port of 127.0.0.1 (or on `port`); `env` is told the address. */
export async function startStandIn(
  answer: (request: SeenRequest) => Reply | Promise<Reply>,
  env: (url: string) => Record<string, string>,
  port = 0,
): Promise<StandIn> {
  const requests: SeenRequest[] = [];
  const load = { open: 0, most: 0 };
  const server = createServer(async (incoming, response) => {
    load.most = Math.max(load.most, ++load.open);
    response.once('close', () => load.open--);
    const request = await read(incoming);
    requests.push(request);
    if (requests.length > MOST_KEPT) requests.shift();
    send(await answer(request), response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    env: env(url),
    requests,
    get mostAtOnce() {
      return load.most;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(incoming: IncomingMessage): Promise<SeenRequest> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  let body = '';
  for await (const chunk of incoming) {
    body += String(chunk);
    if (body.length > MOST_BODY) break;
  }
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
  setTimeout(() => {
    const isText = typeof reply.body === 'string';
    response.writeHead(reply.status ?? 200, { 'content-type': isText ? 'text/html' : 'application/json', ...reply.headers });
    response.end(isText ? reply.body : JSON.stringify(reply.body ?? null));
  }, reply.delay ?? 0);
}
