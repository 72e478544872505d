import type { IncomingMessage, ServerResponse } from 'node:http';
import getRawBody from 'raw-body';

/** The memory of a body that is being read. */
export interface Reservation {
  /** More bytes have come than were reserved; false: there is no room for them. */
  grow(bytes: number): boolean;
  release(): void;
}

/**
 * Reserves memory for a body of so many bytes, as far as they are known. Undefined when the body must not be read, because
 * its sender, or all senders, have too much under way.
 */
export type Reserve = (request: IncomingMessage, bytes: number) => Reservation | undefined;

/**
 * The whole body, never decompressed. `broken`: its sender closed the connection, or did not say how long the body is and
 * there is no more memory for it.
 */
export async function readBody(
  request: IncomingMessage,
  limit: number,
  { grow }: Pick<Reservation, 'grow'>,
): Promise<Buffer | 'too large' | 'broken'> {
  if (request.headers['content-length'] === undefined)
    request.on('data', ({ length }: Buffer) => {
      if (!grow(length)) request.destroy();
    });
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
