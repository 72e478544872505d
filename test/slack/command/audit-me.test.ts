import { beforeEach, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';
import { SIM } from '../../support/orders.ts';

const desk = useDesk({ env: { ALLOWED_CHANNELS: CHANNELS.support } });
const { ada } = PEOPLE;

beforeEach(() => desk.world.restart());

it('audit me: shows a person who may ask the own look-ups', async () => {
  await desk.ask(SIM);

  expect(await desk.ask('audit me')).toEqual([expect.stringContaining(SIM)]);
});

it('audit me: shows nothing to a person who has become a guest', async () => {
  await desk.ask(SIM);
  const { users } = desk.world.slack.workspace;
  const user = users.get(ada);
  if (user) users.set(ada, { ...user, is_restricted: true });
  await desk.world.slack.event({ type: 'user_change', user: { id: ada } });
  await desk.settled();

  const [reply] = await desk.ask('audit me');

  expect(reply).toContain('Only full members');
  expect(reply).not.toContain(SIM);
});

it('audit me: shows nothing in a channel that is not enabled', async () => {
  await desk.ask(SIM);

  await desk.world.slack.command({ user: ada, channel: CHANNELS.alerts, text: 'audit me' });
  await desk.settled();

  expect(desk.seen(ada, CHANNELS.alerts)).toEqual([expect.stringContaining('not enabled in this channel')]);
});
