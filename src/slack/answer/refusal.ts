import { instantText } from '../cards/mrkdwn.ts';
import type { Denial } from '../policy/access.ts';
import type { Overrun } from '../policy/quota.ts';
import type { Words } from '../words/words.ts';

/** Why a question is not answered. */
export type Refusal = Denial | Overrun;

export function refusalText(refusal: Refusal, words: Words): string {
  if (!isOverrun(refusal)) return words[refusal];
  return refusal.limit === 'tooManyMisses' ? words.tooManyMisses(instantText(refusal.until)) : words[refusal.limit];
}

/** For metrics and the audit trail. */
export function reasonOf(refusal: Refusal): string {
  return isOverrun(refusal) ? refusal.limit : refusal;
}

export function isOverrun(refusal: Refusal): refusal is Overrun {
  return typeof refusal !== 'string';
}
