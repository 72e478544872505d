import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { BotProcess } from './bot-process.ts';

/**
 * Where an event goes: to one process, or to all at once; mentions may be an exception. Commands and buttons always go to
 * one.
 */
export type Spread = 'one' | 'all' | 'all but mentions';

/** Stands between Slack and the processes, as a load balancer does. */
export interface Balancer {
  readonly url: string;
  /** Processes that get requests. */
  readonly pool: Set<BotProcess>;
  spread: Spread;
  close(): Promise<void>;
}

const PATH = '/slack/events';

/** @param onTaken called with the body of what a process acknowledged */
export async function startBalancer(onTaken: (body: string, process: string) => void): Promise<Balancer> {
  const pool = new Set<BotProcess>();
  const server = createServer((request, response) => void forward(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const isEvent = request.headers['content-type'] === 'application/json';
    const targets = isEvent && isForAll(body, balancer.spread) ? [...pool] : anyOf([...pool]);
    const results = await Promise.all(targets.map((target) => send(target, request.headers, body, onTaken)));
    const best = results.find(({ status }) => status >= 200 && status < 300) ?? results[0];
    response.writeHead(best?.status ?? 503, best?.type ? { 'content-type': best.type } : {}).end(best?.answer ?? '');
  }

  const balancer: Balancer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`,
    pool,
    spread: 'one',
    close: () => closeServer(server),
  };
  return balancer;
}

function isForAll(body: string, spread: Spread): boolean {
  return spread === 'all' || (spread === 'all but mentions' && !body.includes('"app_mention"'));
}

interface Result {
  readonly status: number;
  readonly type: string | undefined;
  readonly answer: string;
}

async function send(
  target: BotProcess,
  headers: IncomingHttpHeaders,
  body: string,
  onTaken: (body: string, process: string) => void,
): Promise<Result> {
  const names = Object.keys(headers).filter((name) => name.startsWith('x-slack') || name === 'content-type');
  const kept = Object.fromEntries(names.map((name) => [name, String(headers[name])]));
  try {
    const response = await fetch(target.url + PATH, { method: 'POST', headers: kept, body });
    const answer = await response.text();
    if (response.ok) onTaken(body, target.name);
    return { status: response.status, type: response.headers.get('content-type') ?? undefined, answer };
  } catch {
    return { status: 502, type: undefined, answer: '' };
  }
}

function anyOf<Item>(items: readonly Item[]): readonly Item[] {
  const item = items[Math.floor(Math.random() * items.length)];
  return item === undefined ? [] : [item];
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
