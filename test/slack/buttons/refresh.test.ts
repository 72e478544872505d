import { beforeEach, describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { FIRST_WORDS_SOON, useDesk } from '../../support/desk.ts';
import { ORDER, SIM } from '../../support/orders.ts';
import { pressLast } from '../../support/press.ts';

const desk = useDesk();
const strict = useDesk({ env: { USER_LOOKUPS_PER_MINUTE: '2' } });
const { ada, lin, sam } = PEOPLE;

describe('the Refresh button', () => {
  it('refresh: bypasses the cache and replaces the card', async () => {
    await desk.ask(SIM);
    const asked = desk.world.vendors.linksfield.requests.length;

    await pressLast(desk, 'refresh');

    expect(desk.world.vendors.linksfield.requests.length).toBe(asked + 1);
    expect(desk.seen()).toHaveLength(1);
    expect(desk.seen()[0]).toContain(ORDER);
  });

  it('refresh: two presses leave one card', async () => {
    await desk.ask(SIM);
    const card = desk.last();

    await Promise.all([1, 2].map(() => desk.world.slack.press({ user: ada, message: card, action_id: 'refresh' })));
    await desk.settled();

    expect(desk.seen()).toHaveLength(1);
  });

  it('refresh: keeps the old card while a provider is slow', async () => {
    await desk.useTimes(FIRST_WORDS_SOON);
    await desk.ask('89852202209090000044');
    const sent = desk.world.slack.callsOf('response_url').length;

    await pressLast(desk, 'refresh');

    expect(desk.seen().at(-1)).toContain('CU-SLOWANSW000120260917093012345');
    const replies = desk.world.slack.callsOf('response_url').slice(sent);
    expect(replies.map(({ arguments: { replace_original } }) => replace_original)).toEqual([true]);
  });

  it('refresh: keeps the card when the quota is used up, and says so', async () => {
    await strict.ask(SIM);
    await strict.world.slack.press({ user: ada, message: strict.last(), action_id: 'refresh' });
    await strict.settled();

    await strict.world.slack.press({ user: ada, message: strict.last(), action_id: 'refresh' });
    await strict.settled();

    expect(strict.seen()).toEqual([expect.stringContaining(ORDER), expect.stringContaining('Too many look-ups')]);
  });
});

describe('the Refresh button where outsiders have come', () => {
  const shared = useDesk({ env: { AUTO_REPLY_CHANNELS: CHANNELS.alerts } });

  beforeEach(() => shared.world.restart());

  /** The channel is shared with another company, and Sam of that company reads it. */
  async function share(id: string): Promise<void> {
    const { channels } = shared.world.slack.workspace;
    const channel = channels.get(id);
    if (!channel) throw new Error(`There is no ${id}`);
    channels.set(id, { ...channel, isExternal: true, members: [...channel.members, sam] });
    await shared.world.slack.event({ type: 'channel_shared', channel: id, connected_team_id: 'T0PARTNER' });
    await shared.settled();
  }

  async function showToChannel(): Promise<void> {
    await shared.ask(SIM);
    await pressLast(shared, 'show_in_channel');
  }

  async function say(text: string, channel: string): Promise<void> {
    await shared.world.slack.message({ user: ada, channel, text });
    await shared.settled();
  }

  it.each([
    ['a shown card', CHANNELS.support, 'refresh', showToChannel],
    ['a compact card', CHANNELS.support, 'refresh_compact', () => say(`<@${APP.user}> ${SIM}`, CHANNELS.support)],
    ['an automatic reply', CHANNELS.alerts, 'refresh_automatic', () => say(SIM, CHANNELS.alerts)],
  ])('refresh: answers the presser only, and leaves %s as it is', async (_, channel, action_id, post) => {
    await post();
    const card = shared.last(lin, channel);
    const before = shared.seen(lin, channel);
    await share(channel);

    await shared.world.slack.press({ user: ada, message: card, action_id });
    await shared.settled();

    expect(shared.seen(lin, channel)).toEqual(before);
    expect(shared.seen(sam, channel)).toEqual(before);
    expect(shared.seen(ada, channel).at(-1)).toMatch(/only (to |for )?you/i);
    expect(shared.seen(ada, channel).at(-1)).toContain(ORDER);
  });
});
