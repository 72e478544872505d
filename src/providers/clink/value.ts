import * as z from 'zod';
import { decimal } from '../../core/money.ts';
import type { Timestamp } from '../../core/timestamp.ts';

/** Clink writes the word "null" and blanks where it has nothing. */
const NOTHING: ReadonlySet<string> = new Set(['', 'null', 'undefined']);
/** Epoch seconds reach this in the year 5138, epoch milliseconds did in March 1973. */
const FIRST_MILLISECONDS = 1e11;
const LAST_INSTANT = 8.64e15;
/** Zod asks for a key to be there unless it is optional, whatever the transform makes of its absence. */
export const Anything = z.unknown().optional();
const DIGITS = /^\d{1,16}$/;
const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;

/** Trimmed text of a string or a number; absent otherwise. */
export const Text = Anything.transform(text);

/** A plain decimal string in major units; absent otherwise. */
export const Decimal = Anything.transform((value) => decimal(value));

/** Epoch milliseconds or seconds, as a number or in a string, or ISO 8601 with a zone; other words as they are, zero as absent. */
export const Moment = Anything.transform((value): Timestamp | undefined => {
  const said = text(value);
  if (said === undefined || said === '0') return undefined;
  const at = DIGITS.test(said) ? milliseconds(Number(said)) : ISO_WITH_ZONE.test(said) ? Date.parse(said) : Number.NaN;
  return at <= LAST_INSTANT ? { kind: 'instant', at } : { kind: 'raw', text: said };
});

/** The objects in a list; what is no list counts as an empty one. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return Anything.transform((value): unknown => (Array.isArray(value) ? value.filter(isRecord) : [])).pipe(z.array(item));
}

/** An object; what is none counts as an empty one. */
export function partOf<Part extends z.ZodType>(part: Part) {
  return Anything.transform((value): unknown => (isRecord(value) ? value : {})).pipe(part);
}

export function text(value: unknown): string | undefined {
  const said = typeof value === 'string' ? value.trim() : typeof value === 'bigint' ? String(value) : decimal(value);
  return said === undefined || NOTHING.has(said) ? undefined : said;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function milliseconds(count: number): number {
  return count < FIRST_MILLISECONDS ? 1000 * count : count;
}
