import * as z from 'zod';
import type { Address, Fact, Line, Shipment, Status } from '../../core/order/fields.ts';
import type { Money } from '../../core/order/money.ts';
import type { PersonalPart } from '../../core/order/order.ts';
import { httpsLink, isRecord, rowsOf, text } from '../field.ts';
import { moneyInDoubt } from '../order-part.ts';
import { tuyaStatus } from './words.ts';

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
  country_code: text,
  province_code: text,
  latitude: text,
  longitude: text,
  phone: text,
});

/** A parcel; the page of the seller's view does not name its fields, so the buyer's are inferred. */
export const Parcel = z
  .object({ logistics_company: text, logistics_no: text, logistics_url: httpsLink })
  .transform((parcel) => ({ company: parcel.logistics_company, number: parcel.logistics_no, url: parcel.logistics_url }));

/** One of the goods, whichever view it came from. */
export interface Good {
  readonly line: Line;
  /** Options that the buyer worded. */
  readonly free?: PersonalPart['free'];
  readonly facts: readonly Fact[];
  readonly price: string | undefined;
  readonly currency: string | undefined;
}

/** The lines of an order, and its title: the first line's, with the others only counted. */
export function linesOf(goods: readonly Good[]): { title: string | undefined; lines: Line[] } {
  const [first, ...others] = goods;
  const title = first && others.length > 0 ? `${first.line.title} +${others.length}` : first?.line.title;
  return { title, lines: goods.map(({ line }) => line) };
}

/** What both views say of goods and parcels, besides the lines. */
export function itemParts({
  commodity_list: goods,
  delivery_list: shipments,
  currency,
}: {
  readonly commodity_list: readonly Good[];
  readonly delivery_list: readonly Shipment[];
  readonly currency: string | undefined;
}) {
  return { linePrices: pricesOf(goods, currency), lineFacts: goods.map(({ facts }) => facts), shipments };
}

/** The unit price of each line; the order's currency where the line names none. */
function pricesOf(goods: readonly Good[], currency: string | undefined): (Money | undefined)[] {
  return goods.map((good) => moneyInDoubt(good.price, good.currency ?? currency));
}

/** An address as lines; undefined when it has none. */
export function readAddress(role: Address['role'], postal: z.infer<typeof PostalAddress> | undefined): Address | undefined {
  if (!postal) return undefined;
  const name = postal.name ?? joinParts(postal.first_name, postal.last_name);
  const town = joinParts(postal.zip ?? postal.post_code, postal.city);
  const street = postal.address ?? postal.address_detail;
  const region = [postal.province ?? postal.province_code, postal.country ?? postal.country_code];
  const coordinates = postal.latitude && postal.longitude ? `${postal.latitude}, ${postal.longitude}` : undefined;
  const lines = [street, postal.district, town, ...region, coordinates].filter((line) => line !== undefined);
  return lines.length === 0 && !name && !postal.phone ? undefined : { role, name, lines, phone: postal.phone };
}

function joinParts(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.filter((part) => part !== undefined).join(' ') || undefined;
}

/** Tuya's word for the delivery; where it has none, a tracking number says that the parcel is on its way. */
export function deliveryStatus(word: string | undefined, parcels: readonly Shipment[]): Status[] {
  const isSent = word === undefined && parcels.some(({ number }) => number !== undefined);
  return isSent ? [{ name: 'delivery', word: '', meaning: 'shipped_untold', tone: 'good' }] : tuyaStatus('delivery', word);
}

/** By what the vendor says, or by a tracking number alone. */
export function isSent(statuses: readonly Status[]): boolean {
  return statuses.some(({ meaning }) => meaning === 'shipped_untold');
}

/** One page of a list. A page without a list is none, unless it says that there is nothing. */
export function pageOf<Row>(row: z.ZodType<Row>) {
  const page = z.object({ total: z.coerce.number().int().min(0).catch(0), data_list: rowsOf(row) });
  return z.unknown().refine(isPage, { error: 'no list', abort: true }).pipe(page);
}

function isPage(page: unknown): boolean {
  return isRecord(page) && (page.data_list !== undefined || Number(page.total ?? Number.NaN) === 0);
}

/** True when a reply held at least one field that we know. */
export function holdsAnything(fields: Readonly<Record<string, unknown>>): boolean {
  return Object.values(fields).some((value) => (Array.isArray(value) ? value.length > 0 : value !== undefined));
}
