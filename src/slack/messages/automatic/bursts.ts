import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { ATTENTION_KINDS, STAGES } from '../../../core/order.ts';
import { parseJson } from '../../../core/parse-json.ts';
import type { Store } from '../../../state/store.ts';

const ENTRY = z.object({
  /** By which repeats.ts knows it. */
  key: z.string(),
  identifier: z.object({ kind: z.enum(['iccid', 'order']), value: z.string(), providers: z.array(z.string()).optional() }),
  id: z.string(),
  title: z.string().optional(),
  stage: z.enum(STAGES),
  attention: z.array(z.enum(ATTENTION_KINDS)),
  at: z.number(),
});
/** One order of a burst: public data only, for the store may be readable. */
export type DigestEntry = z.infer<typeof ENTRY>;

interface Channel {
  readonly team: string;
  readonly channel: string;
}

/** More replies than anybody reads: from the eleventh within a minute on, a channel gets one digest. */
export interface ReplyBursts {
  /** Whether there is room for one more reply of its own. */
  hasRoom(channel: Channel): Promise<boolean>;
  /** Adds to the channel's digest. To one of those who add at about the same time it tells, a little later, all that is in it. */
  join(channel: Channel, entries: readonly DigestEntry[]): Promise<readonly DigestEntry[] | undefined>;
  /** The digest's ts while it goes on. */
  digestOf(channel: Channel): Promise<string | undefined>;
  posted(channel: Channel, ts: string): Promise<void>;
  /** What is forgotten when the digest is taken back. */
  keysOf(channel: Channel): readonly string[];
}

const ALLOWED = { limit: 10, window: 60_000 };
const GATHER_MS = 2_000;
const BOUNDS = { most: 200, ttl: 60_000 };

export function createReplyBursts(store: Store): ReplyBursts {
  return {
    hasRoom: (channel) => store.take(keyOf(channel, 'replies'), 1, ALLOWED),
    async join(channel, entries) {
      for (const entry of entries) await store.push(keyOf(channel, 'burst'), JSON.stringify(entry), BOUNDS);
      if (!(await store.claim(keyOf(channel, 'gathering'), GATHER_MS))) return undefined;
      // Whoever comes while this claim holds has pushed before it ends, and so before the list is read.
      await delay(GATHER_MS * 1.1);
      return distinct(await store.list(keyOf(channel, 'burst')));
    },
    digestOf: (channel) => store.get(keyOf(channel, 'digest')),
    posted: (channel, ts) => store.set(keyOf(channel, 'digest'), ts, BOUNDS.ttl),
    keysOf: (channel) => [keyOf(channel, 'burst'), keyOf(channel, 'digest')],
  };
}

function keyOf({ team, channel }: Channel, name: string): string {
  return `${team} ${name} ${channel}`;
}

function distinct(texts: readonly string[]): readonly DigestEntry[] {
  const entries = texts.flatMap((text) => parseJson(ENTRY, text) ?? []);
  return [...new Map(entries.toReversed().map((entry) => [entry.key, entry])).values()];
}
