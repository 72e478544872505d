import type { Readable } from 'node:stream';
import getRawBody from 'raw-body';
import { type Dispatcher, request as send } from 'undici';
import type { z } from 'zod';
import { type Bound, boundBy } from '../../bound.ts';
import { cleanText, type FailureKind, ourBug, ProviderError } from '../../core/failure/failure.ts';
import type { ConnectedProvider, HttpRequest } from '../../core/provider/provider.ts';
import { TIMES } from '../../core/times.ts';
import { createAddress } from './address.ts';
import { type BodyHeaders, decodeBody, isTooLargeOnceDecompressed } from './decode.ts';
import { MAX_BYTES } from './dispatcher.ts';
import { type RawReply, readReply } from './reply.ts';

/** `Tools.json` of one provider; `signal` aborts the request before its own deadline. */
export type Json = <Reply>(request: HttpRequest, schema: z.ZodType<Reply>, signal?: AbortSignal) => Promise<Reply | undefined>;

/** One request, as metrics and log see it. */
export interface RequestSeen {
  readonly provider: string;
  readonly outcome: 'answered' | 'absent' | FailureKind;
  readonly status: number | undefined;
  readonly durationMs: number;
}

export interface HttpOptions {
  readonly provider: Pick<ConnectedProvider, 'id' | 'baseUrl'>;
  readonly dispatcher: Dispatcher;
  /** Milliseconds from sending to the last byte of the body. */
  readonly deadline?: number | undefined;
  readonly now?: (() => number) | undefined;
  /** Must not throw. */
  readonly onRequest?: ((seen: RequestSeen) => void) | undefined;
  /** Called with the Date header of every reply that has one. Must not throw. */
  readonly onDate?: ((date: string) => void) | undefined;
}

type Sent = Pick<RawReply, 'status' | 'retryAfter' | 'text'> & { readonly date: string | undefined };

/** Binds JSON requests to one provider's base URL. Redirects are never followed, so that no secret leaves the origin. */
export function createJson(options: HttpOptions): Json {
  const { provider, dispatcher, deadline = TIMES.request, now = Date.now, onRequest, onDate } = options;
  const address = createAddress(provider.baseUrl);

  return async (request, schema, signal) => {
    const began = performance.now();
    let status: number | undefined;
    const report = (outcome: RequestSeen['outcome']) =>
      onRequest?.({ provider: provider.id, outcome, status, durationMs: performance.now() - began });
    try {
      const url = address(request);
      const where = `${request.method ?? 'GET'} ${url.host}${url.pathname}`;
      const sent = await exchange(request, url, dispatcher, { bound: boundBy(deadline, signal), where });
      status = sent.status;
      if (sent.date !== undefined) onDate?.(sent.date);
      const reply = readReply({ ...sent, where, absent: request.absent }, schema, now());
      report(reply === undefined ? 'absent' : 'answered');
      return reply;
    } catch (error) {
      report(error instanceof ProviderError ? error.kind : 'bad_response');
      throw error;
    }
  };
}

interface Bounds {
  readonly bound: Bound;
  readonly where: string;
}

async function exchange(request: HttpRequest, url: URL, dispatcher: Dispatcher, { bound, where }: Bounds): Promise<Sent> {
  const { signal, end } = bound;
  try {
    const { statusCode, headers, body } = await send(url, {
      dispatcher,
      method: request.method ?? 'GET',
      headers: { accept: 'application/json', ...request.headers, 'accept-encoding': 'identity' },
      body: request.body ?? null,
      signal,
    });
    const [retryAfter, date] = [headers['retry-after'], headers.date].map((value) => [value].flat()[0]);
    return { status: statusCode, retryAfter, date, text: await readText(body, headers) };
  } catch (error) {
    if (signal.aborted) throw new ProviderError('timeout', `No reply in time to ${where}`);
    throw connectionError(error, where);
  } finally {
    end();
  }
}

/** Bounds the body here too: undici's own bound does not reach a plain-http origin behind a proxy. */
async function readText(body: Readable, headers: BodyHeaders): Promise<string | undefined> {
  try {
    return await decodeBody(await getRawBody(body, { limit: MAX_BYTES }), headers);
  } catch (error) {
    body.destroy();
    throw error;
  }
}

const TIMEOUTS = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);

/** Keeps only name, code and message of undici's error: the rest can hold the URL, headers and body. */
function connectionError(error: unknown, where: string): ProviderError {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const cause = { name, code, message: cleanText(message) };
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE' || isTooLarge(error) || isTooLargeOnceDecompressed(error))
    return new ProviderError('bad_response', `Too large a reply to ${where}`, { cause });
  if (code === 'UND_ERR_INVALID_ARG') return ourBug(`Not sent: ${where}`, cause);
  if (code && TIMEOUTS.has(code)) return new ProviderError('timeout', `No connection in time for ${where}`, { cause });
  return new ProviderError('unreachable', `No reply to ${where}`, { cause });
}

/** raw-body's error for a body above its limit. */
function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'type' in error && error.type === 'entity.too.large';
}
