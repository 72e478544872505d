import { describe, expect, it } from 'vitest';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';

const desk = useDesk();
const strict = useDesk({ env: { USER_LOOKUPS_PER_MINUTE: '2' } });
const { ada, lin } = PEOPLE;
const SIM = '89852202209090000069';
const ORDER = 'CU-REFUNDED000120260917093012345';

async function press(action_id: string, user: string = ada): Promise<void> {
  const { status } = await desk.world.slack.press({ user, message: desk.last(user), action_id });
  expect(status).toBe(200);
  await desk.settled();
}

describe('Refresh', () => {
  it('asks the provider again, past the cache, and replaces the card', async () => {
    await desk.ask(SIM);
    const asked = desk.world.vendors.linksfield.requests.length;

    await press('refresh');

    expect(desk.world.vendors.linksfield.requests.length).toBe(asked + 1);
    expect(desk.seen()).toHaveLength(1);
    expect(desk.seen()[0]).toContain(ORDER);
  });

  it('pressed twice in a row leaves one card', async () => {
    await desk.ask(SIM);
    const card = desk.last();

    await Promise.all([1, 2].map(() => desk.world.slack.press({ user: ada, message: card, action_id: 'refresh' })));
    await desk.settled();

    expect(desk.seen()).toHaveLength(1);
  });

  it('of a slow provider keeps the card until the answer is there', async () => {
    await desk.ask('89852202209090000044');
    const sent = desk.world.slack.callsOf('response_url').length;

    await press('refresh');

    expect(desk.seen().at(-1)).toContain('CU-SLOWANSW000120260917093012345');
    const replies = desk.world.slack.callsOf('response_url').slice(sent);
    expect(replies.map(({ arguments: { replace_original } }) => replace_original)).toEqual([true]);
  });

  it('that is one too many leaves the card and says so beside it', async () => {
    await strict.ask(SIM);
    await strict.world.slack.press({ user: ada, message: strict.last(), action_id: 'refresh' });
    await strict.settled();

    await strict.world.slack.press({ user: ada, message: strict.last(), action_id: 'refresh' });
    await strict.settled();

    expect(strict.seen()).toEqual([expect.stringContaining(ORDER), expect.stringContaining('a lot of look-ups')]);
  });
});

describe('Show in channel', () => {
  it('posts the card for everybody and leaves a word in the place of the private one', async () => {
    await desk.ask(SIM);

    await press('show_in_channel');

    expect(desk.seen(lin)).toEqual([expect.stringContaining(ORDER)]);
    expect(desk.seen(ada)).toHaveLength(2);
    expect(desk.seen(ada).join('\n')).toContain('Shown in the channel.');
  });

  it('offers no second showing on the card that is shown', async () => {
    await desk.ask(SIM);

    await press('show_in_channel');

    expect(JSON.stringify(desk.last(lin).blocks)).not.toContain('show_in_channel');
  });

  it('pressed twice in a row shows it once, and says who did', async () => {
    await desk.ask(SIM);
    const card = desk.last();

    await Promise.all([1, 2].map(() => desk.world.slack.press({ user: ada, message: card, action_id: 'show_in_channel' })));
    await desk.settled();

    expect(desk.seen(lin)).toHaveLength(1);
    expect(JSON.stringify(desk.last(lin).blocks)).toContain(`<@${ada}>`);
  });

  it('goes on saying who, in the language of the channel, when somebody who reads another refreshes it', async () => {
    await desk.ask(SIM);
    await press('show_in_channel');

    await press('refresh', lin);

    expect(desk.seen(lin)).toEqual([expect.stringContaining('Refunded')]);
    expect(JSON.stringify(desk.last(lin).blocks)).toContain(`<@${ada}>`);
  });

  it('asks first, saying that amounts go along', async () => {
    await desk.ask(SIM);

    const button = JSON.stringify(desk.last().blocks);

    expect(button).toMatch(/"action_id":"show_in_channel".*"confirm":.*amounts/);
  });
});

describe('Details', () => {
  it('opens a modal at once and fills it with everything public and internal', async () => {
    await desk.ask(SIM);

    await press('details');

    const view = JSON.stringify(desk.world.slack.modalOf(ada)?.view);
    expect(view).toContain(ORDER);
    expect(view).toContain('One-time');
    expect(desk.world.slack.calls.map(({ method }) => method)).toEqual(['response_url', 'views.open', 'views.update']);
  });

  it('says so when Slack does not open the window', async () => {
    await desk.ask(SIM);
    desk.world.slack.fail('views.open', { error: 'expired_trigger_id', times: 1 });

    await press('details');

    expect(desk.seen().at(-1)).toContain('did not open');
  });
});
