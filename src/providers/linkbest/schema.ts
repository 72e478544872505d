import * as z from 'zod';
import type { Order } from '../../core/order.ts';
import { toOrder } from './order.ts';
import { Decimal, Id, listOf, Text } from './value.ts';

const LineRecord = z.object({
  OrderSn: Id,
  ParentOrderSn: Id,
  ItemId: Id,
  ItemName: Text,
  ItemCount: Decimal,
  ItemPrice: Decimal,
  OrdersPrice: Decimal,
  OrderCommission: Decimal,
  ItemCate: Text,
  ItemCateName: Text,
  GoodsCate: Text,
  ShopTitle: Text,
  OrderStatus: Text,
  LbOrderStatus: Text,
});
export type LineRecord = z.infer<typeof LineRecord>;

const OrderRecord = z.object({
  Id: Id,
  OrderSn: Id,
  ParentOrderSn: Id,
  ProgramId: Id,
  ProgramName: Text,
  WebsiteId: Id,
  LinkId: Id,
  SubId: Text,
  OrderTime: Text,
  OrdersPrice: Decimal,
  SiterCommission: Decimal,
  Currency: Text,
  Status: Text,
  ConfirmPrice: Decimal,
  ConfirmSiterCommission: Decimal,
  ChargeCurrency: Text,
  ChargeTime: Text,
  Details: listOf(LineRecord),
});
export type OrderRecord = z.infer<typeof OrderRecord>;

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
  .object({ Status: CODE, Code: CODE, Message: Text, Data: z.unknown().optional() })
  .transform(({ Status, Code, Message, Data }, context) => {
    const code = Status ?? Code;
    if (code === undefined || code === null) context.addIssue('has neither Status nor Code');
    return SUCCESS.has(String(code))
      ? { kind: 'answered' as const, data: Data }
      : { kind: 'refused' as const, code: String(code), message: Message ?? '' };
  });

/** The code of a refusal; undefined for anything else. */
export function codeOf(body: unknown): string | undefined {
  const { data } = Envelope.safeParse(body);
  return data?.kind === 'refused' ? data.code : undefined;
}

/**
 * Reads the answer to the order number `asked`; its times stand in `zone` (`+08:00`). Number and program are required
 * parameters of the call, so what comes back is taken for the order that was asked for, under the number it bears.
 */
export function replyTo(asked: string, zone: string): z.ZodType<LinkBestReply> {
  const order = OrderRecord.transform((record) => [toOrder(record, asked, zone)]);
  const data = z.union([NOTHING.transform(() => []), order]);
  return Envelope.pipe(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('answered'), data: data.default([]) }),
      z.object({ kind: z.literal('refused'), code: z.string(), message: z.string() }),
    ]),
  );
}
