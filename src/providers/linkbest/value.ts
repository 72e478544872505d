import * as z from 'zod';
import { decimal } from '../../core/money.ts';

/** Zod asks for a key to be there unless it is optional, whatever the transform makes of its absence. */
const Anything = z.unknown().optional();

/** Words of the merchant or of LinkBest, trimmed; absent when there are none. */
export const Text = Anything.transform(text);

/**
 * An id, always as text. LinkBest's have up to 19 digits: one that was sent as a number beyond 2^53 has lost its last
 * digits, and a wrong id is worse than none. Zero is how it writes "no parent".
 */
export const Id = Anything.transform((value) => {
  const id = text(value);
  return id === '0' ? undefined : id;
});

/** A plain decimal string in major units; absent for null and for whatever is no number. */
export const Decimal = Anything.transform(decimal);

/** The objects in a list; what is no list counts as an empty one. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return Anything.transform((value): unknown => (Array.isArray(value) ? value.filter(isRecord) : [])).pipe(z.array(item));
}

function text(value: unknown): string | undefined {
  if (Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
