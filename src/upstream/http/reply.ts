import type { z } from 'zod';
import { type FailureKind, ProviderError } from '../../core/failure/failure.ts';
import type { HttpRequest } from '../../core/provider/provider.ts';
import { parseExact } from './exact.ts';

/** A complete reply. `where` is method, host and path, which messages may name. */
export interface RawReply {
  readonly status: number;
  readonly retryAfter: string | undefined;
  /** Undefined when the body is not what its headers say, so that it cannot be decoded. */
  readonly text: string | undefined;
  readonly where: string;
  readonly absent?: HttpRequest['absent'] | undefined;
}

const KIND: Readonly<Record<number, FailureKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  408: 'timeout',
  429: 'rate_limited',
  504: 'timeout',
};

/** Where vendors put code, message and trace id in the body of an error. */
const CODE = ['code', 'operateCode', 'Status'];
const MESSAGE = ['message', 'msg', 'Message'];
const TRACE = ['tid', 'traceId'];

const MAX_RETRY_AFTER = 3_600_000;
const MAX_PATHS = 5;

/**
 * Parses a reply: a value of the schema, or undefined for the vendor's own not-found body on a 404. A gateway's 404, or
 * one for a wrong path, is never "no such order". Throws ProviderError for the rest.
 */
export function readReply<Reply>(reply: RawReply, schema: z.ZodType<Reply>, now: number): Reply | undefined {
  const body = reply.text === undefined ? undefined : parseTwice(reply.text);
  if (reply.status === 404 && body !== undefined && reply.absent?.(body)) return undefined;
  if (reply.status < 200 || reply.status > 299) throw toError(reply, body, now);
  if (reply.text === undefined) throw new ProviderError('bad_response', `The reply to ${reply.where} cannot be decoded`);
  if (body === undefined) throw new ProviderError('bad_response', `No JSON in the reply to ${reply.where}`);
  return parseBody(reply, body, schema);
}

/** Some gateways send JSON as a text within JSON. */
function parseTwice(text: string): unknown {
  const body = parseExact(text);
  return typeof body === 'string' ? (parseExact(body) ?? body) : body;
}

/** Retry-After in milliseconds, from seconds or an HTTP date; at most an hour. */
export function waitOf(retryAfter: string | undefined, now: number): number | undefined {
  const text = retryAfter?.trim() ?? '';
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : text.endsWith('GMT') ? Date.parse(text) - now : Number.NaN;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), MAX_RETRY_AFTER);
}

function toError(reply: RawReply, body: unknown, now: number): ProviderError {
  const { status, where } = reply;
  const words = findText(body, MESSAGE);
  const code = findText(body, CODE);
  const isOfVendor = words !== undefined || code !== undefined;
  const isAddress = status < 400 || status === 404 || status === 405;
  return new ProviderError(
    KIND[status] ?? (status >= 500 ? 'unavailable' : isOfVendor && !isAddress ? 'refused' : 'bad_response'),
    `${status} to ${where}${words ? `: ${words}` : ''}`,
    {
      status,
      said: words,
      code,
      traceId: findText(body, TRACE),
      retryAfter: waitOf(reply.retryAfter, now),
      hint: isAddress ? 'check_base_url' : undefined,
    },
  );
}

function parseBody<Reply>(reply: RawReply, body: unknown, schema: z.ZodType<Reply>): Reply {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const paths = read.error.issues.slice(0, MAX_PATHS).map(({ path }) => path.map(String).join('.') || '(root)');
  throw new ProviderError('bad_response', `Unexpected shape at ${paths.join(', ')} in the reply to ${reply.where}`, {
    traceId: findText(body, TRACE),
  });
}

function findText(body: unknown, names: readonly string[]): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const known = new Map(Object.entries(body));
  const found = names.map((name) => known.get(name)).find((value) => typeof value === 'string' || typeof value === 'number');
  return found === undefined ? undefined : String(found);
}
