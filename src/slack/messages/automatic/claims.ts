import type { PostedReply, Repeats } from './repeats.ts';

/** An earlier reply of ours that still exists. */
export interface EarlierReply {
  readonly url: string;
  /** The thread it was posted in; undefined: posted at top level. */
  readonly thread: string | undefined;
}

/** What one reply is about to say, so that no other reply says it as well. Keys come from repeats.ts. */
export interface ReplyClaims {
  /** ReplyClaims the keys that nobody has said yet, or whose reply was deleted. Returns the earlier replies of all others. */
  claim(keys: readonly string[]): Promise<ReadonlyMap<string, EarlierReply>>;
  /** Leaves keys to the channel's digest. Returns those that it does not have yet. */
  handToDigest(keys: readonly string[]): readonly string[];
  /** Records the reply that says what is claimed. Returns its keys. */
  keep(reply: PostedReply): Promise<readonly string[]>;
  /** Frees what is claimed, so that another reply may say it. */
  release(): Promise<void>;
}

/** @param linkOf the link to an earlier reply; undefined when it was deleted */
export function createReplyClaims(repeats: Repeats, linkOf: (ts: string) => Promise<string | undefined>): ReplyClaims {
  const claimed = new Set<string>();
  const inDigest = new Set<string>();
  const ours = () => [...claimed].filter((key) => !inDigest.has(key));
  return {
    async claim(keys) {
      const earlier = new Map<string, EarlierReply>();
      // Sorted, so that two replies never wait for each other.
      for (const key of [...new Set(keys)].sort()) {
        const reply = claimed.has(key) ? undefined : await findEarlier(key, repeats, linkOf);
        if (reply) earlier.set(key, reply);
        else claimed.add(key);
      }
      return earlier;
    },
    handToDigest(keys) {
      const added = keys.filter((key) => !inDigest.has(key));
      for (const key of added) inDigest.add(key);
      return added;
    },
    async keep(reply) {
      const keys = ours();
      for (const key of keys) await repeats.keep(key, reply);
      return keys;
    },
    async release() {
      for (const key of ours()) await repeats.release(key);
    },
  };
}

/** Undefined when the key is ours to say now. */
async function findEarlier(
  key: string,
  repeats: Repeats,
  linkOf: (ts: string) => Promise<string | undefined>,
): Promise<EarlierReply | undefined> {
  const reply = await repeats.find(key);
  if (!reply) return undefined;
  const url = await linkOf(reply.ts);
  if (url !== undefined) return { url, thread: reply.thread };
  await repeats.release(key);
  await repeats.find(key);
  return undefined;
}
