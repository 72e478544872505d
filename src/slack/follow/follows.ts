import type { Records } from '../../jobs/jobs.ts';
import { type Follow, followedKey, placeKey, readFollow } from './follow.ts';

/** Who follows which order. Rejects as {@link Records} do. */
export interface Follows {
  /** All that follow one order, by {@link followedKey}. */
  of(key: string): Promise<readonly Follow[]>;
  /** A person's own, those that end first at the beginning. */
  list(team: string, user: string): Promise<readonly Follow[]>;
  /** Keys of all orders that somebody follows. */
  keys(): Promise<readonly string[]>;
  /** Adds a follow, or says why not. */
  add(follow: Follow): Promise<'added' | 'already' | 'tooManyYours' | 'tooManyAll'>;
  /** False: it has ended meanwhile, and stays so. */
  update(follow: Follow): Promise<boolean>;
  remove(follow: Follow): Promise<void>;
  /** The id of a person's conversation with the bot, in which posted notices are looked for; undefined: not known. */
  conversationOf(person: Pick<Follow, 'team' | 'user'>): Promise<string | undefined>;
  keepConversation(person: Pick<Follow, 'team' | 'user'>, channel: string): Promise<void>;
}

export const MAX_FOLLOWS_PER_PERSON = 20;
export const MAX_FOLLOWS = 2_000;
/** A record outlives its follow, so that the check after its end can still post that it has ended. */
const GRACE_MS = 24 * 3_600_000;
/** For the time between counting and keeping. */
const CLAIM_MS = 60_000;
const INDEX = 'follows';
const CONVERSATIONS = 'follow conversations';
const CONVERSATION_MS = 30 * 24 * 3_600_000;

/** Each follow is a record of its order; an index holds whose it is. */
export function createFollows(records: Records, now: () => number): Follows {
  const spaceOf = (key: string) => `follow ${key}`;
  const keyOf = ({ account, order }: Follow) => followedKey(account, order);
  const indexKey = (follow: Follow) => `${keyOf(follow)} ${placeKey(follow)}`;
  const ttlOf = ({ until }: Follow) => until - now() + GRACE_MS;

  async function of(key: string): Promise<readonly Follow[]> {
    return [...(await records.list(spaceOf(key))).values()].flatMap((written) => readFollow(written) ?? []);
  }

  async function get(entry: string): Promise<Follow | undefined> {
    const [key = '', place = ''] = entry.split(' ');
    const written = await records.get(spaceOf(key), place);
    return written === undefined ? undefined : readFollow(written);
  }

  const put = (follow: Follow) => records.put(spaceOf(keyOf(follow)), placeKey(follow), JSON.stringify(follow), ttlOf(follow));

  return {
    of,
    async list(team, user) {
      const own = [...(await records.list(INDEX))].filter(([, owner]) => owner === ownerOf(team, user));
      const follows = await Promise.all(own.map(([entry]) => get(entry)));
      return follows.filter((follow) => follow !== undefined).toSorted((a, b) => a.until - b.until);
    },
    keys: async () => [...new Set([...(await records.list(INDEX)).keys()].map((entry) => entry.split(' ', 1)[0] ?? ''))],
    async add(follow) {
      const key = indexKey(follow);
      const owner = ownerOf(follow.team, follow.user);
      if ((await records.get(INDEX, key)) !== undefined && (await get(key))) return 'already';
      // Counted once it is there, so that two processes together do not exceed a limit. A process that dies here leaves nothing that counts for long.
      await records.put(INDEX, key, owner, CLAIM_MS);
      const exceeded = exceededLimit(await records.list(INDEX), owner);
      if (exceeded) {
        await records.remove(INDEX, key);
        return exceeded;
      }
      await put(follow);
      await records.put(INDEX, key, owner, ttlOf(follow));
      return 'added';
    },
    async update(follow) {
      const isLive = (await records.get(INDEX, indexKey(follow))) !== undefined;
      if (isLive) await put(follow);
      else await records.remove(spaceOf(keyOf(follow)), placeKey(follow));
      return isLive;
    },
    async remove(follow) {
      await records.remove(INDEX, indexKey(follow));
      await records.remove(spaceOf(keyOf(follow)), placeKey(follow));
    },
    conversationOf: ({ team, user }) => records.get(CONVERSATIONS, ownerOf(team, user)),
    keepConversation: ({ team, user }, channel) => records.put(CONVERSATIONS, ownerOf(team, user), channel, CONVERSATION_MS),
  };
}

function exceededLimit(index: ReadonlyMap<string, string>, owner: string): 'tooManyYours' | 'tooManyAll' | undefined {
  if ([...index.values()].filter((one) => one === owner).length > MAX_FOLLOWS_PER_PERSON) return 'tooManyYours';
  return index.size > MAX_FOLLOWS ? 'tooManyAll' : undefined;
}

function ownerOf(team: string, user: string): string {
  return `${team} ${user}`;
}
