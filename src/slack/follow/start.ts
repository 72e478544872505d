import type { Audit } from '../../audit/audit.ts';
import { distinctBy, type Finding, orderKey } from '../../core/finding.ts';
import { type Identifier, isPersonId } from '../../core/identifier/identifier.ts';
import { stateOf } from '../../core/order/change.ts';
import { isFinal, type Order } from '../../core/order/order.ts';
import type { Times } from '../../core/times.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { AccountsFor, AccountsInUse } from '../answer/accounts/in-use.ts';
import { type Follow, type FollowPlace, followedKey } from './follow.ts';
import { type Follows, MAX_FOLLOWS, MAX_FOLLOWS_PER_PERSON } from './follows.ts';
import { intervalOf } from './interval.ts';
import { noteFollow } from './note.ts';

export interface StartDeps {
  readonly follows: Follows;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly accountsFor: AccountsFor<'needsOf' | 'sourcesFor'>;
  readonly audit: Pick<Audit, 'note'>;
  readonly times: Pick<Times, 'follow'>;
  now(): number;
}

/** The orders that a person wants to follow at a place, as they were found now. */
export interface FollowWish {
  readonly team: string;
  readonly user: string;
  readonly place: FollowPlace;
  readonly findings: readonly Finding[];
}

/** What became of it. */
export interface FollowStart {
  readonly added: readonly Follow[];
  /** Ids of orders. */
  readonly already: readonly string[];
  readonly final: readonly string[];
  /** They cannot be found again without what only the person knows, or what names a person. */
  readonly cannotAsk: readonly string[];
  readonly full?: { readonly kind: 'tooManyYours' | 'tooManyAll'; readonly most: number } | undefined;
}

const FOLLOW_MS = 14 * 24 * 3_600_000;
/** The queue of the checks; its keys are those of {@link followedKey}. */
export const FOLLOW_QUEUE = 'follow';

interface Found {
  readonly order: Order;
  readonly identifier: Identifier;
}

/** Rejects with JobsUnavailable; what was added until then stays. */
export async function startFollowing(deps: StartDeps, wish: FollowWish): Promise<FollowStart> {
  const { team, user, place } = wish;
  const channel = place.kind === 'thread' ? place.channel : undefined;
  const accounts = await deps.accountsFor({ asker: { team, user, channel }, isForAll: place.kind === 'thread' });
  const found = foundIn(wish.findings);
  const open = found.filter(({ order }) => !isFinal(order));
  const asked = open.map((one) => ({ ...one, again: repeatable(one, accounts) }));
  const start = {
    added: [] as Follow[],
    already: [] as string[],
    final: found.filter(({ order }) => isFinal(order)).map(idOf),
    cannotAsk: asked.filter(({ again }) => !again).map(idOf),
  };
  for (const { order, again } of asked) {
    if (!again) continue;
    const follow = followOf(wish, order, again, deps.now());
    const outcome = await addOne(deps, follow);
    if (outcome === 'added') start.added.push(follow);
    else if (outcome === 'already') start.already.push(follow.order);
    else return { ...start, full: { kind: outcome, most: outcome === 'tooManyYours' ? MAX_FOLLOWS_PER_PERSON : MAX_FOLLOWS } };
  }
  return start;
}

function foundIn(findings: readonly Finding[]): readonly Found[] {
  const all = findings.flatMap(({ identifier, answer }) =>
    answer.kind === 'found' ? answer.orders.map((order) => ({ order, identifier })) : [],
  );
  return distinctBy(all, ({ order }) => orderKey(order));
}

function idOf({ order }: Found): string {
  return order.public.id;
}

/** How the bot finds the order again by itself: as it was found, or by its own id. */
function repeatable(
  { order, identifier }: Found,
  { needsOf, sourcesFor }: Pick<AccountsInUse, 'needsOf' | 'sourcesFor'>,
): Follow['identifier'] | undefined {
  const { hints } = identifier;
  const { id } = order.public;
  const asFound: Identifier[] = hints ? [] : [identifier];
  // Its own id stands for nothing else that was entered, such as a customer's id.
  const ways: Identifier[] = [...asFound, { kind: 'order', value: id, raw: id }];
  const way = ways.find((one) => {
    const again = { ...one, providers: [order.account] };
    return !isPersonId(again) && sourcesFor(again).length > 0 && needsOf([again]).length === 0;
  });
  return way && { kind: way.kind, value: way.value };
}

function followOf({ team, user, place }: FollowWish, order: Order, identifier: Follow['identifier'], now: number): Follow {
  const { account, public: shown } = order;
  return { team, user, place, account, order: shown.id, identifier, told: stateOf(shown), until: now + FOLLOW_MS };
}

/** The check is due first: a check of an order that nobody follows ends by itself. */
async function addOne(deps: StartDeps, follow: Follow): Promise<Awaited<ReturnType<Follows['add']>>> {
  const { jobs, follows, audit, times, now } = deps;
  const outcome = await follows.add(follow);
  if (outcome !== 'added') return outcome;
  await jobs.add(FOLLOW_QUEUE, followedKey(follow.account, follow.order), now() + intervalOf(follow.told.stage, times.follow));
  noteFollow(audit, follow, 'follow', 'asked');
  return outcome;
}
