import * as z from 'zod';
import { type FailureKind, ProviderError } from '../../core/failure.ts';
import type { Order } from '../../core/order.ts';
import { ClinkOrder, ListedOrder } from './schema.ts';
import { Decimal, Moment, Text } from './value.ts';

/** The body has a status of its own beside HTTP's: 200, in whatever HTTP status it came, is the only success. */
const SUCCESS = '200';
/** Also in codes such as CUSTOMER_NOT_FOUND. */
const NOT_FOUND = /(not|n't)[\s_]{0,3}(found|exist)|不存在/i;
const KINDS: ReadonlyMap<string, FailureKind> = new Map([
  ['401', 'unauthorized'],
  ['403', 'forbidden'],
  ['429', 'rate_limited'],
  ['500', 'unavailable'],
  ['502', 'unavailable'],
  ['503', 'unavailable'],
  ['504', 'timeout'],
]);

/** A body that says it is no success. */
export class Refusal {
  readonly code: string | undefined;
  readonly msg: string;

  constructor(code: string | undefined, msg: string | undefined) {
    this.code = code;
    this.msg = msg ?? 'no reason given';
  }
}

const Refused = z
  .object({ code: Text.refine((code) => code !== SUCCESS), msg: Text })
  .transform(({ code, msg }) => new Refusal(code, msg));

/** `{code, msg, data}`; without data there is no such thing. */
function detail<Data>(data: z.ZodType<Data>) {
  return z.union([Refused, z.object({ data: data.nullish() }).transform((body) => body.data ?? undefined)]);
}

const Count = z.union([z.int(), z.stringFormat('count', /^\d{1,15}$/).transform(Number)]).pipe(z.int().nonnegative());

export interface Page {
  readonly rows: readonly Order[];
  readonly total: number;
}

/** One page of GET /order: `{total, rows, code, msg}`, without `data` around it. */
export const PageReply = z.union([
  Refused,
  z
    .object({ rows: z.array(ListedOrder).nullish(), total: Count.nullish() })
    .refine(({ rows, total }) => !rows?.length || typeof total === 'number', 'rows without a total')
    .transform(({ rows, total }): Page => ({ rows: rows ?? [], total: total ?? 0 })),
]);

export const OrderReply = detail(ClinkOrder);

/** A subscription's orders do not name it: its customer is what they are checked against. */
export const SubscriptionReply = detail(z.object({ customerId: Text.pipe(z.string()) }));

/** A checkout session or an invoice; neither has an order before somebody paid. */
export const PointerReply = detail(z.object({ orderId: Text, subscriptionId: Text }));

export const RefundReply = detail(
  z.object({ orderId: Text, status: Text, refundAmount: Decimal, refundCurrency: Text, createTime: Moment }),
);

const Absent = z.object({ code: Text.pipe(z.string()), msg: Text }).refine(({ code, msg = '' }) => saysMissing(code, msg));

/** True for Clink's own body under 404; it has a code, which a gateway's has not. */
export function isAbsent(body: unknown): boolean {
  return Absent.safeParse(body).success;
}

/** The same under another HTTP error. Above 500 it is a gateway that speaks. */
export function isMissing({ kind, status = 0, code, said = '' }: ProviderError): boolean {
  const isAccess = kind === 'unauthorized' || kind === 'forbidden';
  return !isAccess && code !== undefined && status !== 404 && status <= 500 && NOT_FOUND.test(said);
}

function saysMissing(code: string, msg: string): boolean {
  return code === '404' || NOT_FOUND.test(msg);
}

/**
 * Undefined when the refusal means that there is no such thing; throws ProviderError for every other.
 * Whether 500 in the body also means it is documented nowhere, so that failure is marked doubtful.
 */
export function missing({ code = '', msg }: Refusal): undefined {
  const kind = KINDS.get(code);
  const isAccess = kind === 'unauthorized' || kind === 'forbidden';
  if (!isAccess && saysMissing(code, msg)) return undefined;
  throw new ProviderError(kind ?? 'bad_response', `Clink refused: ${msg}`, { code, doubtful: code === '500' });
}
