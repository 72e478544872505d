import type { AccountsFor } from '../answer/accounts/in-use.ts';
import { sayNotice } from '../answer/notices.ts';
import { accountUse } from '../answer/question.ts';
import { code } from '../cards/mrkdwn.ts';
import { followingCard } from '../cards/notices/follow.ts';
import { askToFollow, type FollowDeps, unlessUnavailable } from '../follow/ask.ts';
import { type Follow, followedOrder } from '../follow/follow.ts';
import type { Access } from '../policy/access.ts';
import type { SubCommand, SubCommandCall } from './command.ts';

export interface FollowCommandDeps extends FollowDeps {
  readonly access: Pick<Access, 'denialOf'>;
  readonly accountsFor: AccountsFor<'read'>;
}

/** `/order follow 4567`, `/order unfollow 4567` and `/order following`. Each without an id lists what the person follows. */
export function createFollowCommands(deps: FollowCommandDeps): Readonly<Record<'follow' | 'unfollow' | 'following', SubCommand>> {
  const follow: SubCommand = (call) => (call.typed === '' ? list(deps, call) : begin(deps, call));
  const unfollow: SubCommand = (call) => (call.typed === '' ? list(deps, call) : end(deps, call));
  const following: SubCommand = (call) => list(deps, call);
  return { follow, unfollow, following };
}

async function begin(deps: FollowCommandDeps, { asker, typed, destination, client }: SubCommandCall): Promise<void> {
  const { read } = await deps.accountsFor(accountUse({ surface: 'follow', asker }));
  const identifiers = read(typed, { asked: true });
  await askToFollow(deps, { asker, identifiers, typed, destination, client });
}

async function list(deps: FollowCommandDeps, { asker, destination }: SubCommandCall): Promise<void> {
  const { responder, following, access } = deps;
  const denial = await access.denialOf(asker);
  if (denial) return void (await sayNotice(responder, asker, (words) => words[denial], destination));
  await unlessUnavailable(deps, asker, destination, async () => {
    const follows = await following.list(asker.team, asker.user);
    await responder.say(asker, (context) => followingCard(follows.map(followedOrder), context), destination);
  });
}

/** By the order's id, or by what it was followed by. */
async function end(deps: FollowCommandDeps, { asker, typed, destination }: SubCommandCall): Promise<void> {
  const { responder, following, accountsFor } = deps;
  const { read } = await accountsFor(accountUse({ surface: 'follow', asker }));
  const values = new Set(read(typed, { asked: true }).map(({ value }) => value));
  await unlessUnavailable(deps, asker, destination, async () => {
    const ended = (await following.list(asker.team, asker.user)).filter((follow) => isNamed(follow, values));
    for (const follow of ended) await following.end(follow);
    const orders = ended.length > 0 ? [...new Set(ended.map(({ order }) => order))] : namesOf(values, typed);
    await sayNotice(
      responder,
      asker,
      ({ following: words, list: join }) =>
        words[ended.length > 0 ? 'stopped' : 'notFollowed'](join(orders.map((order) => code(order)))),
      destination,
    );
  });
}

/** What was read of the text, else the text. */
function namesOf(values: ReadonlySet<string>, typed: string): readonly string[] {
  return values.size > 0 ? [...values] : [typed];
}

function isNamed({ order, identifier }: Follow, values: ReadonlySet<string>): boolean {
  return values.has(order) || values.has(identifier.value);
}
