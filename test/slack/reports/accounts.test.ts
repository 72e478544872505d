import { expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { CLINK_CASES } from '../../../sandbox/vendors/clink/cases.ts';
import { CLINK_WEBHOOK_SECRET, sendClinkEvent } from '../../../sandbox/vendors/clink/webhook.ts';
import { useDesk } from '../../support/desk.ts';

const { alerts, support } = CHANNELS;
const desk = useDesk({
  env: {
    CLINK_WEBHOOK_SECRET,
    FOLLOW_CHANNELS: `${alerts}=dispute,${support}=dispute`,
    ACCOUNT_CHANNELS: `clink=${support}`,
  },
});

it('reports: a channel that may not use the account is told nothing', async () => {
  await sendClinkEvent(desk.world.url, { type: 'dispute.created', resource: { orderId: CLINK_CASES.success } });
  await desk.settled();

  expect(desk.seen(PEOPLE.ada, support)).toEqual([expect.stringContaining('Clink reports a new dispute.')]);
  expect(desk.seen(PEOPLE.ada, alerts)).toEqual([]);
});

it('reports: nor is it while the provider is down', async () => {
  desk.world.vendors.clink.fault = { error: 'unavailable' };

  await sendClinkEvent(desk.world.url, { type: 'dispute.created', resource: { orderId: CLINK_CASES.failed } });
  await desk.settled().finally(() => {
    desk.world.vendors.clink.fault = {};
  });

  expect(desk.seen(PEOPLE.ada, alerts)).toEqual([]);
});
