import * as z from 'zod';
import type { Address } from '../../core/order.ts';
import { text } from './fields.ts';

/** The names of the plugin's AddressModelOpenApiVO and of the Seller Center's AddressVO. */
export const PostalAddress = z.object({
  name: text,
  first_name: text,
  last_name: text,
  address: text,
  address_detail: text,
  district: text,
  city: text,
  province: text,
  zip: text,
  post_code: text,
  country: text,
  phone: text,
});

/** An address as lines; undefined when it has none. */
export function readAddress(role: Address['role'], postal: z.infer<typeof PostalAddress> | undefined): Address | undefined {
  if (!postal) return undefined;
  const name = postal.name ?? words(postal.first_name, postal.last_name);
  const town = words(postal.zip ?? postal.post_code, postal.city);
  const street = postal.address ?? postal.address_detail;
  const lines = [name, street, postal.district, town, postal.province, postal.country].filter((line) => line !== undefined);
  return lines.length === 0 && !postal.phone ? undefined : { role, lines, phone: postal.phone };
}

function words(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.filter((part) => part !== undefined).join(' ') || undefined;
}
