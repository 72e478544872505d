import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../../sandbox/slack/workspace/people.ts';
import { AUTOMATIC, watchAlerts } from '../../../support/alerts.ts';
import { useDesk } from '../../../support/desk.ts';
import { ORDER, orderId, SIM } from '../../../support/orders.ts';

const { ada, lin } = PEOPLE;

describe('automatic replies: bursts of different alerts', () => {
  const desk = useDesk({ env: AUTOMATIC });
  const { posts, replies } = watchAlerts(desk);
  const IDS = ['REFUNDED', 'DISPUTED', 'RISKYORD', 'FAILEDPA', 'UNKNOWNW', 'NODIGITA', 'LASTYEAR', 'REMARKED', 'PENDINGA'];
  const ORDERS = [
    ...IDS.map((name) => orderId(name)),
    ...[1, 2, 3].map((number) => orderId('TWICEPOA', number)),
    ...[1, 2].map((number) => orderId('SEVERALA', number)),
  ];

  it('burst: forty alerts get ten replies, and one digest for the others', async () => {
    const alerts = Array.from({ length: 40 }, (_, index) => `Alert ${ORDERS[index % ORDERS.length]}`);

    await Promise.all(
      alerts.map((text) => desk.world.slack.message({ channel: CHANNELS.alerts, app: 'alerts', subtype: 'bot_message', text })),
    );
    await desk.settled();

    const inChannel = posts().filter(({ thread_ts }) => thread_ts === undefined);
    const inThreads = posts().filter(({ thread_ts }) => thread_ts !== undefined);
    expect(inThreads).toHaveLength(10);
    expect(inChannel).toHaveLength(1);
    expect(replies().find(({ thread_ts }) => thread_ts === undefined)?.text).toContain('from this burst of alerts');
  });

  it('burst: everybody in the channel can dismiss the digest', async () => {
    const more = ORDERS.map((id) => `More of ${id}`);
    await Promise.all(more.map((text) => desk.world.slack.message({ channel: CHANNELS.support, user: ada, text })));
    await desk.settled();
    const digestOf = () => replies(CHANNELS.support).find(({ thread_ts }) => thread_ts === undefined);
    const digest = digestOf();
    if (!digest) throw new Error('There is no digest');

    await desk.world.slack.press({ user: lin, message: digest, action_id: 'dismiss' });
    await desk.settled();

    expect(digest.text).toContain('4 more orders');
    expect(digestOf()).toBeUndefined();
  });
});

describe('automatic replies: bursts of the same alert', () => {
  const desk = useDesk({ env: AUTOMATIC });
  const { posts, replies } = watchAlerts(desk);

  it('burst: forty equal alerts get one card, nine links for which Slack is asked once, then silence', async () => {
    await Promise.all(
      Array.from({ length: 40 }, () =>
        desk.world.slack.message({ channel: CHANNELS.alerts, app: 'alerts', subtype: 'bot_message', text: `SIM ${SIM}` }),
      ),
    );
    await desk.settled();

    expect(replies().filter((reply) => JSON.stringify(reply.blocks).includes(ORDER))).toHaveLength(1);
    expect(posts()).toHaveLength(10);
    expect(posts().every(({ thread_ts }) => thread_ts !== undefined)).toBe(true);
    expect(desk.world.slack.callsOf('chat.getPermalink')).toHaveLength(1);
  });
});
