import { suggestPrefix } from '../../../core/parse/suggest-prefix.ts';
import { unreadIn } from '../../../core/parse/unread.ts';
import type { CardContext } from '../card.ts';

const ONE_WORD = /^\s*\S{1,100}\s*$/;

/** Why nothing could be read in a text, where there is a known reason; `quote` marks up what is repeated from it. */
export function unreadReason(
  typed: string,
  { words: { usage, missing }, prefixes }: Pick<CardContext, 'words' | 'prefixes'>,
  quote: (value: string) => string = String,
): string | undefined {
  const meant = ONE_WORD.test(typed) ? suggestPrefix(typed.trim(), prefixes) : undefined;
  if (meant) return missing.didYouMean(quote(meant.prefix), quote(meant.meant));
  const unread = unreadIn(typed);
  if (!unread) return undefined;
  const sentence = usage.unread[unread.reason];
  return typeof sentence === 'string' ? sentence : sentence(quote(unread.value));
}
