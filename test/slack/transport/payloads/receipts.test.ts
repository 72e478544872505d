import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../../../sandbox/slack/workspace/people.ts';
import { startWorld, type World } from '../../../../sandbox/world.ts';
import { acknowledgeWhenClaimed } from '../../../../src/slack/transport/payloads/receipts.ts';
import { freePort } from '../../../state/redis-server.ts';
import { useDesk } from '../../../support/desk.ts';
import { PATIENT_SLACK, SHORT_TIMES } from '../../../support/settings.ts';

const SIM = '89852202209089971478';
const { ada } = PEOPLE;
const ALERT = { channel: CHANNELS.alerts, app: 'alerts', text: `Activation failed for ${SIM}` } as const;
const MENTION = { channel: CHANNELS.support, user: ada, text: `<@${APP.user}> ${SIM}` };
const AUTO_REPLY_CHANNELS = CHANNELS.alerts;

describe('events while Redis is away', () => {
  let world: World;
  const lines: string[] = [];

  beforeEach(async () => {
    const REDIS_URL = `redis://127.0.0.1:${await freePort()}`;
    lines.length = 0;
    world = await startWorld({
      env: { AUTO_REPLY_CHANNELS, REDIS_URL },
      times: SHORT_TIMES,
      slack: PATIENT_SLACK,
      log: (line) => void lines.push(line),
    });
  });

  afterEach(() => world.close());

  it('mention: its app_mention is answered, its message event is not', async () => {
    const { deliveries } = await world.slack.message(MENTION);
    await world.settled();

    expect(deliveries.map(({ status }) => status)).toEqual([200, 200]);
    expect(world.slack.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('alert: is neither acknowledged nor answered, so that Slack delivers it again', async () => {
    await world.restart({ unacknowledged: 100 });

    const { message, deliveries } = await world.slack.message(ALERT);
    // Until then it waits for Redis.
    await world.bot.stop();

    expect(deliveries[0]?.attempts.map(({ status }) => status)).not.toContain(200);
    expect(lines.join('\n')).not.toContain('A part did not close');
    expect(world.slack.workspace.messages.filter(({ thread_ts }) => thread_ts === message.ts)).toEqual([]);
  });
});

it.each([
  ['message', false],
  ['app_mention', false],
  ['link_shared', false],
  ['function_executed', false],
  ['app_home_opened', true],
])('event: %s is acknowledged before its listeners have claimed it: %s', async (type, isAtOnce) => {
  let isAcknowledged = false;
  let wasAcknowledged: boolean | undefined;
  const app: Pick<App, 'processEvent'> = {
    processEvent: async ({ ack }) => {
      await ack();
      wasAcknowledged = isAcknowledged;
    },
  };
  acknowledgeWhenClaimed(app);

  await app.processEvent({
    body: { event: { type } },
    ack: async () => {
      isAcknowledged = true;
    },
  });

  expect([wasAcknowledged, isAcknowledged]).toEqual([isAtOnce, true]);
});

it('event: an acknowledgement that comes too late is no failure', async () => {
  const app: Pick<App, 'processEvent'> = { processEvent: async () => undefined };
  acknowledgeWhenClaimed(app);
  const ack = () => Promise.reject(new Error('Slack has got a 404'));

  const received = app.processEvent({ body: { event: { type: 'message' } }, ack });

  await expect(received).resolves.toBeUndefined();
});

describe('the two events of a mention', () => {
  const desk = useDesk({ times: { mentionEvent: 50 } });

  it('mention: without the subscription to app_mention its message event is answered', async () => {
    desk.world.slack.subscribe(['message.channels']);

    await desk.world.slack.message(MENTION);
    await desk.settled();

    expect(desk.world.slack.callsOf('chat.postMessage')).toHaveLength(1);
  });
});
