import * as z from 'zod';
import { isRecord, word } from '../../field.ts';

/** A reply that says no; Tuya sends it with HTTP 200. */
export interface Refusal {
  readonly success: false;
  /** As text, whether it came as a number or as a numeric string. */
  readonly code: string;
  readonly msg: string;
  /** Tuya's clock in epoch milliseconds. */
  readonly t: number | undefined;
  readonly tid: string | undefined;
}

/** `result` is undefined when the reply says yes and holds nothing. */
export type Envelope<Result> = { readonly success: true; readonly result: Result | undefined } | Refusal;

const Refused = z.object({
  success: z.literal(false),
  code: word.transform((code) => code ?? 'none'),
  msg: word.transform((msg) => msg ?? 'no message'),
  t: word.transform(milliseconds),
  tid: word.transform((tid) => tid),
});

/** True for a body that says no in Tuya's envelope, and for this reason. */
export function isRefusal(body: unknown, reason: (refusal: Refusal) => boolean): boolean {
  const { data } = Refused.safeParse(body);
  return data !== undefined && reason(data);
}

/**
 * Reads `{success, code, msg, t, tid, result}`, the result through `shape`. The page of the mall shows its result without that
 * envelope; it is read too, as far as it is a result.
 */
export function envelope<Result>(shape: z.ZodType<Result>): z.ZodType<Envelope<Result>> {
  const granted = z.object({ success: z.literal(true), result: z.unknown().optional() }).transform((reply, context) => {
    if (isEmpty(reply.result)) return { success: true as const, result: undefined };
    const parsed = shape.safeParse(reply.result);
    if (parsed.success) return { success: true as const, result: parsed.data };
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path: ['result', ...path], message });
    return z.NEVER;
  });
  return z
    .unknown()
    .transform(withEnvelope)
    .pipe(z.discriminatedUnion('success', [Refused, granted]));
}

function withEnvelope(body: unknown): unknown {
  const isBare = isRecord(body) && body.success === undefined && body.code === undefined && Object.keys(body).length > 0;
  return isBare ? { success: true, result: body } : body;
}

function milliseconds(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{13}$/.test(value) ? Number(value) : undefined;
}

function isEmpty(result: unknown): boolean {
  if (typeof result === 'object' && result !== null) return Object.keys(result).length === 0;
  return result === undefined || result === null || result === '';
}
