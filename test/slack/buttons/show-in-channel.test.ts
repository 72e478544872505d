import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';

const desk = useDesk({ env: { EXTERNAL_CHANNELS: CHANNELS.group } });
const { ada, lin, sam } = PEOPLE;
const SIM = '89852202209090000069';
const ORDER = 'CU-REFUNDED000120260917093012345';

async function ask(channel: string): Promise<void> {
  await desk.world.slack.command({ user: ada, channel, text: SIM });
  await desk.settled();
}

async function press(action_id: string, channel: string): Promise<void> {
  const messages = desk.world.slack.seenBy(ada, channel);
  const message = messages.findLast(({ blocks }) => JSON.stringify(blocks ?? []).includes(`"${action_id}"`));
  if (!message) throw new Error(`No message offers ${action_id}`);
  await desk.world.slack.press({ user: ada, message, action_id });
  await desk.settled();
}

describe('"Show in channel" where another organisation reads along', () => {
  it('shows nothing yet and warns the person alone', async () => {
    await ask(CHANNELS.partners);

    await press('show_in_channel', CHANNELS.partners);

    expect(desk.seen(ada, CHANNELS.partners).at(-1)).toContain('Another organisation reads this channel');
    expect(desk.seen(sam, CHANNELS.partners)).toEqual([]);
  });

  it('shows it after the second button, and leaves a word in the place of the warning', async () => {
    await ask(CHANNELS.partners);
    await press('show_in_channel', CHANNELS.partners);

    await press('show_anyway', CHANNELS.partners);

    expect(desk.seen(sam, CHANNELS.partners)).toEqual([expect.stringContaining(ORDER)]);
    expect(desk.seen(ada, CHANNELS.partners)).toContain('Shown in the channel.');
    expect(desk.seen(ada, CHANNELS.partners).join('\n')).not.toContain('Another organisation');
  });

  it('warns as well where Slack does not say who reads the channel', async () => {
    desk.world.slack.fail('conversations.info', { error: 'internal_error' });
    await ask(CHANNELS.escalations);

    await press('show_in_channel', CHANNELS.escalations);
    desk.world.slack.restore();

    expect(desk.seen(ada, CHANNELS.escalations).at(-1)).toContain('could not check with Slack who reads this channel');
    expect(desk.seen(lin, CHANNELS.escalations)).toEqual([]);
  });

  it('asks no second time in a shared channel that is listed', async () => {
    await ask(CHANNELS.group);

    await press('show_in_channel', CHANNELS.group);

    expect(desk.seen(lin, CHANNELS.group)).toEqual([expect.stringContaining(ORDER)]);
  });
});
