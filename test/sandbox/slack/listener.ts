import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KEEP_OPEN } from '../../../sandbox/keep-open.ts';
import { isObject, type Json, tryParseJson } from '../../../sandbox/slack/json.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly json: Json;
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  /** Milliseconds. */
  readonly after?: number;
  /** How often, before everything is well again; unset: always. */
  readonly times?: number;
}

/** A bot that only listens; it acknowledges at once unless told otherwise. */
export interface Listener {
  readonly url: string;
  readonly received: readonly Received[];
  answerWith(answer: Answer): void;
  close(): Promise<void>;
}

export async function startListener(): Promise<Listener> {
  const received: Received[] = [];
  let answer: Answer = { status: 200 };
  let left = Number.POSITIVE_INFINITY;
  const server = createServer(KEEP_OPEN, async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const json = tryParseJson(body);
    received.push({ headers: request.headers, body, json: isObject(json) ? json : {} });
    const { status, headers, after = 0 } = left > 0 ? answer : { status: 200 };
    left -= 1;
    setTimeout(() => response.writeHead(status, headers).end(), after).unref();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    received,
    answerWith: (next) => {
      answer = next;
      left = next.times ?? Number.POSITIVE_INFINITY;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
