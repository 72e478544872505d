import { type Asking, type Found, isSameOrder } from '../../core/finding.ts';
import type { Identifier } from '../../core/identifier/identifier.ts';
import type { Language } from '../../core/language.ts';
import type { Lookup } from '../../core/lookup.ts';
import type { Order } from '../../core/order/order.ts';
import type { Times } from '../../core/times.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Follow } from './follow.ts';
import type { Follows } from './follows.ts';
import { intervalOf } from './interval.ts';
import { type NoticeDeps, postChange, postExpiry } from './notice.ts';
import { FOLLOW_QUEUE } from './start.ts';

export interface CheckDeps extends NoticeDeps {
  readonly follows: Follows;
  readonly jobs: Pick<Jobs, 'add'>;
  /** An account without regard to anybody's rights, which are checked before each notice. Undefined: it is no longer set up. */
  accountOf(id: string): FollowedAccount | undefined;
  readonly language: Language;
  readonly times: Pick<Times, 'follow'>;
}

export interface FollowedAccount {
  look(identifiers: readonly Identifier[], asking: Asking): Lookup;
  /** The provider is down and is not asked for now. */
  isSuspended(): boolean;
}

/** All checks count as one asker in the queue of a provider, so that they do not hold up people. */
const ASKER = 'follow';

/** Looks up one followed order for all that follow it, posts what has changed, and adds the job of the next look. */
export async function checkFollowed(deps: CheckDeps, key: string): Promise<void> {
  const { follows, jobs, times, now } = deps;
  const live = await withoutExpired(deps, await follows.of(key));
  const [first] = live;
  if (!first) return;
  const account = deps.accountOf(first.account);
  const order = account && !account.isSuspended() ? await findAgain(deps, account, first) : undefined;
  for (const follow of live) if (order) await postChange(deps, follow, order);
  if ((await follows.of(key)).length === 0) return;
  await jobs.add(FOLLOW_QUEUE, key, now() + intervalOf(order?.public.stage ?? first.told.stage, times.follow));
}

async function withoutExpired(deps: CheckDeps, follows: readonly Follow[]): Promise<readonly Follow[]> {
  const expired = follows.filter(({ until }) => until <= deps.now());
  for (const follow of expired) await postExpiry(deps, follow);
  return follows.filter((follow) => !expired.includes(follow));
}

/** Undefined: no order, no answer, or only an earlier one; nothing is posted then. */
async function findAgain(
  { language }: CheckDeps,
  account: FollowedAccount,
  { team, account: id, order, identifier }: Follow,
): Promise<Order | undefined> {
  const asked = { ...identifier, raw: identifier.value, providers: [id] };
  const findings = await account.look([asked], { team, asker: ASKER, language, refresh: true }).done;
  const found = findings.map(({ answer }) => answer).filter((answer): answer is Found => answer.kind === 'found');
  return found
    .filter(({ from }) => from !== 'stale')
    .flatMap(({ orders }) => orders)
    .find((one) => isSameOrder(one, { account: id, public: { id: order } }));
}
