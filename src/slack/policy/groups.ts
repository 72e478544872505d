import { LRUCache } from 'lru-cache';
import * as z from 'zod';
import { type Observer, reported } from './reported.ts';
import { valueWithin } from './timeout.ts';

export interface GroupsClient {
  readonly usergroups: { readonly users: { list(call: { usergroup: string; team_id?: string }): Promise<unknown> } };
}

/** Members of user groups, remembered as long as {@link GroupsDeps.kept} says. */
export interface Groups {
  /** Whether the person is in any of the groups; undefined when Slack does not answer. No groups: false. */
  isInAny(team: string, user: string, groups: readonly string[]): Promise<boolean | undefined>;
  /** Slack says that the members of a group have changed. */
  forget(team: string, group: string): void;
}

export interface GroupsDeps extends Observer {
  readonly client: GroupsClient;
  /** Milliseconds that an answer of Slack's is remembered. */
  readonly kept: number;
}

const REPLY = z.object({ users: z.array(z.string()) });
/** Where the bot is installed in a whole organisation Slack must be told the workspace. */
const WORKSPACE = /^T/;
const MAX_KEPT = 500;

export function createGroups({ client, within, kept, onFailure }: GroupsDeps): Groups {
  const members = new LRUCache<string, ReadonlySet<string>, { usergroup: string; team_id?: string }>({
    max: MAX_KEPT,
    ttl: kept,
    ignoreFetchAbort: true,
    fetchMethod: (_key, _old, { context }) => reported(ask(client, context), { within, onFailure }),
  });
  async function isIn(team: string, user: string, group: string): Promise<boolean | undefined> {
    try {
      return (
        await valueWithin(
          members.fetch(`${team} ${group}`, { context: { usergroup: group, ...(WORKSPACE.test(team) && { team_id: team }) } }),
          within,
        )
      )?.has(user);
    } catch {
      return undefined;
    }
  }
  return {
    async isInAny(team, user, groups) {
      const answers = await Promise.all(groups.map((group) => isIn(team, user, group)));
      if (answers.includes(true)) return true;
      return answers.includes(undefined) ? undefined : false;
    },
    forget: (team, group) => void members.delete(`${team} ${group}`),
  };
}

async function ask(
  { usergroups }: GroupsClient,
  group: { readonly usergroup: string; readonly team_id?: string },
): Promise<ReadonlySet<string>> {
  return new Set(REPLY.parse(await usergroups.users.list(group)).users);
}
