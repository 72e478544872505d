import type { Money } from '../../core/money.ts';
import {
  type Amount,
  type AmountName,
  type AttentionKind,
  type Fact,
  type FactName,
  type Line,
  makeOrder,
  type Order,
  type Reference,
  type ReferenceName,
  type Stage,
  type Status,
} from '../../core/order.ts';
import type { LineRecord, OrderRecord } from './schema.ts';
import { when } from './time.ts';
import { lineStage, lineStatus, orderStage, settlementStatus } from './vocabulary.ts';

/** The page: "Currency: fixed CNY", whatever the order's own currency. */
const ITEM_PRICE_CURRENCY = 'CNY';

/**
 * Each field under its class. The id is the one LinkBest gives, which may be the parent of the number asked for.
 * Amounts are in major units; those of a line in the order's currency, but for its unit price.
 */
export function toOrder(record: OrderRecord, asked: string, zone: string): Order {
  const id = record.OrderSn ?? asked;
  return makeOrder({
    provider: 'linkbest',
    public: publicPart(record, id, zone),
    internal: {
      total: money(record.OrdersPrice, record.Currency),
      linePrices: record.Details.map(({ ItemPrice }) => money(ItemPrice, ITEM_PRICE_CURRENCY)),
      lineTotals: record.Details.map(({ OrdersPrice }) => money(OrdersPrice, record.Currency)),
      statuses: merchantWords(record.Details),
      facts: facts(record),
    },
    finance: financePart(record, zone),
    personal: { free: free(record) },
  });
}

function publicPart(record: OrderRecord, id: string, zone: string): Order['public'] {
  const stages = record.Details.map(({ LbOrderStatus }) => lineStage(LbOrderStatus));
  const created = when(record.OrderTime, zone);
  return {
    id,
    title: record.Details[0]?.ItemName,
    stage: orderStage(stages),
    statuses: once(record.Details.map(({ LbOrderStatus }) => LbOrderStatus)).map(lineStatus),
    references: references(record, id),
    timeline: created ? [{ event: 'created', when: created }] : [],
    lines: record.Details.map(line),
    attention: attention(stages),
  };
}

/** Commission, confirmed amounts and the settlement are nobody's business but finance's. */
function financePart(record: OrderRecord, zone: string): Order['finance'] {
  const settled = when(record.ChargeTime, zone);
  return {
    amounts: [
      ...amount('commission', money(record.SiterCommission, record.Currency)),
      ...amount('confirmed', money(record.ConfirmPrice, record.ChargeCurrency)),
      ...amount('confirmed_commission', money(record.ConfirmSiterCommission, record.ChargeCurrency)),
    ],
    lineCommissions: record.Details.map(({ OrderCommission }) => money(OrderCommission, record.Currency)),
    statuses: record.Status === undefined ? [] : [settlementStatus(record.Status)],
    timeline: settled ? [{ event: 'settled', when: settled }] : [],
  };
}

function line({ ItemName, ItemId, ItemCount, LbOrderStatus }: LineRecord): Line {
  return {
    title: ItemName ?? ItemId ?? '—',
    sku: ItemId,
    quantity: ItemCount,
    status: LbOrderStatus === undefined ? undefined : lineStatus(LbOrderStatus),
  };
}

/** The merchant's free text beside LinkBest's translation. It follows no vocabulary, so no channel sees it. */
function merchantWords(lines: readonly LineRecord[]): Status[] {
  return once(lines.map(({ OrderStatus }) => OrderStatus)).map((word) => ({ name: 'merchant', word, tone: 'neutral' }));
}

function references(record: OrderRecord, id: string): Reference[] {
  const parents = [record, ...record.Details].map(({ ParentOrderSn }) => ParentOrderSn);
  const named = (name: ReferenceName, values: readonly (string | undefined)[]) => once(values).map((value) => ({ name, value }));
  return [...named('record', [record.Id]), ...named('parent', parents)].filter(({ value }) => value !== id);
}

function facts({ ProgramName, ProgramId, WebsiteId, LinkId, Details }: OrderRecord): Fact[] {
  const program = ProgramName && ProgramId ? `${ProgramName} (${ProgramId})` : (ProgramName ?? ProgramId);
  const named = (name: FactName, values: readonly (string | undefined)[]) => once(values).map((value) => ({ name, value }));
  return [
    ...named('program', [program]),
    ...named('promotion', [WebsiteId]),
    ...named('link', [LinkId]),
    ...named(
      'shop',
      Details.map(({ ShopTitle }) => ShopTitle),
    ),
    ...named(
      'category',
      Details.map(({ ItemCateName, GoodsCate, ItemCate }) => ItemCateName ?? GoodsCate ?? ItemCate),
    ),
  ];
}

/** The feedback label of a link holds what its owner put there, often the id of a person: nobody may know before it is looked at. */
function free({ SubId }: OrderRecord): Order['personal']['free'] {
  return SubId === undefined ? [] : [{ key: 'SubId', value: SubId }];
}

function attention(stages: readonly Stage[]): AttentionKind[] {
  const refunded = stages.filter((stage) => stage === 'refunded').length;
  return [
    ...(stages.includes('disputed') ? (['disputed'] as const) : []),
    ...(refunded > 0 ? ([refunded === stages.length ? 'refunded' : 'partially_refunded'] as const) : []),
  ];
}

function amount(name: AmountName, sum: Money | undefined): Amount[] {
  return sum ? [{ name, money: sum }] : [];
}

function money(sum: string | undefined, currency: string | undefined): Money | undefined {
  return sum === undefined ? undefined : { amount: sum, currency, unitKnown: true };
}

function once(words: readonly (string | undefined)[]): string[] {
  return [...new Set(words.filter((word) => word !== undefined))];
}
