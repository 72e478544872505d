import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { fieldText } from './field.ts';

const SECRET = /^[\x21-\x7e]{8,256}$/;

/** The variable that turns the webhooks of a provider on: one secret, or several separated by commas. */
export function webhookSecret(description: string) {
  return z
    .string()
    .refine(
      (text) => text.split(',').every((secret) => SECRET.test(secret.trim())),
      'must have at least 8 characters, printable ASCII without spaces; several are separated by commas',
    )
    .optional()
    .describe(description);
}

/** Compares in constant time. */
export function isSameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Longer ids than any vendor's are none. */
const MAX_ID = 256;

/** Each id once, without words for nothing. */
export function readIds(values: readonly unknown[]): readonly string[] {
  const ids = values.flatMap((value) => fieldText(value) ?? []);
  return [...new Set(ids)].filter((id) => id.length <= MAX_ID);
}
