import { expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { GROUPS } from '../../../sandbox/slack/workspace/groups.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';

const desk = useDesk({
  hasFurtherAccounts: true,
  env: { ACCOUNT_GROUPS: `linksfield.eu=${GROUPS.europe}`, MAX_ACCOUNTS_PER_QUESTION: '1' },
});
const { ada, lin } = PEOPLE;

it.each([
  ['a member of its group', lin, 'CU-EUROPEA0000120260917093012345'],
  ['somebody else, who gets the first of the configuration', ada, 'CU-7ZOIHX0RB16U20250828111429591'],
])('account: the own one is asked about a number that names none, by %s', async (_, user, order) => {
  await desk.world.slack.command({ user, channel: CHANNELS.support, text: '4567' });
  await desk.settled();

  const [card = ''] = desk.seen(user).slice(-1);
  expect(card.match(/CU-[A-Z0-9]+/g)).toEqual([order]);
});

it('account: the name that is suggested asks one account, where its provider has several', async () => {
  await desk.world.slack.command({ user: lin, channel: CHANNELS.support, text: '4567' });
  await desk.settled();
  const [card = ''] = desk.seen(lin).slice(-1);
  const [suggested = ''] = card.match(/linksfield\.default:4567/) ?? [];

  await desk.world.slack.command({ user: lin, channel: CHANNELS.support, text: suggested });
  await desk.settled();

  const [one = ''] = desk.seen(lin).slice(-1);
  expect(one.match(/CU-[A-Z0-9]+/g)).toEqual(['CU-7ZOIHX0RB16U20250828111429591']);
});
