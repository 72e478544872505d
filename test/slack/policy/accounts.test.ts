import { expect, it } from 'vitest';
import { createAccounts } from '../../../src/slack/policy/accounts.ts';
import type { Readers } from '../../../src/slack/policy/channels.ts';

const ACCOUNTS = ['linksfield', 'linksfield.eu', 'clink.test'];
const EU = { groups: ['S1'], channels: ['C_EU'] };

interface Slack {
  /** Undefined: Slack does not say. */
  readonly isMember?: boolean | undefined;
  readonly readers?: Readers;
}

function accountsWith(rules: Record<string, typeof EU>, { isMember, readers = 'colleagues' }: Slack = {}) {
  return createAccounts({
    accounts: ACCOUNTS,
    rules: new Map(Object.entries(rules)),
    groups: { isInAny: async (_team, _user, groups) => (groups.length === 0 ? false : isMember) },
    channels: { readersOf: async () => readers },
  });
}

const ada = { team: 'T1', user: 'U1', channel: 'C1' };

it('accounts: without a rule all are for everybody', async () => {
  expect(await accountsWith({}).usableFor({ asker: { ...ada, user: undefined }, isForAll: true })).toEqual(ACCOUNTS);
});

it.each([
  ['a member of its group, whose it is first', true, ['linksfield.eu', 'linksfield', 'clink.test']],
  ['nobody else', false, ['linksfield', 'clink.test']],
  ['nobody while Slack does not say who is in the group', undefined, ['linksfield', 'clink.test']],
])('accounts: one with a group is for %s', async (_, isMember, usable) => {
  const accounts = accountsWith({ 'linksfield.eu': EU }, { isMember });

  expect(await accounts.usableFor({ asker: ada, isForAll: false })).toEqual(usable);
});

it.each([
  ['in its channel, whoever asks', { ...ada, user: undefined, channel: 'C_EU' }, true],
  ['in no other channel, though a member of its group asks', ada, false],
  ['in no workflow, where nobody asks', { ...ada, user: undefined, channel: undefined }, false],
])('accounts: what a whole channel reads uses one with a rule %s', async (_, asker, isUsed) => {
  const accounts = accountsWith({ 'linksfield.eu': EU }, { isMember: true });

  expect((await accounts.usableFor({ asker, isForAll: true })).includes('linksfield.eu')).toBe(isUsed);
});

it('accounts: a conversation with the bot alone has one reader, even of what is for all', async () => {
  const accounts = accountsWith({ 'linksfield.eu': EU }, { isMember: true, readers: 'asker' });

  expect(await accounts.usableFor({ asker: { ...ada, channel: 'D1' }, isForAll: true })).toContain('linksfield.eu');
});

it.each(['D1', undefined])('accounts: one with channels only is not used at %s', async (channel) => {
  const accounts = accountsWith({ 'linksfield.eu': { ...EU, groups: [] } }, { isMember: true, readers: 'asker' });

  expect(await accounts.usableFor({ asker: { ...ada, channel }, isForAll: false })).toEqual(['linksfield', 'clink.test']);
});
