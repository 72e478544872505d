import { expect, it, vi } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { CLINK_CASES } from '../../../sandbox/vendors/clink/cases.ts';
import { CLINK_WEBHOOK_SECRET, sendClinkEvent } from '../../../sandbox/vendors/clink/webhook.ts';
import { useDesk } from '../../support/desk.ts';

/** Without a webhook the next look would come long after any test. */
const desk = useDesk({ times: { follow: 600_000, jobPoll: 20 }, env: { CLINK_WEBHOOK_SECRET } });
const { pending, requiresAction } = CLINK_CASES;
const WAIT = { timeout: 45_000, interval: 50 };

const direct = () => desk.seen(PEOPLE.ada, CHANNELS.dm).join('\n');
const report = (orderId: string) => sendClinkEvent(desk.world.url, { type: 'order.succeeded', resource: { orderId } });

it('follow: a webhook tells the followers of an order at once, and asks nobody about an order without followers', async () => {
  const { clink } = desk.world.vendors;
  await desk.ask(`follow ${pending}`);
  const before = clink.requests.length;

  await report(requiresAction);
  clink.changes.set(pending, { status: 'success' });
  await report(pending);
  await vi.waitFor(() => expect(direct()).toContain('Pending → Paid'), WAIT);

  const asked = clink.requests.slice(before).map(({ path }) => path);
  expect(asked.filter((path) => path.includes(requiresAction))).toEqual([]);
});
