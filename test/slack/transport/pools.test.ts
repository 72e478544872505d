import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { ALERTS, APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { poolOf } from '../../../src/slack/transport/pools.ts';
import { AUTOMATIC } from '../../support/alerts.ts';
import { useDesk } from '../../support/desk.ts';
import { SIM } from '../../support/orders.ts';

const API = 'https://slack.com/api/';

describe('connections to Slack', () => {
  it.each([
    ['https://slack.com/api/users.info', 'facts'],
    ['https://slack.com/api/conversations.info', 'facts'],
    ['https://slack.com/api/views.open', 'views'],
    ['https://slack.com/api/chat.postMessage', 'posts'],
    ['https://hooks.slack.com/commands/T0/1/x', 'replies'],
  ])('pools: %s has those of %s', (url, pool) => {
    expect(poolOf(new URL(url), API)).toBe(pool);
  });
});

describe('posts that hang', () => {
  /** More automatic replies than the bot posts at once. */
  const CHANNEL_COUNT = 16;
  const AT_ONCE = 8;
  const PERSON_COUNT = 11;
  const desk = useDesk({ env: { ...AUTOMATIC, CACHE_TTL_SECONDS: '600' }, times: { slackCall: 60_000 } });
  const { ada } = PEOPLE;

  /** A channel of its own for each alert, and people whom the bot does not know. */
  function fillWorkspace(): { channels: string[]; people: string[] } {
    const { users, channels } = desk.world.slack.workspace;
    const [known, support] = [users.get(ada), channels.get(CHANNELS.support)];
    if (!known || !support) throw new Error('The workspace is empty');
    const people = Array.from({ length: PERSON_COUNT }, (_, index) => `U0NEW${index}`);
    for (const id of people) users.set(id, { ...known, id });
    const ids = Array.from({ length: CHANNEL_COUNT }, (_, index) => `C0HANGING${index}`);
    for (const id of ids) channels.set(id, { ...support, id, members: [ada, APP.user, ALERTS.user] });
    channels.set(CHANNELS.support, { ...support, members: [...support.members, ...people] });
    return { channels: ids, people };
  }

  it('pools: automatic replies that hang keep nobody from an answer or a window', async () => {
    const { channels, people } = fillWorkspace();
    await desk.ask(SIM);
    const { slack } = desk.world;
    const released = Promise.withResolvers<void>();
    slack.fail('chat.postMessage', { until: released.promise, times: CHANNEL_COUNT });
    await Promise.all(
      channels.map((channel) => slack.message({ channel, app: 'alerts', subtype: 'bot_message', text: `SIM ${SIM}` })),
    );
    await expect.poll(() => slack.pending('chat.postMessage')).toBe(AT_ONCE);

    const answers = people.map((user) => slack.command({ user, channel: CHANNELS.support, text: SIM }));
    await Promise.all(answers);
    const seen = people.map((user) => JSON.stringify(slack.seenBy(user, CHANNELS.support)));
    await slack.press({ user: ada, message: desk.last(), action_id: 'details' });
    await slack.until(({ method }) => method === 'views.open');
    const posted = slack.callsOf('chat.postMessage').length;
    released.resolve();
    await desk.settled();

    expect(posted).toBe(0);
    expect(seen.filter((text) => !text.includes('CU-REFUNDED0001'))).toEqual([]);
  });
});
