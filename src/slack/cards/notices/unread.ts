import { unreadIn } from '../../../core/parse/unread.ts';
import type { Words } from '../../words/words.ts';

/** Why nothing could be read in a text, where there is a known reason; `quote` marks up what is repeated from it. */
export function unreadReason(typed: string, { usage }: Words, quote: (value: string) => string = String): string | undefined {
  const unread = unreadIn(typed);
  if (!unread) return undefined;
  const sentence = usage.unread[unread.reason];
  return typeof sentence === 'string' ? sentence : sentence(quote(unread.value));
}
