import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import * as z from 'zod';
import { parseJson } from '../../core/parse-json.ts';
import { declaredBytes, type Reservation, type Reserve, readBody, refuse } from '../../server/body.ts';
import type { Deliver, SignedPayload } from './http-receiver.ts';
import { type Claim, createVerifier } from './signature.ts';

/** Slack's JSON stays below 250 kB, which a form's percent-encoding can triple. */
const MAX_BYTES = 1_000_000;
const FORM = 'application/x-www-form-urlencoded';
/** Slack's check of the certificate is `ssl_check=1&token=…`, and nothing signs it (docs.slack.dev/interactivity/implementing-slash-commands). */
const CERTIFICATE_CHECK = /(?:^|&)ssl_check=1(?:&|$)/;
const MAX_CHECK_BYTES = 200;
/** A form begins with the name of a field. */
const JSON_OBJECT = /^\s*\{/;
const OBJECT = z.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

export interface HttpDeps {
  readonly secrets: readonly string[];
  now(): number;
  /** To Bolt. */
  readonly deliver: Deliver;
  /** True once for each signature within its window; a command or button that is sent again is not answered again. */
  isFirst(signature: string): Promise<boolean>;
  /** Handles a payload that needs no listener; false: Bolt must have it. */
  readonly handleUnanswered: (payload: unknown) => boolean;
  readonly reserve: Reserve;
  /** Called when Slack did not sign a request, or it is too large, not a payload or a copy; `hasBody` says whether its body was read. */
  onRefused(reason: 'signature' | 'size' | 'content' | 'replay', request: IncomingMessage, hasBody: boolean): void;
}

/** Serves a request; rejects when that fails. */
export type HttpListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Reads the body of what may be Slack's, within its limits, and passes on only signed payloads. */
export function createHttpListener({
  secrets,
  now,
  deliver,
  isFirst,
  handleUnanswered,
  reserve,
  onRefused,
}: HttpDeps): HttpListener {
  const { isPlausible, isSigned } = createVerifier(secrets, now);

  /** Judges by the headers alone; undefined when the body is worth reading. */
  function refusedByHeaders(request: IncomingMessage, claim: Claim): Refused | undefined {
    if (request.method !== 'POST') return { status: 405, reason: 'content' };
    if (!isPlausible(claim) && !mayBeCheck(request)) return { status: 401, reason: 'signature' };
    return declaredBytes(request, MAX_BYTES) > MAX_BYTES ? { status: 413, reason: 'size' } : undefined;
  }

  async function payloadFrom(
    request: IncomingMessage,
    claim: Claim,
    memory: Reservation,
  ): Promise<Refused | Payload | 'check' | undefined> {
    const body = await readBody(request, MAX_BYTES, memory).finally(memory.release);
    if (body === 'broken') return undefined;
    if (body === 'too large') return { status: 413, reason: 'size' };
    if (mayBeCheck(request) && CERTIFICATE_CHECK.test(body.toString('latin1'))) return 'check';
    if (!isSigned(claim, body)) return { status: 401, reason: 'signature' };
    return payloadOf(request, body) ?? { status: 400, reason: 'content' };
  }

  /** Slack delivers an event again until it is acknowledged, but never a command or a button, which come as forms. */
  async function isCopy(request: IncomingMessage, { signature = '' }: Claim): Promise<boolean> {
    if (!isForm(request) || (await isFirst(signature))) return false;
    onRefused('replay', request, false);
    return true;
  }

  async function passOn({ payload }: Payload, request: IncomingMessage, response: ServerResponse, claim: Claim): Promise<void> {
    if ((await isCopy(request, claim)) || handleUnanswered(payload)) return void response.end();
    await deliver({ payload, response });
  }

  return async (request, response) => {
    const claim = { signature: header(request, 'x-slack-signature'), timestamp: header(request, 'x-slack-request-timestamp') };
    const refused = refusedByHeaders(request, claim);
    if (refused) {
      onRefused(refused.reason, request, false);
      return refuse(response, refused.status);
    }
    const memory = reserve(request, declaredBytes(request, 0));
    if (!memory) return refuse(response, 503);
    const result = await payloadFrom(request, claim, memory);
    if (result === undefined) return;
    if (result === 'check') return void response.end();
    if (isRefused(result)) {
      onRefused(result.reason, request, true);
      return refuse(response, result.status);
    }
    await passOn(result, request, response, claim);
  };
}

/** Judges by the headers alone. */
function mayBeCheck(request: IncomingMessage): boolean {
  return (
    header(request, 'x-slack-signature') === undefined && isForm(request) && declaredBytes(request, MAX_BYTES) <= MAX_CHECK_BYTES
  );
}

interface Refused {
  readonly status: number;
  readonly reason: 'signature' | 'size' | 'content';
}

type Payload = Pick<SignedPayload, 'payload'>;

function isRefused(result: Refused | Payload): result is Refused {
  return 'status' in result;
}

/**
 * The JSON of a body, or of a form's field `payload`, or the fields of a form without one; undefined: none of these. The
 * content type is not signed: JSON that somebody sends again as a form would be a form made of what a person wrote.
 */
function payloadOf(request: IncomingMessage, body: Buffer): Payload | undefined {
  const text = body.toString('utf8');
  if (!isForm(request)) return jsonObject(text);
  if (JSON_OBJECT.test(text)) return undefined;
  const form = parse(text);
  return typeof form.payload === 'string' ? jsonObject(form.payload) : { payload: form };
}

function jsonObject(json: string): Payload | undefined {
  const payload = parseJson(OBJECT, json);
  return payload && { payload };
}

/** Names of media types have no case. */
function isForm({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.toLowerCase().startsWith(FORM) ?? false;
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
