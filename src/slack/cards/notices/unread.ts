import { lossyNumber } from '../../../core/parse/lookalikes.ts';
import type { Words } from '../../words/words.ts';

const EMAIL = /[^\s@<>|:]{1,64}@[^\s@<>|]{1,200}\.[a-z]{2,}/i;

/** Why nothing could be read in a text, where there is a known reason; `quote` marks up what is repeated from it. */
export function unreadReason(typed: string, { usage }: Words, quote: (value: string) => string = String): string | undefined {
  if (EMAIL.test(typed)) return usage.noEmails;
  const lossy = lossyNumber(typed);
  return lossy === undefined ? undefined : usage.digitsLost(quote(lossy));
}
