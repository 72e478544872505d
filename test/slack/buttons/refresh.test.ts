import { describe, expect, it } from 'vitest';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { FIRST_WORDS_SOON, useDesk } from '../../support/desk.ts';
import { ORDER, SIM } from '../../support/orders.ts';
import { pressLast } from '../../support/press.ts';

const desk = useDesk();
const strict = useDesk({ env: { USER_LOOKUPS_PER_MINUTE: '2' } });
const { ada } = PEOPLE;

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
