import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { ATTENTION_KINDS, STAGES } from '../../../../core/order/vocabulary.ts';
import { parseJson } from '../../../../core/parse-json.ts';
import { mayProceed, type Store } from '../../../../state/store.ts';

const ORDER = z.object({
  identifier: z.object({ kind: z.enum(['iccid', 'order']), value: z.string(), providers: z.array(z.string()).optional() }),
  id: z.string(),
  title: z.string().optional(),
  stage: z.enum(STAGES),
  attention: z.array(z.enum(ATTENTION_KINDS)),
  at: z.number(),
  environment: z.string().optional(),
});

const ENTRY = z.object({
  /** The key in repeats.ts where there is an order. */
  key: z.string(),
  /** The ts of the message that is counted. */
  message: z.string(),
  /** The message could not be looked up. */
  isUnread: z.boolean().optional(),
  order: ORDER.optional(),
});
/** What a digest counts: an order of a message, or a message alone. Public data only, because the store may be readable by others. */
export type DigestEntry = z.infer<typeof ENTRY>;

/** What came together in a digest. */
export interface Burst {
  /** Each once. */
  readonly orders: readonly (z.infer<typeof ORDER> & Pick<DigestEntry, 'key'>)[];
  readonly messages: number;
  /** There were more messages than are kept: the counts are the least that they can be. */
  readonly isCut: boolean;
  /** Of the messages: those that could not be looked up. */
  readonly unread: number;
}

export interface ChannelRef {
  readonly team: string;
  readonly channel: string;
}

/** Limits the automatic replies of a channel: from the eleventh within a minute on, they become one digest. */
export interface ReplyBursts {
  /** Whether the channel may get one more single reply now; takes the place of that reply. */
  hasRoom(channel: ChannelRef): Promise<boolean>;
  /** Counts entries in the digest that is being gathered, or in the next one. */
  push(channel: ChannelRef, entries: readonly DigestEntry[]): Promise<void>;
  /** Whether so few messages could not be looked up that nothing is said of them. */
  mayStaySilent(channel: ChannelRef): Promise<boolean>;
  /** For one of several concurrent callers `publish` is called with all that was pushed, a little later, and again with what comes meanwhile. */
  gather(channel: ChannelRef, publish: (burst: Burst) => Promise<void>): Promise<void>;
  /** The ts of the digest message, while it is still updated. */
  digestOf(channel: ChannelRef): Promise<string | undefined>;
  setDigest(channel: ChannelRef, ts: string): Promise<void>;
  /** The store's keys to forget when the digest is dismissed. */
  keysOf(channel: ChannelRef): readonly string[];
}

const REPLY_LIMIT = { limit: 10, window: 60_000 };
const SILENCE_LIMIT = REPLY_LIMIT;
/** For a digest to be published; after it another caller may try. */
const LEASE_MS = 60_000;
/** Of a storm that lasts longer the newest are kept. */
const KEPT = { most: 5_000, ttl: 60_000 };

/** @param gathering milliseconds in which the orders of a digest come together */
export function createReplyBursts(store: Store, gathering: number): ReplyBursts {
  return {
    hasRoom: (channel) => store.take(keyOf(channel, 'replies'), 1, REPLY_LIMIT),
    async push(channel, entries) {
      for (const entry of entries) await store.push(keyOf(channel, 'burst'), JSON.stringify(entry), KEPT);
    },
    mayStaySilent: (channel) => store.take(keyOf(channel, 'unread'), 1, SILENCE_LIMIT),
    async gather(channel, publish) {
      const claim = keyOf(channel, 'gathering');
      const entries = () => store.list(keyOf(channel, 'burst'));
      const publishLater = async () => {
        await delay(gathering);
        const gathered = await entries();
        await publish(burstOf(gathered));
        return gathered[0];
      };
      let published: string | undefined;
      const isBehind = async () => {
        const [newest] = await entries();
        return newest !== undefined && newest !== published;
      };
      // A caller that was refused the claim has pushed before it is given back.
      while ((await isBehind()) && mayProceed(await store.claim(claim, LEASE_MS))) {
        published = await publishLater().finally(() => store.forget(claim));
      }
    },
    digestOf: (channel) => store.get(keyOf(channel, 'digest')),
    setDigest: (channel, ts) => store.set(keyOf(channel, 'digest'), ts, KEPT.ttl),
    keysOf: (channel) => [keyOf(channel, 'burst'), keyOf(channel, 'digest')],
  };
}

function keyOf({ team, channel }: ChannelRef, name: string): string {
  return `${team} ${name} ${channel}`;
}

function burstOf(texts: readonly string[]): Burst {
  const entries = texts.flatMap((text) => parseJson(ENTRY, text) ?? []);
  const orders = new Map(entries.toReversed().flatMap(({ key, order }) => (order ? [[key, { key, ...order }] as const] : [])));
  const countOf = (counted: readonly DigestEntry[]) => new Set(counted.map(({ message }) => message)).size;
  return {
    orders: [...orders.values()],
    messages: countOf(entries),
    isCut: texts.length >= KEPT.most,
    unread: countOf(entries.filter(({ isUnread }) => isUnread)),
  };
}
