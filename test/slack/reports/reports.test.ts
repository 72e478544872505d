import { expect, it, vi } from 'vitest';
import { objects } from '../../../sandbox/slack/json.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { CLINK_CASES } from '../../../sandbox/vendors/clink/cases.ts';
import { CLINK_WEBHOOK_SECRET, sendClinkEvent } from '../../../sandbox/vendors/clink/webhook.ts';
import { useDesk } from '../../support/desk.ts';
import { pressLast } from '../../support/press.ts';

const { alerts, partners, support } = CHANNELS;
const desk = useDesk({
  env: {
    CLINK_WEBHOOK_SECRET,
    FOLLOW_CHANNELS: `${alerts}=dispute,refund,${support}=refund,${partners}=dispute,refund`,
  },
});

const WAIT = { timeout: 45_000, interval: 50 };

/** Sends an event of Clink, and waits until the bot is done. */
async function report(type: string, orderId: string, id?: string): Promise<void> {
  const status = await sendClinkEvent(desk.world.url, { type, id, resource: { orderId, disputeId: 'dsp_1' } });
  expect(status).toBe(200);
  await desk.settled();
}

const seenIn = (channel: string) => desk.seen(PEOPLE.ada, channel);

let orders = 0;

/** A paid order that no other test reports: the same is told once. */
function newOrder(): string {
  orders += 1;
  return `order_7toomany02n${orders}`;
}

it('reports: a new dispute is one line in the channels that follow disputes, with public data only', async () => {
  await report('dispute.created', CLINK_CASES.partiallyRefunded);

  const [line, ...others] = seenIn(alerts);
  expect(line).toContain('Clink reports a new dispute.');
  expect(line).toContain(CLINK_CASES.partiallyRefunded);
  expect(line).not.toMatch(/9\.99|rowan|4242|SHOP-/i);
  expect([others, seenIn(support)]).toEqual([[], []]);
});

it('reports: above an order that the provider still calls paid it says what to do about the dispute', async () => {
  await report('dispute.created', newOrder());

  const [line] = seenIn(alerts);
  expect(line).toMatch(/Clink reports a new dispute\..*Do not refund it separately.*Paid/s);
});

it('reports: one waits until Slack says who reads the channel', async () => {
  await desk.restart();
  desk.world.slack.fail('conversations.info', { error: 'internal_error', times: 4 });

  await report('dispute.created', newOrder());

  expect(seenIn(alerts)).toHaveLength(1);
});

it('reports: a refund that failed is told to every channel that follows refunds', async () => {
  await report('refund.failed', newOrder());

  expect([seenIn(alerts), seenIn(support)].map((lines) => lines.length)).toEqual([1, 1]);
  expect(seenIn(support)[0]).toContain('Clink reports a refund that failed.');
});

it.each(['cus_7rowan0100', 'jane.doe@shop.example', 'Jane Doe', '+447700900123', '<!channel>', '../../admin'])(
  'reports: nothing is posted of %s, which is no order of the provider',
  async (orderId) => {
    await report('dispute.created', orderId);

    expect(seenIn(alerts)).toEqual([]);
  },
);

it.each(['dispute.won', 'refund.succeeded', 'order.failed'])('reports: %s is told to nobody', async (type) => {
  await report(type, newOrder());

  expect([seenIn(alerts), seenIn(support)]).toEqual([[], []]);
});

it('reports: a channel that is shared with another organisation is told nothing', async () => {
  await report('dispute.created', newOrder());

  expect([seenIn(alerts).length, seenIn(partners)]).toEqual([1, []]);
});

it('reports: the same is told once, delivered again or as another event', async () => {
  await report('dispute.created', CLINK_CASES.pending, 'event_twice');
  await report('dispute.created', CLINK_CASES.pending, 'event_twice');
  await report('dispute.created', CLINK_CASES.pending);

  expect(seenIn(alerts)).toHaveLength(1);
});

it('reports: while the provider is down, the channel is told of the order by its number', async () => {
  desk.world.vendors.clink.fault = { error: 'unavailable' };

  await report('dispute.created', CLINK_CASES.failed).finally(() => {
    desk.world.vendors.clink.fault = {};
  });

  expect(seenIn(alerts)).toHaveLength(1);
  expect(seenIn(alerts)[0]).toContain('Clink reports a new dispute.');
  expect(seenIn(alerts)[0]).toContain(CLINK_CASES.failed);
});

it('reports: a line can be dismissed', async () => {
  await report('dispute.created', CLINK_CASES.refunded);

  const message = desk.last(PEOPLE.ada, alerts);
  await desk.world.slack.press({ user: PEOPLE.ada, message, action_id: 'dismiss' });
  await desk.settled();

  expect(seenIn(alerts)).toEqual([]);
});

it('reports: an order that may still change can be followed in the thread of its line', async () => {
  await desk.useTimes({});
  await report('dispute.created', CLINK_CASES.requiresAction);
  const line = desk.last(PEOPLE.ada, alerts);

  await pressLast(desk, 'follow', PEOPLE.ada, alerts);
  desk.world.vendors.clink.changes.set(CLINK_CASES.requiresAction, { status: 'success' });
  await report('order.succeeded', CLINK_CASES.requiresAction);

  await vi.waitFor(() => {
    const below = desk.world.slack.seenBy(PEOPLE.ada, alerts).filter(({ thread_ts }) => thread_ts === line.ts);
    expect(below.map(({ text }) => text)).toEqual([expect.stringContaining('Pending → *Paid*')]);
  }, WAIT);
});

it('reports: a burst becomes a digest', async () => {
  // A bot of its own: what it counts within a minute does not reach other tests.
  await desk.useTimes({});
  const orders = Array.from({ length: 20 }, (_, index) => `order_7pages0001n${index + 1}`);

  await Promise.all(orders.map((order) => report('dispute.created', order)));
  await desk.settled();

  const lines = seenIn(alerts);
  expect(lines.length).toBeLessThan(orders.length);
  expect(lines.filter((line) => !line.includes('Clink reports')).length).toBeGreaterThan(0);
});

it('reports: nobody can refresh a line, which would lose what was reported', async () => {
  await report('dispute.created', newOrder());

  const { blocks } = desk.last(PEOPLE.ada, alerts);
  const actions = objects(blocks)
    .flatMap(({ elements }) => objects(elements))
    .flatMap(({ action_id }) => (typeof action_id === 'string' ? [action_id] : []));
  expect(actions).toEqual(['details_for_me', 'follow', 'dismiss']);
});
