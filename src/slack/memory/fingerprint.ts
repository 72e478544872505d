import { createHash } from 'node:crypto';

const LENGTH = 22;

/** What stands for these words in the store's keys and values, where they may not stand themselves; short, and never the same by chance. */
export function fingerprint(...words: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, LENGTH);
}
