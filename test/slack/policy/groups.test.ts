import { expect, it } from 'vitest';
import { createGroups, type GroupsClient } from '../../../src/slack/policy/groups.ts';

type Call = Parameters<GroupsClient['usergroups']['users']['list']>[0];

/** Groups of which U1 is the only member, and what Slack is asked. */
function groupsWithCalls() {
  const calls: Call[] = [];
  const list = async (call: Call) => {
    calls.push(call);
    return { users: ['U1'] };
  };
  const client = { usergroups: { users: { list } } };
  return { calls, groups: createGroups({ client, within: 60_000, kept: 60_000, onFailure: () => {} }) };
}

it('user groups: Slack is told the workspace, which it needs of an app that a whole organisation has installed', async () => {
  const { calls, groups } = groupsWithCalls();

  expect(await groups.isInAny('T1', 'U1', ['S1'])).toBe(true);
  expect(calls).toEqual([{ usergroup: 'S1', team_id: 'T1' }]);
});

it('user groups: the ID of an organisation is none of a workspace', async () => {
  const { calls, groups } = groupsWithCalls();

  expect(await groups.isInAny('E1', 'U2', ['S1'])).toBe(false);
  expect(calls).toEqual([{ usergroup: 'S1' }]);
});

it('user groups: a failure is reported, and nothing is concluded from it', async () => {
  const failures: unknown[] = [];
  const client = { usergroups: { users: { list: () => Promise.reject(new Error('internal_error')) } } };
  const groups = createGroups({ client, within: 60_000, kept: 60_000, onFailure: (error) => void failures.push(error) });

  expect(await groups.isInAny('T1', 'U1', ['S1'])).toBeUndefined();
  expect(failures).toMatchObject([{ message: 'internal_error' }]);
});

it('user groups: members are remembered for each workspace until a group changes', async () => {
  const { calls, groups } = groupsWithCalls();

  for (const team of ['T1', 'T2', 'T1']) await groups.isInAny(team, 'U1', ['S1']);
  groups.forget('T1', 'S1');
  await groups.isInAny('T1', 'U1', ['S1']);

  expect(calls.map(({ team_id }) => team_id)).toEqual(['T1', 'T2', 'T1']);
});
