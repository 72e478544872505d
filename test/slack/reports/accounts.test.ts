import { expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { CLINK_CASES } from '../../../sandbox/vendors/clink/cases.ts';
import { CLINK_WEBHOOK_SECRET, sendClinkEvent } from '../../../sandbox/vendors/clink/webhook.ts';
import { useDesk } from '../../support/desk.ts';

const { alerts, support } = CHANNELS;
const desk = useDesk({
  hasFurtherAccounts: true,
  env: {
    CLINK_WEBHOOK_SECRET,
    FOLLOW_CHANNELS: `${alerts}=dispute,${support}=dispute`,
    // The channel of alerts may use another account of the provider.
    ACCOUNT_CHANNELS: `clink=${support},clink.test=${alerts}`,
  },
});

it('reports: a channel that may not use the account is told nothing', async () => {
  await sendClinkEvent(desk.world.url, { type: 'dispute.created', resource: { orderId: CLINK_CASES.success } });
  await desk.settled();

  expect(desk.seen(PEOPLE.ada, support)).toEqual([expect.stringContaining('Clink reports a new dispute.')]);
  expect(desk.seen(PEOPLE.ada, alerts)).toEqual([]);
});

it('reports: only the account that reports is asked', async () => {
  const before = desk.world.vendors.further?.['clink.test'].requests.length;

  await sendClinkEvent(desk.world.url, { type: 'dispute.created', resource: { orderId: CLINK_CASES.partiallyRefunded } });
  await desk.settled();

  expect(desk.seen(PEOPLE.ada, support).join()).toContain(CLINK_CASES.partiallyRefunded);
  expect(desk.world.vendors.further?.['clink.test'].requests.length).toBe(before);
});

it('reports: nor is it while the provider is down', async () => {
  desk.world.vendors.clink.fault = { error: 'unavailable' };

  await sendClinkEvent(desk.world.url, { type: 'dispute.created', resource: { orderId: CLINK_CASES.failed } });
  await desk.settled().finally(() => {
    desk.world.vendors.clink.fault = {};
  });

  expect(desk.seen(PEOPLE.ada, support)).toEqual([expect.stringContaining(CLINK_CASES.failed)]);
  expect(desk.seen(PEOPLE.ada, alerts)).toEqual([]);
});
