import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../../sandbox/slack/workspace/people.ts';
import { AUTOMATIC, watchAlerts } from '../../../support/alerts.ts';
import { useDesk } from '../../../support/desk.ts';
import { ORDER, orderId, SIM } from '../../../support/orders.ts';

const { ada, lin } = PEOPLE;

const IDS = ['REFUNDED', 'DISPUTED', 'RISKYORD', 'FAILEDPA', 'UNKNOWNW', 'NODIGITA', 'LASTYEAR', 'REMARKED', 'PENDINGA'];
const ORDERS = [
  ...IDS.map((name) => orderId(name)),
  ...[1, 2, 3].map((number) => orderId('TWICEPOA', number)),
  ...[1, 2].map((number) => orderId('SEVERALA', number)),
];

describe('automatic replies: bursts of different alerts', () => {
  const desk = useDesk({ env: AUTOMATIC });
  const { posts, replies } = watchAlerts(desk);
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

describe('automatic replies: bursts while a provider fails', () => {
  const desk = useDesk({ env: AUTOMATIC });
  const { replies } = watchAlerts(desk);
  const send = async (count: number, first = 0) => {
    const ids = Array.from({ length: count }, (_, index) => orderId('FAILINGX', first + index));
    await Promise.all(
      ids.map((id) => desk.world.slack.message({ channel: CHANNELS.alerts, app: 'alerts', subtype: 'bot_message', text: id })),
    );
    await desk.settled();
  };

  it('burst: the digest says how many could not be looked up; a few are not worth a message', async () => {
    desk.world.vendors.linksfield.fault = { error: 'drop' };

    await send(5);
    const few = replies();
    await send(25, 5);

    expect(few).toEqual([]);
    expect(replies()).toMatchObject([{ text: expect.stringMatching(/30 messages counted.*30 of them could not be looked up/s) }]);
    expect(JSON.stringify(replies()[0]?.blocks)).not.toContain('details_for_me');
  });
});

describe('automatic replies: storms', () => {
  const desk = useDesk({ env: AUTOMATIC });
  const { replies } = watchAlerts(desk);

  it('burst: the digest counts every message of a storm that got no reply', async () => {
    const alerts = Array.from({ length: 100 }, (_, index) => `Alert ${index} ${ORDERS[index % ORDERS.length]}`);

    await Promise.all(
      alerts.map((text) => desk.world.slack.message({ channel: CHANNELS.alerts, app: 'alerts', subtype: 'bot_message', text })),
    );
    await desk.settled();

    const digest = replies().find(({ thread_ts }) => thread_ts === undefined)?.text;
    expect(replies().filter(({ thread_ts }) => thread_ts !== undefined)).toHaveLength(10);
    expect(digest).toContain('90 messages counted');
    expect(digest).not.toContain('could not be looked up');
  });
});

describe('automatic replies: storms beyond the quota of an app', () => {
  const desk = useDesk({ env: { ...AUTOMATIC, USER_LOOKUPS_PER_MINUTE: '1' } });
  const { replies } = watchAlerts(desk);

  it('burst: what the quota does not cover is counted as not looked up', async () => {
    const alerts = Array.from({ length: 60 }, (_, index) => `Alert ${index} ${ORDERS[index % ORDERS.length]}`);

    await Promise.all(
      alerts.map((text) => desk.world.slack.message({ channel: CHANNELS.alerts, app: 'alerts', subtype: 'bot_message', text })),
    );
    await desk.settled();

    expect(replies().find(({ thread_ts }) => thread_ts === undefined)?.text).toMatch(/of them could not be looked up/);
  });
});

describe('automatic replies: storms over many channels', () => {
  const desk = useDesk({ env: { ...AUTOMATIC, LINKSFIELD_PER_SECOND: '5', LINKSFIELD_AT_ONCE: '1' } });
  const CHANNEL_COUNT = 20;

  it("burst: a person's question overtakes the alerts that wait for the provider", async () => {
    const { slack, vendors } = desk.world;
    const { channels } = slack.workspace;
    const alerts = channels.get(CHANNELS.alerts);
    if (!alerts) throw new Error('There is no channel of alerts');
    const ids = Array.from({ length: CHANNEL_COUNT }, (_, index) => `C0STORM${index}`);
    for (const id of ids) channels.set(id, { ...alerts, id });
    const allWait = Promise.withResolvers<void>();
    vendors.linksfield.fault = { until: allWait.promise };
    await Promise.all(
      ids.map((channel, index) =>
        slack.message({ channel, app: 'alerts', subtype: 'bot_message', text: orderId('UNHEARDO', index) }),
      ),
    );
    await expect.poll(() => vendors.linksfield.requests.length).toBe(1);

    const answered = slack.command({ user: ada, channel: CHANNELS.support, text: SIM });
    allWait.resolve();
    await answered;
    const asked = vendors.linksfield.requests.length;
    const answer = JSON.stringify(slack.seenBy(ada, CHANNELS.support));
    await desk.settled();

    expect(answer).toContain(ORDER);
    expect(asked).toBeLessThan(CHANNEL_COUNT);
    expect(vendors.linksfield.requests.length).toBeGreaterThan(CHANNEL_COUNT);
  });
});
