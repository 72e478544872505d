import * as z from 'zod';
import { decimal } from '../../core/money.ts';

/** Any value as trimmed text; undefined for what is empty, no scalar, or a whole number too large to be exact. */
export const text = z.unknown().optional().transform(readText);

/** A link that may be shown: https only. */
export const link = z.unknown().optional().transform(readLink);

/** Any value as a list of what the schema could read of it. */
export function listOf<Item>(item: z.ZodType<Item>) {
  return z
    .unknown()
    .optional()
    .transform((list): Item[] => {
      if (!Array.isArray(list)) return [];
      return list.flatMap((entry) => {
        const parsed = item.safeParse(entry);
        return parsed.success ? [parsed.data] : [];
      });
    });
}

function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value !== 'number' || (Number.isInteger(value) && !Number.isSafeInteger(value))) return undefined;
  return decimal(value);
}

function readLink(value: unknown): string | undefined {
  const url = typeof value === 'string' ? URL.parse(value.trim()) : null;
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined;
}
