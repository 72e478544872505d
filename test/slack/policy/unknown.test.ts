import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { useDesk } from '../../support/desk.ts';
import { whyOf } from '../../support/why.ts';

const SIM = '89852202209089971478';
const ALERT = { channel: CHANNELS.alerts, app: 'alerts', subtype: 'bot_message', text: `Activation failed for ${SIM}` } as const;
const SLACK_FACTS = ['conversations.info', 'users.info'] as const;

describe('while Slack does not say who reads a channel or who wrote a message', () => {
  const desk = useDesk({ env: { AUTO_REPLY_CHANNELS: CHANNELS.alerts } });
  const posts = () => desk.world.slack.callsOf('chat.postMessage');
  const late = () => desk.log.split('did not answer within').length;
  /** A message of Ada's, while the answer to the first call of `method` comes after the bot has given up. */
  const writeWhileSlow = async (method: string) => {
    await desk.useTimes({ slackFacts: 2_000 });
    const answered = Promise.withResolvers<void>();
    const before = late();
    desk.world.slack.fail(method, { until: answered.promise, times: 1 });
    await desk.world.slack.message({ channel: CHANNELS.alerts, user: 'U0ADA', text: `See ${SIM}` });
    await expect.poll(late).toBe(before + 1);
    answered.resolve();
    await desk.settled();
  };

  it('alert: is answered when Slack says who reads the channel', async () => {
    desk.world.slack.fail('conversations.info', { error: 'internal_error', times: 4 });

    await desk.world.slack.message(ALERT);
    await desk.settled();

    expect(posts()).toHaveLength(1);
  });

  it('alert: of a person is answered when Slack says who that is', async () => {
    await writeWhileSlow('users.info');

    expect(posts()).toHaveLength(1);
  });

  it('alert: meanwhile it is counted, logged, and /order why does not call the channel shared', async () => {
    await desk.restart();
    desk.world.slack.fail('conversations.info', { error: 'internal_error' });

    const { message } = await desk.world.slack.message(ALERT);
    const metrics = async () => await (await fetch(`${desk.world.url}/metrics`)).text();
    await expect.poll(metrics).toContain('order_scout_slack_failures_total{call="conversations.info"');
    desk.world.slack.restore();
    await desk.settled();

    expect(desk.log).toContain('Slack did not say who reads a channel');
    expect(await whyOf(desk, message)).toContain('did not say');
    expect(posts()).toHaveLength(1);
  });

  it.each(SLACK_FACTS)('%s: a late answer is reported once', async (method) => {
    const before = late();

    await writeWhileSlow(method);

    expect(late()).toBe(before + 1);
  });
});
