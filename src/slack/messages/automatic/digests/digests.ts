import type { Identifier } from '../../../../core/identifier/identifier.ts';
import type { Responder } from '../../../answer/answer.ts';
import type { ButtonValues } from '../../../answer/button-value.ts';
import type { Destination } from '../../../answer/delivery/destination.ts';
import { type PostClient, post, postedMessage } from '../../../answer/delivery/post.ts';
import type { PostQueue } from '../../../answer/delivery/post-queue.ts';
import { ANYBODY } from '../../../cards/actions.ts';
import type { CardContext, Message } from '../../../cards/card.ts';
import { digestCard } from '../../../cards/channel/digest.ts';
import type { Words } from '../../../words/words.ts';
import type { DismissibleReplies } from '../dismissible.ts';
import type { Repeats } from '../repeats.ts';
import type { Burst, ChannelRef, DigestEntry, ReplyBursts } from './bursts.ts';

export interface DigestDeps {
  readonly responder: Responder;
  readonly buttonValues: ButtonValues;
  readonly bursts: ReplyBursts;
  readonly repeats: Repeats;
  readonly dismissible: DismissibleReplies;
  readonly posts: PostQueue;
}

/** One message per channel that replaces the single replies during a burst of alerts. */
export interface Digests {
  /**
   * Resolves when the digest shows the entries, or another caller is about to publish them.
   * @param isStorm so much came at once that these were not looked up: that is said of a single message too
   */
  add(channel: ChannelRef, entries: readonly DigestEntry[], client: PostClient, isStorm?: boolean): Promise<void>;
}

export function createDigests(deps: DigestDeps): Digests {
  return {
    async add(channel, entries, client, isStorm = false) {
      await deps.bursts.push(channel, entries);
      if (!isStorm && !(await isDue(deps, channel, entries))) return;
      await deps.bursts.gather(channel, (burst) => publish(deps, channel, burst, client));
    },
  };
}

/** Orders are published, and what else is counted where a digest shows it already or many messages could not be looked up. */
async function isDue({ bursts }: DigestDeps, channel: ChannelRef, entries: readonly DigestEntry[]): Promise<boolean> {
  if (entries.some(({ order }) => order) || (await bursts.digestOf(channel)) !== undefined) return true;
  return entries.some(({ isUnread }) => isUnread) && !(await bursts.mayStaySilent(channel));
}

/** Updates the channel's digest with all that was counted, or posts a new one. */
async function publish(deps: DigestDeps, channel: ChannelRef, burst: Burst, client: PostClient): Promise<void> {
  const asker = { ...channel, user: undefined };
  const { orders } = burst;
  const question = deps.buttonValues.encode(
    orders.map(({ identifier }): Identifier => ({ ...identifier, raw: identifier.value })),
  );
  const compose = (context: CardContext) =>
    digestCard(openingOf(burst, context.words), orders, { question, shown: true, author: ANYBODY }, context);
  const current = await deps.bursts.digestOf(channel);
  const say = (destination: Destination<Message>) => deps.responder.say(asker, compose, destination);
  const automatic = deps.posts.automatic(client);
  if (current && (await say(postedMessage(automatic, { channel: channel.channel, ts: current }))).isDelivered) {
    return await remember(deps, channel, burst, current);
  }
  const { ts } = await say(post(automatic, { channel: channel.channel, thread: undefined }));
  if (ts !== undefined) return await remember(deps, channel, burst, ts);
  for (const { key } of orders) await deps.repeats.release(key);
}

function openingOf({ orders, messages, isCut, unread }: Burst, { digest, sentences }: Words): string {
  const opening = orders.length > 0 ? digest.burst(orders.length) : digest.alerts;
  const count = isCut ? digest.atLeast(messages) : digest.messages(messages);
  return sentences([opening, count, unread > 0 ? digest.unread(unread) : '']);
}

async function remember(
  { bursts, dismissible, repeats }: DigestDeps,
  channel: ChannelRef,
  { orders }: Burst,
  ts: string,
): Promise<void> {
  await bursts.setDigest(channel, ts);
  await Promise.all(orders.map(({ key }) => repeats.keep(key, { ts })));
  const keys = [...orders.map(({ key }) => key), ...bursts.keysOf(channel)];
  await dismissible.remember({ ...channel, ts }, { author: ANYBODY, keys, message: undefined });
}
