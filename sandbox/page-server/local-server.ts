import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KEEP_OPEN } from '../keep-open.ts';

/** Returns the answer, which is sent as JSON, or undefined if the handler has sent its own. */
export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => unknown;

export interface LocalServer {
  readonly url: string;
  close(): Promise<void>;
}

const LOCAL_NAMES = ['127.0.0.1', 'localhost'];

/** Serves on 127.0.0.1. Rejects if the port is in use. Requests from pages of other sites get 403. */
export async function startLocalServer(port: number, handle: Handler): Promise<LocalServer> {
  const server = createServer(KEEP_OPEN, (request, response) => void serve(request, response, handle));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, handle: Handler): Promise<void> {
  if (!isFromHere(request)) return void response.writeHead(403).end();
  try {
    const answer = await handle(request, response, new URL(request.url ?? '/', 'http://127.0.0.1'));
    if (answer !== undefined) json(response, 200, answer);
  } catch (error) {
    json(response, 400, { problem: error instanceof Error ? error.message : String(error) });
  }
}

/** The host name prevents DNS rebinding, the content type cross-site forms. */
function isFromHere({ method, headers }: IncomingMessage): boolean {
  const name = (headers.host ?? '').split(':', 1)[0] ?? '';
  return LOCAL_NAMES.includes(name) && (method === 'GET' || headers['content-type'] === 'application/json');
}

function json(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}
