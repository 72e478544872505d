import type { Identifier } from '../../../core/identifier.ts';
import type { Responder } from '../../answer/answer.ts';
import type { Questions } from '../../answer/button-value.ts';
import type { Destination } from '../../answer/delivery.ts';
import { type PostClient, post } from '../../answer/destination.ts';
import { ANYBODY } from '../../cards/actions.ts';
import type { CardContext, Message } from '../../cards/card.ts';
import { digestCard } from '../../cards/digest.ts';
import type { DigestEntry, ReplyBursts } from './bursts.ts';
import type { DismissibleReplies } from './dismissible.ts';
import type { Repeats } from './repeats.ts';

export interface DigestDeps {
  readonly responder: Responder;
  readonly questions: Questions;
  readonly bursts: ReplyBursts;
  readonly repeats: Repeats;
  readonly dismissible: DismissibleReplies;
}

interface Channel {
  readonly team: string;
  readonly channel: string;
}

/** The one message of a channel that stands for all that a burst of messages would have been answered. */
export interface Digests {
  /** Resolves when the digest tells it, or somebody else is about to tell it. */
  add(channel: Channel, entries: readonly DigestEntry[], client: PostClient): Promise<void>;
}

export function createDigests(deps: DigestDeps): Digests {
  return {
    async add(channel, entries, client) {
      const all = await deps.bursts.join(channel, entries);
      if (all) await publish(deps, channel, all, client);
    },
  };
}

/** Puts the whole in the place of the digest so far; a new one stands at the end of the channel. */
async function publish(deps: DigestDeps, channel: Channel, entries: readonly DigestEntry[], client: PostClient): Promise<void> {
  const asker = { ...channel, user: undefined };
  const question = deps.questions.encode(entries.map(({ identifier }): Identifier => ({ ...identifier, raw: identifier.value })));
  const compose = (context: CardContext) =>
    digestCard(context.words.digest.burst(entries.length), entries, { question, shown: true, author: ANYBODY }, context);
  const standing = await deps.bursts.digestOf(channel);
  if (standing && (await deps.responder.say(asker, compose, updated(client, channel, standing)))) {
    return await remember(deps, channel, entries, standing);
  }
  let ts: string | undefined;
  const fresh = post(client, { channel: channel.channel, thread: undefined }, (posted) => {
    ts = posted;
  });
  await deps.responder.say(asker, compose, fresh);
  if (ts !== undefined) return await remember(deps, channel, entries, ts);
  for (const { key } of entries) await deps.repeats.release(key);
}

async function remember(
  { bursts, dismissible, repeats }: DigestDeps,
  channel: Channel,
  entries: readonly DigestEntry[],
  ts: string,
): Promise<void> {
  await bursts.posted(channel, ts);
  for (const { key } of entries) await repeats.keep(key, { ts });
  const keys = [...entries.map(({ key }) => key), ...bursts.keysOf(channel)];
  await dismissible.remember({ ...channel, ts }, { author: ANYBODY, keys, message: undefined });
}

function updated(client: PostClient, { channel }: Channel, ts: string): Destination<Message> {
  return {
    call: 'chat.update',
    replaces: true,
    plain: ({ text }) => ({ text, blocks: [] }),
    send: async ({ text, blocks }) => void (await client.chat.update({ channel, ts, text, blocks: [...blocks] })),
  };
}
