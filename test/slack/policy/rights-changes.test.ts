import { beforeEach, describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { GROUPS } from '../../../sandbox/slack/workspace/groups.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';
import { ORDER, SIM } from '../../support/orders.ts';
import { pressLast } from '../../support/press.ts';

const desk = useDesk({ env: { ALLOWED_USER_GROUPS: GROUPS.support } });
const { ada } = PEOPLE;
const { support } = CHANNELS;

function makeGuest(): void {
  const { users } = desk.world.slack.workspace;
  const user = users.get(ada);
  if (user) users.set(ada, { ...user, is_restricted: true });
}

function leaveGroup(): void {
  const { groups } = desk.world.slack.workspace;
  const group = groups.get(GROUPS.support);
  if (group) groups.set(GROUPS.support, { ...group, users: [] });
}

function shareChannel(): void {
  const { channels } = desk.world.slack.workspace;
  const channel = channels.get(support);
  if (channel) channels.set(support, { ...channel, isExternal: true });
}

async function send(event: Record<string, unknown>): Promise<void> {
  await desk.world.slack.event(event);
  await desk.settled();
}

describe('when Slack reports a change', () => {
  beforeEach(() => desk.world.restart());

  it.each([
    ['a person who has become a guest', makeGuest, { type: 'user_change', user: { id: ada } }],
    ['a person who has left the group', leaveGroup, { type: 'subteam_members_changed', subteam_id: GROUPS.support }],
  ])('rights: %s may not ask any more', async (_, change, event) => {
    await desk.ask(SIM);
    change();
    const [remembered] = await desk.ask(SIM);

    await send(event);
    const [refused] = await desk.ask(SIM);

    expect(remembered).toContain(ORDER);
    expect(refused).not.toContain(ORDER);
  });

  it('rights: a channel that is shared now gets no card without a confirmation', async () => {
    await desk.ask(SIM);
    await pressLast(desk, 'show_in_channel');
    shareChannel();
    await send({ type: 'channel_shared', channel: support, connected_team_id: 'T0PARTNER' });
    await desk.ask(SIM);

    await pressLast(desk, 'show_in_channel');

    expect(desk.seen().at(-1)).toContain('shared with another company');
  });

  it.each([{}, { type: 'user_change' }, { type: 'user_change', user: null }, { type: 'channel_shared', channel: 7 }])(
    'rights: %j changes nothing',
    async (event) => {
      await send({ type: 'user_change', ...event });

      expect(await desk.ask(SIM)).toEqual([expect.stringContaining(ORDER)]);
    },
  );
});

it.each([
  ['a guest', makeGuest],
  ['a person outside the group', leaveGroup],
])('rights: %s is noticed without an event once the memory ends', async (_, change) => {
  await desk.useTimes({ slackFactsKept: 1 });
  await desk.ask(SIM);
  change();

  const [refused] = await desk.ask(SIM);

  expect(refused).not.toContain(ORDER);
});
