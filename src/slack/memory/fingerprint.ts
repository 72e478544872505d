import { createHash } from 'node:crypto';

const LENGTH = 22;

/** A short hash for keys and values in the store that must not hold the words themselves. */
export function fingerprint(...words: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, LENGTH);
}
