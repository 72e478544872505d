import * as z from 'zod';
import type { Order } from '../../core/order.ts';

/**
 * Makes a schema of fields into one of orders. An order without an id has the one that was `asked` for; a reply that
 * holds no field we know is no order.
 */
export function ordersFrom<Fields extends { readonly order_id: string | undefined }>(
  fields: z.ZodType<Fields>,
  read: (fields: Fields, id: string) => Order,
) {
  return (asked?: string) =>
    fields.transform((known, context) => {
      const id = known.order_id ?? asked;
      if (id !== undefined && !isBlank(known)) return read(known, id);
      context.addIssue({ code: 'custom', message: 'no order', path: ['order_id'] });
      return z.NEVER;
    });
}

/** True when a reply held nothing that we know. */
function isBlank(fields: Readonly<Record<string, unknown>>): boolean {
  return Object.values(fields).every((value) => value === undefined || (Array.isArray(value) && value.length === 0));
}
