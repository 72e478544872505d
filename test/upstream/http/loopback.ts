import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { KEEP_OPEN } from '../../../sandbox/keep-open.ts';

const running: Server[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map(closed));
});

/** A real server on 127.0.0.1 that lives as long as the test; it keeps the requests that it saw. */
export async function serve(answer: RequestListener): Promise<{ url: string; server: Server; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const server = createServer(KEEP_OPEN, (request, response) => {
    seen.push(request);
    answer(request, response);
  });
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, seen };
}

/** Answers every request alike. */
export function always(status: number, body: string, headers: Record<string, string> = {}): RequestListener {
  return (_request, response) => void response.writeHead(status, headers).end(body);
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
