import * as z from 'zod';
import type { FailureKind, GeneralHint } from '../../core/failure/failure.ts';
import type { Order } from '../../core/order/order.ts';
import { word } from '../field.ts';
import { saysMissing } from '../missing.ts';
import { linkBestOrder } from './schema.ts';

type Failure = readonly [kind: FailureKind, hint?: GeneralHint];

/**
 * Codes in the body, those of developers.linkbest.com/partner-integration/errors first, then HTTP's, should they be
 * repeated there. 4002 is called "insufficient resources" among refusals of single questions: taken for a spent quota
 * it would silence the provider for everybody.
 */
const FAILURES: ReadonlyMap<string, Failure> = new Map<string, Failure>([
  ['4000', ['refused', 'our_bug']],
  ['4002', ['forbidden']],
  ['4003', ['forbidden']],
  ['5001', ['unavailable']],
  ['400', ['refused', 'our_bug']],
  ['401', ['unauthorized']],
  ['403', ['forbidden']],
  ['404', ['bad_response', 'check_base_url']],
  ['405', ['bad_response', 'check_base_url']],
  ['429', ['rate_limited']],
  ['500', ['unavailable']],
  ['502', ['unavailable']],
  ['503', ['unavailable']],
  ['504', ['unavailable']],
]);

const NOT_FOUND = '4001';
const CODE = z.union([z.string(), z.int()]).nullish();
const SUCCESS = new Set(['0', '200']);
/** A success without data is an order that does not exist; PHP writes an empty object as an empty list. */
const NOTHING = z.union([z.null(), z.undefined(), z.tuple([]), z.strictObject({})]);

/** LinkBest's answer to one question. */
export type LinkBestReply =
  | { readonly kind: 'answered'; readonly data: readonly Order[] }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** `{Status, Message, Data}` of developers.linkbest.com/partner-integration/apis/110; `Code` takes the place of a missing `Status`. */
const Envelope = z
  .object({ Status: CODE, Code: CODE, Message: word, Data: z.unknown().optional() })
  .transform(({ Status, Code, Message, Data }, context) => {
    const code = Status ?? Code;
    if (code === undefined || code === null) context.addIssue('has neither Status nor Code');
    return SUCCESS.has(String(code))
      ? { kind: 'answered' as const, data: Data }
      : { kind: 'refused' as const, code: String(code), message: Message ?? '' };
  });

/** True for LinkBest's own body that says that there is no such order. */
export function isAbsent(body: unknown): boolean {
  const { data } = Envelope.safeParse(body);
  return data?.kind === 'refused' && isMiss(data.code, data.message);
}

/** Reads the answer to one order number and program: both are required, so what comes back is the order that was asked for. */
export function replyIn(zone: string): z.ZodType<LinkBestReply> {
  const order = linkBestOrder(zone).transform((read) => [read]);
  const listed = z.tuple([order]).transform(([only]) => only);
  const data = z.union([NOTHING.transform(() => []), listed, order]);
  return Envelope.pipe(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('answered'), data: data.default([]) }),
      z.object({ kind: z.literal('refused'), code: z.string(), message: z.string() }),
    ]),
  );
}

/** True for the code for "does not exist", and for a code that the page does not list whose words say so. */
export function isMiss(code: string, message: string): boolean {
  return code === NOT_FOUND || (!FAILURES.has(code) && saysMissing(message));
}

const SIGNATURE = /\bsign(?:ature)?\b|签名/i;
const TIMESTAMP = /\btimestamp\b|时间戳/i;

/**
 * Why LinkBest refused. No page says how it answers a wrong signature or an old timestamp: a refusal that is not on the
 * list, or a failed validation, is taken for that when its message speaks of it.
 */
export function failureOf(code: string, message: string): Failure {
  const isVague = code === '4000' || code === '400' || !FAILURES.has(code);
  if (isVague && TIMESTAMP.test(message)) return ['unauthorized', 'check_clock'];
  if (isVague && SIGNATURE.test(message)) return ['unauthorized'];
  return FAILURES.get(code) ?? ['refused'];
}
