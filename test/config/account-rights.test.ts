import { expect, it } from 'vitest';
import { readAccountRules } from '../../src/config/accounts/rights.ts';

const ACCOUNTS = ['linksfield', 'linksfield.eu', 'clink.test'];

it('account rights: groups and channels by the id of the account', () => {
  const problems: string[] = [];

  const rules = readAccountRules(
    { ACCOUNT_GROUPS: 'linksfield.eu=S1+S2, clink.test = S9', ACCOUNT_CHANNELS: 'Linksfield.EU=C1,linksfield.eu=C2' },
    ACCOUNTS,
    problems,
  );

  expect(problems).toEqual([]);
  expect(Object.fromEntries(rules)).toEqual({
    'linksfield.eu': { groups: ['S1', 'S2'], channels: ['C1', 'C2'] },
    'clink.test': { groups: ['S9'], channels: [] },
  });
});

it.each([
  ['ACCOUNT_GROUPS', 'linksfield.us=S1', 'linksfield.us is no account that is set up (linksfield, linksfield.eu, clink.test)'],
  [
    'ACCOUNT_GROUPS',
    'linksfield.eu=@support',
    'linksfield.eu=@support must be account=ID or account=ID+ID, with IDs of user groups, such as S0123456789',
  ],
  [
    'ACCOUNT_GROUPS',
    'linksfield.eu',
    'linksfield.eu must be account=ID or account=ID+ID, with IDs of user groups, such as S0123456789',
  ],
  [
    'ACCOUNT_GROUPS',
    'linksfield.eu=S1=S2',
    'linksfield.eu=S1=S2 must be account=ID or account=ID+ID, with IDs of user groups, such as S0123456789',
  ],
  ['ACCOUNT_GROUPS', 'S1', 'S1 is no account that is set up (linksfield, linksfield.eu, clink.test)'],
  [
    'ACCOUNT_CHANNELS',
    'linksfield.eu=S1',
    'linksfield.eu=S1 must be account=ID or account=ID+ID, with IDs of channels, such as C0123456789',
  ],
])('account rights: %s=%s stops the start', (name, value, problem) => {
  const problems: string[] = [];

  readAccountRules({ [name]: value }, ACCOUNTS, problems);

  expect(problems).toEqual([`${name}: ${problem}`]);
});
