import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';
import { ORDER, SIM } from '../../support/orders.ts';
import { pressLast } from '../../support/press.ts';

const desk = useDesk({ env: { EXTERNAL_CHANNELS: CHANNELS.group } });
const { ada, lin, sam } = PEOPLE;

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

describe('"Show in channel"', () => {
  it('show in channel: posts the card and replaces the private one by a confirmation', async () => {
    await desk.ask(SIM);

    await pressLast(desk, 'show_in_channel');

    expect(desk.seen(lin)).toEqual([expect.stringContaining(ORDER)]);
    expect(desk.seen(ada)).toHaveLength(2);
    expect(desk.seen(ada).join('\n')).toContain('Shown in the channel.');
  });

  it('show in channel: in a direct message with another company it asks first and posts nothing', async () => {
    await ask(CHANNELS.connect);

    await press('show_in_channel', CHANNELS.connect);

    expect(desk.world.slack.seenBy(sam, CHANNELS.connect)).toEqual([]);
    expect(JSON.stringify(desk.world.slack.seenBy(ada, CHANNELS.connect))).toContain('"show_anyway"');
  });

  it('show in channel: the posted card does not offer it again', async () => {
    await desk.ask(SIM);

    await pressLast(desk, 'show_in_channel');

    expect(JSON.stringify(desk.last(lin).blocks)).not.toContain('show_in_channel');
  });

  it("show in channel: two presses post once, with the presser's name", async () => {
    await desk.ask(SIM);
    const card = desk.last();

    await Promise.all([1, 2].map(() => desk.world.slack.press({ user: ada, message: card, action_id: 'show_in_channel' })));
    await desk.settled();

    expect(desk.seen(lin)).toHaveLength(1);
    expect(JSON.stringify(desk.last(lin).blocks)).toContain(`<@${ada}>`);
  });

  it("show in channel: keeps the name and the channel's language after somebody else's Refresh", async () => {
    await desk.ask(SIM);
    await pressLast(desk, 'show_in_channel');

    await pressLast(desk, 'refresh', lin);

    expect(desk.seen(lin)).toEqual([expect.stringContaining('Refunded')]);
    expect(JSON.stringify(desk.last(lin).blocks)).toContain(`<@${ada}>`);
  });

  it('show in channel: its confirmation says that amounts become visible', async () => {
    await desk.ask(SIM);

    const button = JSON.stringify(desk.last().blocks);

    expect(button).toMatch(/"action_id":"show_in_channel".*"confirm":.*amounts/);
  });
});

describe('"Show in channel" with what may name a person', () => {
  it.each(['po:Bob.Norman', '004915112345678', 'cus_7same4567'])(
    'show in channel: shows the order, and nothing of %s beside it',
    async (person) => {
      await desk.ask(`${ORDER} ${person}`);

      await press('show_in_channel', CHANNELS.support);
      await pressLast(desk, 'refresh', lin);

      const shown = JSON.stringify(desk.world.slack.seenBy(lin, CHANNELS.support));
      expect(shown).toContain(ORDER);
      expect(shown).not.toContain(person.replace('po:', ''));
      expect(shown).not.toContain('order_7');
    },
  );

  it('show in channel: is not offered where all orders are those of a person', async () => {
    await desk.ask('cus_7rowan0100');

    expect(JSON.stringify(desk.last().blocks)).toContain('order_7');
    expect(JSON.stringify(desk.last().blocks)).not.toContain('show_in_channel');
  });
});

describe('"Show in channel" in shared channels', () => {
  it('show in channel: a shared channel gets nothing before the presser confirms', async () => {
    await ask(CHANNELS.partners);

    await press('show_in_channel', CHANNELS.partners);

    expect(desk.seen(ada, CHANNELS.partners).at(-1)).toContain('This channel is shared with another company');
    expect(desk.seen(sam, CHANNELS.partners)).toEqual([]);
  });

  it('show in channel: posts after the confirmation and replaces the warning', async () => {
    await ask(CHANNELS.partners);
    await press('show_in_channel', CHANNELS.partners);

    await press('show_anyway', CHANNELS.partners);

    expect(desk.seen(sam, CHANNELS.partners)).toEqual([expect.stringContaining(ORDER)]);
    expect(desk.seen(ada, CHANNELS.partners)).toContain('Shown in the channel.');
    expect(desk.seen(ada, CHANNELS.partners).join('\n')).not.toContain('Another organisation');
  });

  it('show in channel: asks for confirmation when Slack does not say who reads the channel', async () => {
    desk.world.slack.fail('conversations.info', { error: 'internal_error' });
    await ask(CHANNELS.escalations);

    await press('show_in_channel', CHANNELS.escalations);
    desk.world.slack.restore();

    expect(desk.seen(ada, CHANNELS.escalations).at(-1)).toContain('could not check with Slack who can read this channel');
    expect(desk.seen(lin, CHANNELS.escalations)).toEqual([]);
  });

  it('show in channel: needs no confirmation in a listed shared channel', async () => {
    await ask(CHANNELS.group);

    await press('show_in_channel', CHANNELS.group);

    expect(desk.seen(lin, CHANNELS.group)).toEqual([expect.stringContaining(ORDER)]);
  });
});

describe('"Show in channel" in direct messages', () => {
  it.each([
    ['a person of another company', CHANNELS.connect, sam],
    ['a colleague, which the bot cannot see', CHANNELS.pair, lin],
  ])('show in channel: asks for confirmation in a direct message with %s', async (_, channel, reader) => {
    await ask(channel);

    await press('show_in_channel', channel);

    expect(desk.seen(ada, channel).at(-1)).toMatch(/shared with another company|could not check/);
    expect(desk.seen(reader, channel)).toEqual([]);
  });

  it('show in channel: posts at once in the own direct message with the bot', async () => {
    await ask(CHANNELS.dm);

    await press('show_in_channel', CHANNELS.dm);

    expect(desk.seen(ada, CHANNELS.dm).join('\n')).toContain('Shown in the channel.');
  });
});
