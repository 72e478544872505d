import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import type { Order } from '../../../core/order/order.ts';
import { parseJson } from '../../../core/parse-json.ts';
import { mayProceed, type Store } from '../../../state/store.ts';
import { fingerprint } from '../../memory/fingerprint.ts';

const POSTED_REPLY = z.object({ ts: z.string(), thread: z.string().optional() });
/** A reply of ours and the thread it was posted in; without `thread` it was posted at top level. */
export type PostedReply = z.infer<typeof POSTED_REPLY>;

/** Which orders a channel was told about lately, across processes. Keys come from {@link repeatKey} and {@link missKey}. */
export interface Repeats {
  /** The reply that said it; undefined when the caller now holds the key, until it calls `keep` or `release`. */
  find(key: string): Promise<PostedReply | undefined>;
  keep(key: string, reply: PostedReply): Promise<void>;
  /** The reply was dismissed, deleted or never posted. */
  release(key: string): Promise<void>;
}

/** Lease for the reply that is about to be posted. */
const LEASE_MS = 30_000;
const RETRY_MS = 100;
const MAX_ATTEMPTS = 50;

/** @param window for how long nothing is repeated, in milliseconds; 0: everything may be repeated */
export function createRepeats(store: Store, window: number): Repeats {
  async function read(key: string): Promise<PostedReply | undefined> {
    const text = await store.get(key);
    return text === undefined ? undefined : parseJson(POSTED_REPLY, text);
  }
  return {
    async find(key) {
      if (window === 0) return undefined;
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        const reply = await read(key);
        if (reply) return reply;
        if (mayProceed(await store.claim(key, LEASE_MS))) return undefined;
        // Another reply is about to say it.
        await delay(RETRY_MS);
      }
      return undefined;
    },
    keep: async (key, reply) => {
      if (window > 0) await store.set(key, JSON.stringify(reply), window);
    },
    release: (key) => store.forget(key),
  };
}

/** One order with its stage and attention in one channel. */
export function repeatKey(
  { team, channel }: { team: string; channel: string },
  { provider, public: { id, stage, attention } }: Order,
): string {
  return `${team} said ${channel} ${fingerprint(provider, id, stage, ...attention.toSorted())}`;
}

/** An identifier that no provider knows, in one channel. */
export function missKey({ team, channel }: { team: string; channel: string }, value: string): string {
  return `${team} said ${channel} ${fingerprint('missing', value)}`;
}
