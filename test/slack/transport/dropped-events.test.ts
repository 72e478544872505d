import { expect, it, vi } from 'vitest';
import { createEnvelope } from '../../../sandbox/slack/delivery/envelope.ts';
import { createHttpTransport } from '../../../sandbox/slack/delivery/http.ts';
import { useDesk } from '../../support/desk.ts';
import { PATIENT_SLACK } from '../../support/settings.ts';

/** docs.slack.dev/apis/events-api, "Rate limiting": not an event_callback, but a payload by itself. */
const RATE_LIMITED = {
  token: 'Jhj5dZrVaK7ZwHHjRyZWjbDl',
  type: 'app_rate_limited',
  team_id: 'T0SANDBOX',
  minute_rate_limited: 1_518_467_820,
  api_app_id: 'A0SCOUT',
};
const desk = useDesk();

it('dropped events: the notice is acknowledged, nothing is posted, and the log warns with team and minute', async () => {
  const { url, slack } = desk.world;
  const transport = createHttpTransport(`${url}/slack/events`, slack.env.SLACK_SIGNING_SECRET ?? '', PATIENT_SLACK.ackWithin);

  const { status } = await transport.send(createEnvelope('events_api', RATE_LIMITED), { number: 0 });

  expect(status).toBe(200);
  await vi.waitFor(() => expect(desk.log).toContain('Slack drops events of this app'));
  const line = JSON.parse(desk.log.split('\n').find((text) => text.includes('Slack drops events')) ?? '{}');
  expect(line).toMatchObject({ level: 40, team: 'T0SANDBOX', minute: 1_518_467_820 });
  expect(slack.callsOf('chat.postMessage')).toEqual([]);
  expect(desk.log).not.toContain(RATE_LIMITED.token);
});
