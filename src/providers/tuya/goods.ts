import * as z from 'zod';
import type { Money } from '../../core/money.ts';
import type { Line } from '../../core/order.ts';
import { amount, money } from './amounts.ts';
import { link, listOf, text } from './fields.ts';

/** One of the goods, whichever view it came from. */
interface Good {
  readonly line: Line;
  readonly price: string | undefined;
  readonly currency: string | undefined;
}

const Option = z.object({ name: text, value: text }).transform(({ name, value }) => [name, value].filter(Boolean).join(': '));

/** An entry of the buyer's `commodity_list`. */
export const BuyersGood = z
  .object({
    title: text,
    sku: text,
    quantity: text,
    price: z.object({ amount, currency: text }).optional().catch(undefined),
    selected_options: listOf(Option),
  })
  .transform(({ title, sku, quantity, price, selected_options }): Good => {
    const options = selected_options.filter((option) => option !== '').join(', ') || undefined;
    return { line: { title: title ?? sku ?? '–', sku, options, quantity }, price: price?.amount, currency: price?.currency };
  });

/** An entry of the seller's `commodity_list`. */
export const SellersGood = z
  .object({ commodity_name: text, specification_code: text, quantity: text, unit_price_trade: amount, currency: text })
  .transform(({ commodity_name: title, specification_code: sku, quantity, unit_price_trade: price, currency }): Good => {
    return { line: { title: title ?? sku ?? '–', sku, quantity }, price, currency };
  });

/** A parcel; the page of the seller's view does not name its fields, so the buyer's are inferred. */
export const Parcel = z
  .object({ logistics_company: text, logistics_no: text, logistics_url: link })
  .transform((parcel) => ({ company: parcel.logistics_company, number: parcel.logistics_no, url: parcel.logistics_url }));

/** The lines of an order, and its title: the first line's, with the others only counted. */
export function linesOf(goods: readonly Good[]): { title: string | undefined; lines: Line[] } {
  const [first, ...others] = goods;
  const title = first && others.length > 0 ? `${first.line.title} +${others.length}` : first?.line.title;
  return { title, lines: goods.map(({ line }) => line) };
}

/** The unit price of each line; the order's currency where the line names none. */
export function pricesOf(goods: readonly Good[], currency: string | undefined): (Money | undefined)[] {
  return goods.map((good) => money(good.price, good.currency ?? currency));
}
