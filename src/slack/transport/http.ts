import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import getRawBody from 'raw-body';
import { createVerifier } from './signature.ts';

/** A modal's whole state stays below 250 kB, an event far below. */
const MAX_BYTES = 1_000_000;
const FORM = 'application/x-www-form-urlencoded';

export interface HttpParts {
  readonly secrets: readonly string[];
  now(): number;
  /** Bolt's listener; it takes the body that was read here. */
  next(request: IncomingMessage, response: ServerResponse): unknown;
  /** Slack did not sign it, it is too large, or it is no payload. */
  onRefused(reason: 'signature' | 'size' | 'content'): void;
}

/** Serves a request; rejects when that fails. */
export type HttpListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Stands before Bolt's receiver: reads the body of what may be Slack's, within its limit, and lets only signed payloads through. */
export function createHttpListener({ secrets, now, next, onRefused }: HttpParts): HttpListener {
  const { isPlausible, isSigned } = createVerifier(secrets, now);
  return async (request, response) => {
    const claim = { signature: header(request, 'x-slack-signature'), timestamp: header(request, 'x-slack-request-timestamp') };
    if (!isPlausible(claim)) return refuse(response, 401, () => onRefused('signature'));
    if (Number(request.headers['content-length']) > MAX_BYTES) return refuse(response, 413, () => onRefused('size'));
    const body = await read(request);
    if (body === 'broken') return;
    if (body === 'too large') return refuse(response, 413, () => onRefused('size'));
    if (!isSigned(claim, body)) return refuse(response, 401, () => onRefused('signature'));
    if (!isPayload(request, body)) return refuse(response, 400, () => onRefused('content'));
    await next(withBody(request, body), response);
  };
}

async function read(request: IncomingMessage): Promise<Buffer | 'too large' | 'broken'> {
  try {
    return await getRawBody(request, { limit: MAX_BYTES });
  } catch (error) {
    // Anything else means that the sender closed the connection.
    return error instanceof Error && 'type' in error && error.type === 'entity.too.large' ? 'too large' : 'broken';
  }
}

/** Reads a body as Bolt does, which takes whatever is JSON for an object and fails, beyond our reach, where it is none. */
function isPayload(request: IncomingMessage, body: Buffer): boolean {
  const text = body.toString('utf8');
  const json = isForm(request) ? parse(text).payload : text;
  return typeof json !== 'string' || isJsonObject(json);
}

function isJsonObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Bolt takes a body read before as `rawBody`, and knows the form type only without a charset. */
function withBody(request: IncomingMessage, rawBody: Buffer): IncomingMessage {
  if (isForm(request)) request.headers['content-type'] = FORM;
  return Object.assign(request, { rawBody });
}

function isForm({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith(FORM) ?? false;
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

function refuse(response: ServerResponse, status: number, tell: () => void): void {
  tell();
  response.writeHead(status, { connection: 'close' }).end();
}
