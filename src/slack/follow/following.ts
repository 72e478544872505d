import type { Jobs } from '../../jobs/jobs.ts';
import { type CheckDeps, checkFollowed } from './check.ts';
import { type Follow, followedKey, placeKey } from './follow.ts';
import { createFollows, type Follows } from './follows.ts';
import { intervalOf } from './interval.ts';
import { noteFollow } from './note.ts';
import { FOLLOW_QUEUE, type FollowStart, type FollowWish, type StartDeps, startFollowing } from './start.ts';

/** Orders that people follow. What rejects does so with JobsUnavailable: nothing can be read or saved now. */
export interface Following extends Pick<Follows, 'list' | 'conversationOf' | 'keepConversation'> {
  /** Follows the orders that were found. */
  begin(wish: FollowWish): Promise<FollowStart>;
  /** The follow of a {@link stopValue}; undefined: it has ended. */
  find(value: string): Promise<Follow | undefined>;
  end(follow: Follow): Promise<void>;
  /** Looks at once at the orders of an account that have one of these ids, if somebody follows them: the vendor says that they have changed. */
  wake(change: { readonly account: string; readonly references: readonly string[] }): Promise<void>;
  /** Makes sure that every followed order is looked at, whatever has become of its job. */
  resume(): Promise<void>;
}

export type FollowingDeps = Omit<CheckDeps, 'follows' | 'jobs'> &
  Omit<StartDeps, 'follows' | 'jobs'> &
  Pick<CheckDeps, 'accountsFor'> & { readonly jobs: Jobs };

/** Orders that are checked at once in one process: each waits mostly for its provider. */
const CHECKS_AT_ONCE = 4;

export function createFollowing(deps: FollowingDeps): Following {
  const { jobs, audit, now, times } = deps;
  const slowest = intervalOf('delivered', times.follow);
  const follows = createFollows(jobs.records, now);
  const all = { ...deps, follows };
  jobs.work(FOLLOW_QUEUE, (key) => checkFollowed(all, key), { atOnce: CHECKS_AT_ONCE });
  return {
    begin: (wish) => startFollowing(all, wish),
    list: follows.list,
    conversationOf: follows.conversationOf,
    keepConversation: follows.keepConversation,
    find: (value) => find(follows, value),
    async end(follow) {
      await follows.remove(follow);
      noteFollow(audit, follow, 'unfollow', 'asked');
    },
    async wake({ account, references }) {
      for (const reference of references) {
        const key = followedKey(account, reference);
        if ((await follows.of(key)).length > 0) await jobs.add(FOLLOW_QUEUE, key);
      }
    },
    async resume() {
      for (const key of await follows.keys()) await jobs.add(FOLLOW_QUEUE, key, now() + slowest * Math.random());
    },
  };
}

async function find(follows: Follows, value: string): Promise<Follow | undefined> {
  const [key = '', place] = value.split(' ');
  return (await follows.of(key)).find((follow) => placeKey(follow) === place);
}
