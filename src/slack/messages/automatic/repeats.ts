import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import type { Order } from '../../../core/order.ts';
import { parseJson } from '../../../core/parse-json.ts';
import type { Store } from '../../../state/store.ts';
import { fingerprint } from '../../memory/fingerprint.ts';

const SAID = z.object({ ts: z.string(), thread: z.string().optional() });
/** A reply of ours, and the message under which it stands; without one it stands in the channel itself. */
export type PostedReply = z.infer<typeof SAID>;

/** What has been said in a channel lately, across processes. Keys come from {@link repeatKey}. */
export interface Repeats {
  /** The reply that said it; undefined when it is ours to say now, until `keep` or `release`. */
  find(key: string): Promise<PostedReply | undefined>;
  keep(key: string, said: PostedReply): Promise<void>;
  /** Taken back, deleted, or never said. */
  release(key: string): Promise<void>;
}

/** Within this time whoever found it unsaid has said it. */
const LEASE_MS = 30_000;
const LOOK_AGAIN_MS = 100;
const MAX_LOOKS = 50;

/** @param window for how long nothing is repeated, in milliseconds; 0: everything is */
export function createRepeats(store: Store, window: number): Repeats {
  async function read(key: string): Promise<PostedReply | undefined> {
    const text = await store.get(key);
    return text === undefined ? undefined : parseJson(SAID, text);
  }
  return {
    async find(key) {
      if (window === 0) return undefined;
      for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
        const said = await read(key);
        if (said) return said;
        if (await store.claim(key, LEASE_MS)) return undefined;
        // Somebody is about to say it.
        await delay(LOOK_AGAIN_MS);
      }
      return undefined;
    },
    keep: async (key, said) => {
      if (window > 0) await store.set(key, JSON.stringify(said), window);
    },
    release: (key) => store.forget(key),
  };
}

/** The same order with the same stage and attention in one channel. */
export function repeatKey(
  { team, channel }: { team: string; channel: string },
  { provider, public: { id, stage, attention } }: Order,
): string {
  return `${team} said ${channel} ${fingerprint(provider, id, stage, ...attention.toSorted())}`;
}

/** That nobody knows an identifier. */
export function missKey({ team, channel }: { team: string; channel: string }, value: string): string {
  return `${team} said ${channel} ${fingerprint('missing', value)}`;
}
