import { outcomeOf } from '../../../bulk/outcome.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Words } from '../../words/words.ts';
import { code } from '../mrkdwn.ts';

/** A number without an order to follow, and what its providers have answered. */
export interface NotFollowed {
  readonly number: string;
  readonly findings: readonly Finding[];
}

/** Why not: no order, or no answer, and from whom. */
export function notFollowedText({ number, findings }: NotFollowed, words: Words): string {
  const { bulk, failures, following, pair } = words;
  const outcome = outcomeOf(findings);
  switch (outcome.kind) {
    case 'missing':
      return following.missing(code(number), words.list(outcome.sources));
    case 'needs':
      return pair(code(number), bulk.needsOf(words.list(outcome.sources)));
    case 'unclaimed':
      return pair(code(number), bulk.outcomes.unclaimed);
    default:
      return pair(code(number), words.follow(outcome.failures.map(({ source, failure }) => failures[failure].what(source))));
  }
}
