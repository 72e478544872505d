import type { Audit } from '../../audit/audit.ts';
import { rulesOf } from '../answer/question.ts';
import type { Follow } from './follow.ts';

/** Why an order is followed, or no longer: somebody asked; its last stage; 14 days; the follower's rights; Slack does not take it. */
export type FollowReason = 'asked' | 'finished' | 'expired' | 'noAccess' | 'closed';

/** The audit trail's line about a follow that begins or ends. */
export function noteFollow(
  audit: Pick<Audit, 'note'>,
  { team, user, place, account, order }: Follow,
  event: 'follow' | 'unfollow',
  outcome: FollowReason,
): void {
  const { channel } = place;
  const shown = event === 'follow' ? rulesOf('follow').shows : [];
  audit.note({ event, team, user, channel, surface: 'follow', identifiers: [order], providers: [account], outcome, shown });
}
