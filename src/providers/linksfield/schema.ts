import * as z from 'zod';
import { decimal, fromMinorUnits, type Money } from '../../core/money.ts';
import { type EventName, type Fact, type FactName, makeOrder, type Order, type TimelineEvent } from '../../core/order.ts';
import { attentionOf, stageOf, standingOf } from './status.ts';

export const AMOUNT_UNITS = ['minor', 'major'] as const;
export type AmountUnit = (typeof AMOUNT_UNITS)[number];

/** A reply as Linksfield means it: orders (an empty list is a miss), or a refusal in its own words. */
export type Reply =
  | { readonly kind: 'orders'; readonly orders: readonly Order[]; readonly message: string | undefined }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string | undefined };

/** The last instant that `Date` can hold, in epoch milliseconds. */
const LAST_INSTANT = 8.64e15;

/** A field that holds anything but text or a number counts as absent: one odd field never costs the order. */
const text = z
  .union([z.string(), z.number()])
  .catch('')
  .transform((value) => (typeof value === 'number' ? decimal(value) : value.trim()) || undefined);

/** Epoch milliseconds; 0 means "not yet". */
const instant = text.transform((value) => (value !== undefined && /^[0.]+$/.test(value) ? undefined : value));

const Row = z.object({
  order_id: text,
  purchase_order_id: text,
  bundle_name: text,
  cycles: text,
  total_amount: text,
  currency: text,
  payment_method: text,
  payee: text,
  partner_name: text,
  paid_at: instant,
  activated_at: instant,
  order_status: text,
  payment_status: text,
  dispute_status: text,
  risk_status: text,
  transaction_type: text,
});
type Row = z.infer<typeof Row>;

const Data = z.object({ sim_id: text, orders: z.array(Row.nullable()).nullish() }).nullish();

const Refused = z
  .object({ operateCode: z.union([z.string().refine((code) => code !== 'S'), z.number()]), message: text })
  .transform(({ operateCode, message }): Reply => ({ kind: 'refused', code: String(operateCode), message }));

/** One schema for each unit in which `total_amount` may be meant. */
export const REPLY: Readonly<Record<AmountUnit, z.ZodType<Reply>>> = { minor: replyIn('minor'), major: replyIn('major') };

function replyIn(unit: AmountUnit): z.ZodType<Reply> {
  const Answered = z.object({ operateCode: z.literal('S'), message: text, data: Data }).transform(({ data, message }): Reply => {
    const rows = (data?.orders ?? []).filter((row) => row !== null);
    return { kind: 'orders', orders: rows.map((row) => toOrder(row, data?.sim_id, unit)), message };
  });
  return z.union([Answered, Refused]);
}

/** `public.id` is empty when the row names none. */
function toOrder(row: Row, iccid: string | undefined, unit: AmountUnit): Order {
  const standing = standingOf(row);
  const { order, payment, dispute, risk } = standing;
  const purchaseOrder = row.purchase_order_id;
  return makeOrder({
    provider: 'linksfield',
    public: {
      id: row.order_id ?? '',
      title: row.bundle_name,
      iccid,
      stage: stageOf(standing),
      statuses: [order, payment, dispute].filter((status) => status !== undefined),
      references: purchaseOrder === undefined ? [] : [{ name: 'purchase_order', value: purchaseOrder }],
      timeline: [...event('paid', row.paid_at), ...event('activated', row.activated_at)],
      attention: attentionOf(standing),
    },
    internal: { total: totalOf(row, unit), statuses: risk ? [risk] : [], facts: factsOf(row) },
  });
}

function event(event: EventName, told: string | undefined): TimelineEvent[] {
  if (told === undefined) return [];
  const at = /^\d{1,16}$/.test(told) ? Number(told) : Number.NaN;
  return [{ event, when: at <= LAST_INSTANT ? { kind: 'instant', at } : { kind: 'raw', text: told } }];
}

/** The page does not say in which unit `total_amount` counts, so the sum is marked as inferred. */
function totalOf({ total_amount, currency }: Row, unit: AmountUnit): Money | undefined {
  const amount = decimal(total_amount);
  if (amount === undefined) return undefined;
  return { amount: unit === 'minor' ? fromMinorUnits(amount, currency) : amount, currency, unitKnown: false };
}

function factsOf(row: Row): Fact[] {
  const facts: [FactName, string | undefined][] = [
    ['cycles', row.cycles],
    ['transaction_type', row.transaction_type],
    ['payment_method', row.payment_method],
    ['payee', row.payee],
    ['partner', row.partner_name],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
