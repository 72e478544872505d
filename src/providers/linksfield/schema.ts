import * as z from 'zod';
import type { Fact } from '../../core/order/fields.ts';
import { makeOrder } from '../../core/order/make-order.ts';
import { fromMinorUnits, type Money } from '../../core/order/money.ts';
import type { Order } from '../../core/order/order.ts';
import { amount, isRecord, rowsOf, text, time, word, wordList } from '../field.ts';
import { events, moneyInDoubt, named } from '../order-part.ts';
import { attentionTo, stageOf, statusesOf } from './status.ts';

export const AMOUNT_UNITS = ['minor', 'major'] as const;
export type AmountUnit = (typeof AMOUNT_UNITS)[number];

/** A reply as Linksfield means it: orders (an empty list is a miss), or a refusal in its own words. */
export type Reply =
  | {
      readonly kind: 'orders';
      readonly orders: readonly Order[];
      /** How many further orders cannot be read. */
      readonly unreadable: number;
      readonly message: string | undefined;
    }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string | undefined };

const Row = z.object({
  order_id: text,
  purchase_order_id: text,
  bundle_name: text,
  cycles: text,
  total_amount: amount,
  currency: text,
  payment_method: text,
  payee: text,
  partner_name: text,
  paid_at: time,
  activated_at: time,
  order_status: text,
  payment_status: text,
  dispute_status: wordList,
  risk_status: word,
  transaction_type: text,
});
type Row = z.infer<typeof Row>;

/** An object with fields, of which we know none, is something else than an order. */
const KnownRow = z.unknown().refine(isKnown, { error: 'no order', abort: true }).pipe(Row);

function isKnown(row: unknown): boolean {
  const names = isRecord(row) ? Object.keys(row) : [];
  return names.length === 0 || names.some((name) => Object.hasOwn(Row.shape, name));
}

/** A list by another name is no list that we know to be empty. */
const Data = z
  .looseObject({ sim_id: text, orders: rowsOf(KnownRow) })
  .refine(({ orders, sim_id, ...others }) => orders.rows.length > 0 || !Object.values(others).some(isFilled), 'no orders')
  .nullish();

function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

const Refused = z
  .object({ operateCode: z.union([z.string().refine((code) => code !== 'S'), z.number()]), message: text })
  .transform(({ operateCode, message }): Reply => ({ kind: 'refused', code: String(operateCode), message }));

/** One schema for each unit in which `total_amount` may be meant. */
export const REPLY: Readonly<Record<AmountUnit, z.ZodType<Reply>>> = { minor: replyIn('minor'), major: replyIn('major') };

function replyIn(unit: AmountUnit): z.ZodType<Reply> {
  const Answered = z.object({ operateCode: z.literal('S'), message: text, data: Data }).transform(({ data, message }): Reply => {
    const { rows, unreadable } = data?.orders ?? { rows: [], unreadable: 0 };
    return { kind: 'orders', orders: rows.map((row) => toOrder(row, data?.sim_id, unit)), unreadable, message };
  });
  return z.union([Answered, Refused]);
}

function toOrder(row: Row, iccid: string | undefined, unit: AmountUnit): Order {
  const statuses = statusesOf(row);
  const { order, payment, dispute, risk } = statuses;
  return makeOrder({
    provider: 'linksfield',
    public: {
      id: row.order_id,
      title: row.bundle_name,
      iccid,
      stage: stageOf(statuses),
      statuses: [...order, ...payment, ...dispute],
      references: named({ purchase_order: row.purchase_order_id }),
      timeline: events({ paid: row.paid_at, activated: row.activated_at }),
      attention: attentionTo(statuses),
    },
    internal: { total: totalOf(row, unit), statuses: risk, facts: factsOf(row) },
  });
}

/** The page does not say in which unit `total_amount` counts, so the sum is marked as inferred. */
function totalOf({ total_amount, currency }: Row, unit: AmountUnit): Money | undefined {
  const isMinor = total_amount !== undefined && unit === 'minor';
  return moneyInDoubt(isMinor ? fromMinorUnits(total_amount, currency) : total_amount, currency);
}

function factsOf(row: Row): Fact[] {
  return named({
    cycles: row.cycles,
    transaction_type: row.transaction_type,
    payment_method: row.payment_method,
    payee: row.payee,
    partner: row.partner_name,
  });
}
