import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';
import { SIM } from '../../support/orders.ts';
import { pressLast } from '../../support/press.ts';

const { ada } = PEOPLE;
const { alerts, support } = CHANNELS;

describe('CHANNEL_LOCALES', () => {
  const desk = useDesk({ env: { AUTO_REPLY_CHANNELS: alerts, CHANNEL_LOCALES: `${alerts}=zh, ${support}=zh` } });

  it("channel's language: of an automatic reply", async () => {
    await desk.world.slack.message({ channel: alerts, user: ada, text: `SIM ${SIM}` });
    await desk.settled();

    expect(desk.seen(ada, alerts).at(-1)).toContain('已退款');
  });

  it("channel's language: of the answer to a mention, and of its Refresh", async () => {
    await desk.world.slack.message({ channel: support, user: ada, text: `<@${APP.user}> ${SIM}` });
    await desk.settled();
    const answer = desk.seen().at(-1);

    await pressLast(desk, 'refresh_compact');

    expect([answer, desk.seen().at(-1)]).toEqual([expect.stringContaining('已退款'), expect.stringContaining('已退款')]);
  });

  it("channel's language: of a card that somebody shows, while their own answer keeps their language", async () => {
    const [own] = await desk.ask(SIM);

    await pressLast(desk, 'show_in_channel');

    expect(own).toContain('Refunded');
    expect(desk.seen(PEOPLE.lin).at(-1)).toContain('已退款');
  });
});
