import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import { declaredBytes, readBody, refuse } from '../../server/body.ts';
import { type Claim, createVerifier } from './signature.ts';

/** Slack's JSON stays below 250 kB, which a form's percent-encoding can triple. */
const MAX_BYTES = 1_000_000;
const FORM = 'application/x-www-form-urlencoded';
/** A form begins with the name of a field. */
const JSON_OBJECT = /^\s*\{/;

export interface HttpDeps {
  readonly secrets: readonly string[];
  now(): number;
  /** Bolt's listener; it takes the body that was read here. */
  next(request: IncomingMessage, response: ServerResponse): unknown;
  /** True once for each signature within its window; a command or button that is sent again is not answered again. */
  isFirst(signature: string): Promise<boolean>;
  /** Handles a payload that needs no listener; false: Bolt must have it. */
  readonly handleUnanswered: (payload: unknown) => boolean;
  /** Reserves memory for a body; undefined when its sender, or all senders, have too much under way. */
  reserve(request: IncomingMessage, bytes: number): (() => void) | undefined;
  /** Called when Slack did not sign a request, or it is too large, not a payload or a copy; `hasBody` says whether its body was read. */
  onRefused(reason: 'signature' | 'size' | 'content' | 'replay', request: IncomingMessage, hasBody: boolean): void;
}

/** Serves a request; rejects when that fails. */
export type HttpListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Reads the body of what may be Slack's, within its limits, and passes only signed payloads to Bolt's receiver. */
export function createHttpListener({
  secrets,
  now,
  next,
  isFirst,
  handleUnanswered,
  reserve,
  onRefused,
}: HttpDeps): HttpListener {
  const { isPlausible, isSigned } = createVerifier(secrets, now);

  /** Judges by the headers alone; undefined when the body is worth reading. */
  function refusedByHeaders(request: IncomingMessage, claim: Claim): Refused | undefined {
    if (request.method !== 'POST') return { status: 405, reason: 'content' };
    if (!isPlausible(claim)) return { status: 401, reason: 'signature' };
    return declaredBytes(request, MAX_BYTES) > MAX_BYTES ? { status: 413, reason: 'size' } : undefined;
  }

  async function refusedByBody(request: IncomingMessage, claim: Claim): Promise<Refused | Body | undefined> {
    const body = await readBody(request, MAX_BYTES);
    if (body === 'broken') return undefined;
    if (body === 'too large') return { status: 413, reason: 'size' };
    if (!isSigned(claim, body)) return { status: 401, reason: 'signature' };
    const payload = payloadOf(request, body);
    return payload === 'none' ? { status: 400, reason: 'content' } : { bytes: body, payload };
  }

  /** Slack delivers an event again until it is acknowledged, but never a command or a button, which come as forms. */
  async function isCopy(request: IncomingMessage, { signature = '' }: Claim): Promise<boolean> {
    if (!isForm(request) || (await isFirst(signature))) return false;
    onRefused('replay', request, false);
    return true;
  }

  return async (request, response) => {
    const claim = { signature: header(request, 'x-slack-signature'), timestamp: header(request, 'x-slack-request-timestamp') };
    const refused = refusedByHeaders(request, claim);
    if (refused) {
      onRefused(refused.reason, request, false);
      return refuse(response, refused.status);
    }
    const release = reserve(request, declaredBytes(request, MAX_BYTES));
    if (!release) return refuse(response, 503);
    const result = await refusedByBody(request, claim).finally(release);
    if (result === undefined) return;
    if ('reason' in result) {
      onRefused(result.reason, request, true);
      return refuse(response, result.status);
    }
    if ((await isCopy(request, claim)) || handleUnanswered(result.payload)) return void response.end();
    await next(withBody(request, result.bytes), response);
  };
}

interface Refused {
  readonly status: number;
  readonly reason: 'signature' | 'size' | 'content';
}

interface Body {
  readonly bytes: Buffer;
  /** Its JSON; undefined: a form without any. */
  readonly payload: object | undefined;
}

/**
 * Reads a body as Bolt does, which takes whatever is JSON for an object and fails, beyond our reach, where it is none.
 * The content type is not signed: JSON that somebody sends again as a form would be a form made of what a person wrote.
 */
function payloadOf(request: IncomingMessage, body: Buffer): Body['payload'] | 'none' {
  const text = body.toString('utf8');
  if (!isForm(request)) return jsonObject(text);
  if (JSON_OBJECT.test(text)) return 'none';
  const { payload } = parse(text);
  return typeof payload === 'string' ? jsonObject(payload) : undefined;
}

function jsonObject(json: string): object | 'none' {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : 'none';
  } catch {
    return 'none';
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
