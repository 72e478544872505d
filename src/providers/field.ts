import * as z from 'zod';
import { decimal } from '../core/money.ts';
import type { Timestamp } from '../core/timestamp.ts';

/** Readers for fields of vendors' replies: what is not of the expected type counts as absent, so that no field costs the order. */

/** Epoch milliseconds of the last instant that `Date` can hold. */
const LAST_INSTANT = 8.64e15;
const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;

/** Zod requires a key unless it is optional, whatever the transform makes of its absence. */
export const anything = z.unknown().optional();

/** Trimmed text of a string or a number. */
export const text = anything.transform(textOf);

/** A plain decimal string. */
export const amount = anything.transform(decimal);

/** A link that may be shown: https without credentials. */
export const httpsLink = anything.transform((value) => {
  const url = typeof value === 'string' ? URL.parse(value.trim()) : null;
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined;
});

/** The items of a list that can be read; anything else is an empty list. */
export function listOf<Item>(item: z.ZodType<Item>) {
  return anything.transform((list): Item[] => {
    if (!Array.isArray(list)) return [];
    return list.flatMap((entry) => {
      const { data, success } = item.safeParse(entry);
      return success ? [data] : [];
    });
  });
}

/** An object within the reply; anything else is an empty one. */
export function objectOf<Part extends z.ZodType>(part: Part) {
  return anything.transform((value): unknown => (isRecord(value) ? value : {})).pipe(part);
}

/** As `text` reads it. A whole number too large to be exact is absent: a wrong id is worse than none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : decimal(value);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An instant from epoch milliseconds; the vendor's own words where `at` is none. */
export function instant(at: number, written: string): Timestamp {
  return at <= LAST_INSTANT ? { kind: 'instant', at } : { kind: 'raw', text: written };
}

/** Epoch milliseconds of an ISO 8601 time with a zone; otherwise NaN. */
export function isoInstant(written: string): number {
  return ISO_INSTANT.test(written) ? Date.parse(written) : Number.NaN;
}

/** True for `yyyy-MM-dd` of the calendar; `Date` takes 30 February for 2 March. */
export function isDate(written: string): boolean {
  return z.iso.date().safeParse(written).success;
}
