import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { ATTENTION_KINDS, STAGES } from '../../../core/order/vocabulary.ts';
import { parseJson } from '../../../core/parse-json.ts';
import { mayProceed, type Store } from '../../../state/store.ts';

const ENTRY = z.object({
  /** The key in repeats.ts. */
  key: z.string(),
  identifier: z.object({ kind: z.enum(['iccid', 'order']), value: z.string(), providers: z.array(z.string()).optional() }),
  id: z.string(),
  title: z.string().optional(),
  stage: z.enum(STAGES),
  attention: z.array(z.enum(ATTENTION_KINDS)),
  at: z.number(),
});
/** One order of a digest: public data only, because the store may be readable by others. */
export type DigestEntry = z.infer<typeof ENTRY>;

export interface ChannelRef {
  readonly team: string;
  readonly channel: string;
}

/** Limits the automatic replies of a channel: from the eleventh within a minute on, they become one digest. */
export interface ReplyBursts {
  /** Whether the channel may get one more single reply now; takes the place of that reply. */
  hasRoom(channel: ChannelRef): Promise<boolean>;
  /**
   * Adds entries to the digest. Of several concurrent callers one gets all entries, a little later, to publish
   * them; the others get undefined.
   */
  join(channel: ChannelRef, entries: readonly DigestEntry[]): Promise<readonly DigestEntry[] | undefined>;
  /** The ts of the digest message, while it is still updated. */
  digestOf(channel: ChannelRef): Promise<string | undefined>;
  setDigest(channel: ChannelRef, ts: string): Promise<void>;
  /** The store's keys to forget when the digest is dismissed. */
  keysOf(channel: ChannelRef): readonly string[];
}

const REPLY_LIMIT = { limit: 10, window: 60_000 };
const KEPT = { most: 200, ttl: 60_000 };

/** @param gathering milliseconds in which the orders of a digest come together */
export function createReplyBursts(store: Store, gathering: number): ReplyBursts {
  return {
    hasRoom: (channel) => store.take(keyOf(channel, 'replies'), 1, REPLY_LIMIT),
    async join(channel, entries) {
      for (const entry of entries) await store.push(keyOf(channel, 'burst'), JSON.stringify(entry), KEPT);
      if (!mayProceed(await store.claim(keyOf(channel, 'gathering'), gathering))) return undefined;
      // Longer than the claim: everybody who was refused it has pushed before the list is read.
      await delay(gathering * 1.1);
      return distinct(await store.list(keyOf(channel, 'burst')));
    },
    digestOf: (channel) => store.get(keyOf(channel, 'digest')),
    setDigest: (channel, ts) => store.set(keyOf(channel, 'digest'), ts, KEPT.ttl),
    keysOf: (channel) => [keyOf(channel, 'burst'), keyOf(channel, 'digest')],
  };
}

function keyOf({ team, channel }: ChannelRef, name: string): string {
  return `${team} ${name} ${channel}`;
}

function distinct(texts: readonly string[]): readonly DigestEntry[] {
  const entries = texts.flatMap((text) => parseJson(ENTRY, text) ?? []);
  return [...new Map(entries.toReversed().map((entry) => [entry.key, entry])).values()];
}
