import * as z from 'zod';
import type { Fact, Line, Reference } from '../../core/order/fields.ts';
import { makeOrder } from '../../core/order/make-order.ts';
import type { FinancePart, InternalPart, Order } from '../../core/order/order.ts';
import { readTimestamp } from '../../core/order/timestamp.ts';
import type { AttentionKind, Stage } from '../../core/order/vocabulary.ts';
import { amount, httpsLink, listOf, text, timeText, word } from '../field.ts';
import { amounts, events, money, named, unique } from '../order-part.ts';
import { lineStage, lineStatus, orderStage, settlementStatus } from './status.ts';

/** The page: "Currency: fixed CNY", whatever the order's own currency. */
const ITEM_PRICE_CURRENCY = 'CNY';

/** LinkBest writes 0 for "no parent". */
const id = text.transform((value) => (value === '0' ? undefined : value));

const LineRecord = z.object({
  OrderSn: id,
  ItemImg: httpsLink,
  ParentOrderSn: id,
  ItemId: id,
  ItemName: text,
  ItemCount: amount,
  ItemPrice: amount,
  OrdersPrice: amount,
  OrderCommission: amount,
  ItemCate: text,
  ItemCateName: text,
  GoodsCate: text,
  ShopTitle: text,
  OrderStatus: text,
  LbOrderStatus: word,
});

const OrderRecord = z.object({
  Id: id,
  OrderSn: id,
  ParentOrderSn: id,
  ProgramId: id,
  ProgramName: text,
  WebsiteId: id,
  LinkId: id,
  SubId: text,
  OrderTime: timeText,
  OrdersPrice: amount,
  SiterCommission: amount,
  Currency: text,
  Status: word,
  ConfirmPrice: amount,
  ConfirmSiterCommission: amount,
  ChargeCurrency: text,
  ChargeTime: timeText,
  Details: listOf(LineRecord),
});
type OrderRecord = z.infer<typeof OrderRecord>;

/** An order whose times are in `zone`, such as `+08:00`. Its id may be the parent of the number that was asked for. */
export function linkBestOrder(zone: string): z.ZodType<Order> {
  return OrderRecord.transform((record) =>
    makeOrder({
      provider: 'linkbest',
      public: publicPart(record, zone),
      internal: internalPart(record),
      finance: financePart(record, zone),
      // The label of a link holds what its owner wrote there, often the id of a person.
      personal: { free: record.SubId === undefined ? [] : [{ key: 'SubId', value: record.SubId }] },
    }),
  );
}

function publicPart(record: OrderRecord, zone: string) {
  const stages = record.Details.map(({ LbOrderStatus }) => lineStage(LbOrderStatus));
  return {
    id: record.OrderSn,
    title: record.Details[0]?.ItemName,
    stage: orderStage(stages),
    statuses: unique(record.Details.map(({ LbOrderStatus }) => LbOrderStatus)).flatMap(lineStatus),
    references: referencesOf(record),
    timeline: events({ created: readTimestamp(record.OrderTime, zone) }),
    lines: record.Details.map(lineOf),
    attention: attentionTo(stages),
  };
}

/** Amounts of a line are in the order's currency, except the unit price. */
function internalPart(record: OrderRecord): Partial<InternalPart> {
  const { Details: lines, Currency } = record;
  return {
    total: money(record.OrdersPrice, Currency),
    linePrices: lines.map(({ ItemPrice }) => money(ItemPrice, ITEM_PRICE_CURRENCY)),
    lineTotals: lines.map(({ OrdersPrice }) => money(OrdersPrice, Currency)),
    lineFacts: lines.map((line) => lineFactsOf(line, record)),
    facts: factsOf(record),
  };
}

function financePart(record: OrderRecord, zone: string): FinancePart {
  const { Currency, ChargeCurrency } = record;
  return {
    amounts: amounts({
      commission: money(record.SiterCommission, Currency),
      confirmed: money(record.ConfirmPrice, ChargeCurrency),
      confirmed_commission: money(record.ConfirmSiterCommission, ChargeCurrency),
    }),
    lineCommissions: record.Details.map(({ OrderCommission }) => money(OrderCommission, Currency)),
    statuses: settlementStatus(record.Status),
    timeline: events({ settled: readTimestamp(record.ChargeTime, zone) }),
  };
}

function lineOf({ ItemName, ItemId, ItemCount, ItemImg: image, LbOrderStatus }: OrderRecord['Details'][number]): Line {
  const [status] = lineStatus(LbOrderStatus);
  return { title: ItemName ?? ItemId ?? '—', sku: ItemId, quantity: ItemCount, image, status };
}

function referencesOf(record: OrderRecord): Reference[] {
  const parents = unique([record, ...record.Details].map(({ ParentOrderSn }) => ParentOrderSn));
  const references = [...named({ record: record.Id }), ...parents.map((value) => ({ name: 'parent' as const, value }))];
  return references.filter(({ value }) => value !== record.OrderSn);
}

/** The merchant's own status is free text and follows no vocabulary, so no channel sees it. */
function lineFactsOf(line: OrderRecord['Details'][number], { OrderSn }: OrderRecord): Fact[] {
  const categories = unique([line.ItemCateName, line.GoodsCate, line.ItemCate]);
  return [
    ...named({ merchant_status: line.OrderStatus, line_order: line.OrderSn === OrderSn ? undefined : line.OrderSn }),
    ...categories.map((value) => ({ name: 'category' as const, value })),
  ];
}

function factsOf({ ProgramName, ProgramId, WebsiteId, LinkId, Details: lines }: OrderRecord): Fact[] {
  return [
    ...named({ program: ProgramName, program_id: ProgramId, promotion: WebsiteId, link: LinkId }),
    ...unique(lines.map(({ ShopTitle }) => ShopTitle)).map((value) => ({ name: 'shop' as const, value })),
  ];
}

function attentionTo(stages: readonly Stage[]): AttentionKind[] {
  const refunded = stages.filter((stage) => stage === 'refunded').length;
  return [
    ...(stages.includes('disputed') ? (['disputed'] as const) : []),
    ...(refunded > 0 ? ([refunded === stages.length ? 'refunded' : 'partially_refunded'] as const) : []),
  ];
}
