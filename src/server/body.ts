import type { IncomingMessage, ServerResponse } from 'node:http';
import getRawBody from 'raw-body';

/** The whole body, never decompressed. `broken`: its sender closed the connection. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'too large' | 'broken'> {
  try {
    return await getRawBody(request, { limit });
  } catch (error) {
    return error instanceof Error && 'type' in error && error.type === 'entity.too.large' ? 'too large' : 'broken';
  }
}

/** What the request says of its body's length; `limit` where it does not. */
export function declaredBytes({ headers }: IncomingMessage, limit: number): number {
  return Number(headers['content-length'] ?? limit);
}

/** Ends the connection too: what is left of the body is not read. 405: only POST is served. */
export function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close', ...(status === 405 && { allow: 'POST' }) }).end();
}
