import type { Identifier } from '../../../core/identifier/identifier.ts';
import type { Responder } from '../../answer/answer.ts';
import type { ButtonValues } from '../../answer/button-value.ts';
import type { Destination } from '../../answer/delivery/destination.ts';
import { type PostClient, post, postedMessage } from '../../answer/delivery/post.ts';
import type { PostQueue } from '../../answer/delivery/post-queue.ts';
import { ANYBODY } from '../../cards/actions.ts';
import type { CardContext, Message } from '../../cards/card.ts';
import { digestCard } from '../../cards/channel/digest.ts';
import type { ChannelRef, DigestEntry, ReplyBursts } from './bursts.ts';
import type { DismissibleReplies } from './dismissible.ts';
import type { Repeats } from './repeats.ts';

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
  /** Resolves when the digest shows the entries, or another caller is about to publish them. */
  add(channel: ChannelRef, entries: readonly DigestEntry[], client: PostClient): Promise<void>;
}

export function createDigests(deps: DigestDeps): Digests {
  return {
    async add(channel, entries, client) {
      const all = await deps.bursts.join(channel, entries);
      if (all) await publish(deps, channel, all, client);
    },
  };
}

/** Updates the channel's digest with all entries, or posts a new one. */
async function publish(
  deps: DigestDeps,
  channel: ChannelRef,
  entries: readonly DigestEntry[],
  client: PostClient,
): Promise<void> {
  const asker = { ...channel, user: undefined };
  const question = deps.buttonValues.encode(
    entries.map(({ identifier }): Identifier => ({ ...identifier, raw: identifier.value })),
  );
  const compose = (context: CardContext) =>
    digestCard(context.words.digest.burst(entries.length), entries, { question, shown: true, author: ANYBODY }, context);
  const current = await deps.bursts.digestOf(channel);
  const say = (destination: Destination<Message>) => deps.responder.say(asker, compose, destination);
  if (current && (await say(postedMessage(client, { channel: channel.channel, ts: current }))).isDelivered) {
    return await remember(deps, channel, entries, current);
  }
  const { ts } = await say(post(deps.posts.automatic(client), { channel: channel.channel, thread: undefined }));
  if (ts !== undefined) return await remember(deps, channel, entries, ts);
  for (const { key } of entries) await deps.repeats.release(key);
}

async function remember(
  { bursts, dismissible, repeats }: DigestDeps,
  channel: ChannelRef,
  entries: readonly DigestEntry[],
  ts: string,
): Promise<void> {
  await bursts.setDigest(channel, ts);
  for (const { key } of entries) await repeats.keep(key, { ts });
  const keys = [...entries.map(({ key }) => key), ...bursts.keysOf(channel)];
  await dismissible.remember({ ...channel, ts }, { author: ANYBODY, keys, message: undefined });
}
