import { expect, it, vi } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { CLINK_WEBHOOK_SECRET, sendClinkEvent } from '../../../sandbox/vendors/clink/webhook.ts';
import { useDesk } from '../../support/desk.ts';

const { alerts } = CHANNELS;
/** A channel may then be told of ten orders in a minute. */
const desk = useDesk({
  env: { CLINK_WEBHOOK_SECRET, FOLLOW_CHANNELS: `${alerts}=dispute`, USER_LOOKUPS_PER_MINUTE: '1' },
});

it('reports: more orders than may be looked up are counted, not forgotten', async () => {
  const orders = Array.from({ length: 40 }, (_, index) => `order_7pages0001n${index + 1}`);

  await Promise.all(orders.map((orderId) => sendClinkEvent(desk.world.url, { type: 'dispute.created', resource: { orderId } })));
  await desk.settled();

  await vi.waitFor(() => expect(desk.seen(PEOPLE.ada, alerts).join('\n')).toMatch(/could not be looked up|not looked up/), {
    timeout: 30_000,
  });
});
