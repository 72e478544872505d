import type { Audit } from '../../audit/audit.ts';
import { changeBetween, type OrderState, stateOf } from '../../core/order/change.ts';
import { isFinal, type Order } from '../../core/order/order.ts';
import type { AccountsFor } from '../answer/accounts/in-use.ts';
import type { Responder } from '../answer/answer.ts';
import type { Delivery } from '../answer/delivery/delivery.ts';
import { findPosted, newPostMark, postMark } from '../answer/delivery/find-posted.ts';
import { type PostClient, post } from '../answer/delivery/post.ts';
import type { Asker } from '../answer/question.ts';
import type { CardContext, Message } from '../cards/card.ts';
import { code } from '../cards/mrkdwn.ts';
import { changeCard } from '../cards/notices/follow.ts';
import { noticeCard } from '../cards/notices/notice.ts';
import type { Access } from '../policy/access.ts';
import { type Channels, hasOutsiders } from '../policy/channels.ts';
import type { Quota } from '../policy/quota.ts';
import { type Follow, followerOf, stopValue } from './follow.ts';
import type { Follows } from './follows.ts';
import { type FollowReason, noteFollow } from './note.ts';

export interface NoticeDeps {
  readonly follows: Pick<Follows, 'update' | 'remove' | 'conversationOf'>;
  readonly access: Pick<Access, 'denialOf'>;
  readonly quota: Pick<Quota, 'overrunOf'>;
  readonly channels: Pick<Channels, 'readersOf'>;
  readonly accountsFor: AccountsFor<'accounts'>;
  readonly responder: Pick<Responder, 'say'>;
  readonly audit: Pick<Audit, 'note'>;
  readonly client: PostClient;
  now(): number;
}

/** Slack will take no notice there any more: the conversation is archived or gone, or the bot is not in it. */
const CLOSED: ReadonlySet<string> = new Set([
  'is_archived',
  'channel_is_archived',
  'channel_not_found',
  'not_in_channel',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'user_not_found',
  'user_disabled',
  'messages_tab_disabled',
]);

/**
 * Posts to one follower what has changed, once: a notice is recorded before and after it is posted, so that after a crash it
 * is looked for in Slack. What cannot be posted now is posted after the next check. Rejects with JobsUnavailable or Slack's error.
 */
export async function postChange(deps: NoticeDeps, recorded: Follow, order: Order): Promise<void> {
  const follow = await finishNotice(deps, recorded);
  const after = stateOf(order.public);
  const change = changeBetween(follow.told, after);
  if (!change) return await (isFinal(order) ? endFollow(deps, follow, 'finished') : undefined);
  const place = await placeFor(deps, follow);
  if (place === 'later') return;
  if (place === 'noAccess') return await endFollow(deps, follow, 'noAccess');
  const notice = { order: follow.order, before: follow.told, after, change, isFinal: isFinal(order), stop: stopValue(follow) };
  const delivery = await sayOnce(deps, follow, place, after, (context) => changeCard(notice, context));
  if (!delivery) return;
  if (!delivery.isDelivered) return await (isClosed(delivery) ? endFollow(deps, follow, 'closed') : undefined);
  if (isFinal(order)) await endFollow(deps, follow, 'finished');
}

/** Posts to a follower that the 14 days are over. */
export async function postExpiry(deps: NoticeDeps, follow: Follow): Promise<void> {
  const place = await placeFor(deps, follow);
  await endFollow(deps, follow, 'expired');
  if (place === 'later' || place === 'noAccess') return;
  const compose = (context: CardContext) => noticeCard(context.words.following.expired(code(follow.order)), context);
  await deps.responder.say(place.reader, compose, post(deps.client, place));
}

/** After a crash while a notice was posted: it counts as posted if Slack has it, otherwise the change is found again. */
async function finishNotice({ follows, client }: NoticeDeps, follow: Follow): Promise<Follow> {
  const { notice } = follow;
  if (!notice) return follow;
  const place = { ...follow.place, channel: await channelOf(follows, follow) };
  const posted = await findPosted(
    client,
    { channel: place.channel, thread: place.thread, since: notice.at },
    postMark(notice.mark),
  );
  const finished = { ...follow, notice: undefined, told: posted === undefined ? follow.told : notice.state };
  await follows.update(finished);
  return finished;
}

/** Slack takes a person's ID to post a direct message, and gives the conversation's ID back. */
async function channelOf({ conversationOf }: NoticeDeps['follows'], { user, team, place }: Follow): Promise<string> {
  return place.channel === user ? ((await conversationOf({ team, user })) ?? user) : place.channel;
}

interface NoticePlace {
  readonly reader: Asker;
  readonly channel: string;
  readonly thread: string | undefined;
}

/** Where the notice may be posted by the rights of now. A channel that outsiders read gets nothing: the follower alone does. */
async function placeFor(deps: NoticeDeps, follow: Follow): Promise<NoticePlace | 'later' | 'noAccess'> {
  const follower = followerOf(follow);
  const denial = await deps.access.denialOf(follower);
  if (denial) return denial === 'notChecked' ? 'later' : 'noAccess';
  const isForAll = follow.place.kind === 'thread';
  const { accounts } = await deps.accountsFor({ asker: follower, isForAll });
  if (!accounts.includes(follow.account)) return 'noAccess';
  const { team, user, place } = follow;
  const identifiers = [{ ...follow.identifier, raw: follow.identifier.value }];
  if (await deps.quota.overrunOf({ countsOn: 'same_question', asker: follower, identifiers })) return 'later';
  const alone = {
    reader: { team, user, channel: undefined },
    channel: isForAll ? user : await channelOf(deps.follows, follow),
    thread: undefined,
  };
  if (!isForAll) return alone;
  const readers = await deps.channels.readersOf(follower);
  if (readers === 'unknown') return 'later';
  if (hasOutsiders(readers)) return alone;
  return { reader: { team, user: undefined, channel: place.channel }, channel: place.channel, thread: place.thread };
}

/** Undefined: it was ended while its provider was asked, so nothing is posted. */
async function sayOnce(
  deps: NoticeDeps,
  follow: Follow,
  place: NoticePlace,
  state: OrderState,
  compose: (context: CardContext) => Message,
): Promise<Delivery | undefined> {
  const mark = newPostMark();
  const notice = { mark: mark.event_payload.id, state, at: deps.now() };
  if (!(await deps.follows.update({ ...follow, notice }))) return undefined;
  const delivery = await deps.responder.say(place.reader, compose, post(deps.client, place, { mark }));
  if (delivery.isDelivered) await deps.follows.update({ ...follow, told: state });
  return delivery;
}

function isClosed({ error = '' }: Delivery): boolean {
  return CLOSED.has(error);
}

async function endFollow({ follows, audit }: NoticeDeps, follow: Follow, reason: FollowReason): Promise<void> {
  await follows.remove(follow);
  noteFollow(audit, follow, 'unfollow', reason);
}
