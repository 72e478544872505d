import * as z from 'zod';
import type { Line } from '../../core/order/fields.ts';
import { amount, httpsLink, listOf, text } from '../field.ts';

/** Shown for a line without a name. */
const NAMELESS = '—';

const PriceLine = z.object({ name: text, quantity: text, unitAmount: amount, currency: text, imageUrl: httpsLink });

/** `priceDataList` of an order and of a checkout session; it may be null. */
export const PriceLines = listOf(PriceLine);

export function linesOf(list: readonly z.infer<typeof PriceLine>[]): Line[] {
  return list.map(({ name = NAMELESS, quantity, imageUrl: image }) => ({ title: name, quantity, image }));
}
