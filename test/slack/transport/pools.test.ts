import { describe, expect, it, onTestFinished } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { ALERTS, APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { poolOf } from '../../../src/slack/transport/pools.ts';
import { AUTOMATIC } from '../../support/alerts.ts';
import { useDesk } from '../../support/desk.ts';
import { SIM } from '../../support/orders.ts';

const API = 'https://slack.com/api/';

describe('connections to Slack', () => {
  it.each([
    ['https://slack.com/api/users.info', 'people'],
    ['https://slack.com/api/usergroups.users.list', 'people'],
    ['https://slack.com/api/conversations.info', 'channels'],
    ['https://slack.com/api/conversations.replies', 'background'],
    ['https://slack.com/api/chat.getPermalink', 'background'],
    ['https://slack.com/api/chat.unfurl', 'background'],
    ['https://slack.com/api/views.open', 'views'],
    ['https://slack.com/api/chat.postMessage', 'posts'],
    ['https://hooks.slack.com/commands/T0/1/x', 'replies'],
  ])('pools: %s has those of %s', (url, pool) => {
    expect(poolOf(new URL(url), API)).toBe(pool);
  });
});

describe('calls that hang', () => {
  /** More than the connections of a pool. */
  const CHANNEL_COUNT = 20;
  const CONNECTIONS = 16;
  const AT_ONCE = 8;
  const PERSON_COUNT = 11;
  const desk = useDesk({ env: { ...AUTOMATIC, CACHE_TTL_SECONDS: '600' }, times: { slackCall: 60_000 } });
  const { ada } = PEOPLE;
  let rounds = 0;

  /** Channels of their own for the alerts of a test, and people whom the bot does not know. */
  function fillWorkspace(): { channels: string[]; people: string[] } {
    const { users, channels } = desk.world.slack.workspace;
    const [known, support] = [users.get(ada), channels.get(CHANNELS.support)];
    if (!known || !support) throw new Error('The workspace is empty');
    const round = rounds++;
    const people = Array.from({ length: PERSON_COUNT }, (_, index) => `U${round}NEW${index}`);
    for (const id of people) users.set(id, { ...known, id });
    const ids = Array.from({ length: CHANNEL_COUNT }, (_, index) => `C${round}HANGING${index}`);
    for (const id of ids) channels.set(id, { ...support, id, members: [ada, APP.user, ALERTS.user] });
    channels.set(CHANNELS.support, { ...support, members: [...support.members, ...people] });
    return { channels: ids, people };
  }

  const alert = (channels: readonly string[]) =>
    Promise.all(
      channels.map((channel) => desk.world.slack.message({ channel, app: 'alerts', subtype: 'bot_message', text: `SIM ${SIM}` })),
    );
  /** Until it is called, the calls of a method hang. */
  const hang = (method: string) => {
    const released = Promise.withResolvers<void>();
    desk.world.slack.fail(method, { until: released.promise });
    onTestFinished(() => released.resolve());
    return released.resolve;
  };
  const askAll = async (people: readonly string[]) => {
    const { slack } = desk.world;
    await Promise.all(people.map((user) => slack.command({ user, channel: CHANNELS.support, text: SIM })));
    return people.map((user) => JSON.stringify(slack.seenBy(user, CHANNELS.support)));
  };

  it('pools: automatic replies that hang keep nobody from an answer or a window', async () => {
    const { channels, people } = fillWorkspace();
    await desk.ask(SIM);
    const { slack } = desk.world;
    const release = hang('chat.postMessage');
    await alert(channels);
    await expect.poll(() => slack.pending('chat.postMessage')).toBe(AT_ONCE);

    const seen = await askAll(people);
    await slack.press({ user: ada, message: desk.last(), action_id: 'details' });
    await slack.until(({ method }) => method === 'views.open');
    const posted = slack.callsOf('chat.postMessage').length;
    release();
    await desk.settled();

    expect(posted).toBe(0);
    expect(seen.filter((text) => !text.includes('CU-REFUNDED0001'))).toEqual([]);
  });

  it('pools: a storm of alerts in channels whose readers Slack does not name keeps nobody from an answer', async () => {
    const { channels, people } = fillWorkspace();
    const release = hang('conversations.info');
    await alert(channels);
    await expect.poll(() => desk.world.slack.pending('conversations.info')).toBe(CONNECTIONS);

    const seen = await askAll(people);
    release();
    await desk.settled();

    expect(seen.filter((text) => !text.includes('CU-REFUNDED0001'))).toEqual([]);
  });

  it('pools: looking for posts whose response was lost keeps nobody from an answer', async () => {
    const { channels, people } = fillWorkspace();
    desk.world.slack.fail('chat.postMessage', { drop: 'after', times: CHANNEL_COUNT });
    const release = hang('conversations.replies');
    await alert(channels);
    await expect.poll(() => desk.world.slack.pending('conversations.replies')).toBe(CONNECTIONS);

    const seen = await askAll(people);
    release();
    await desk.settled();

    expect(seen.filter((text) => !text.includes('CU-REFUNDED0001'))).toEqual([]);
  });

  it('pools: links to earlier replies that Slack does not name keep no mention from its answer', async () => {
    const { channels } = fillWorkspace();
    const { slack } = desk.world;
    await alert(channels);
    await desk.settled();
    const release = hang('chat.getPermalink');
    await alert(channels);
    await expect.poll(() => slack.pending('chat.getPermalink')).toBe(CONNECTIONS);

    await slack.message({ user: ada, channel: CHANNELS.support, text: `<@${APP.user}> ${SIM}` });
    const { arguments: posted } = await slack.until(
      ({ method, arguments: { channel } }) => method === 'chat.postMessage' && channel === CHANNELS.support,
    );
    release();
    await desk.settled();

    expect(JSON.stringify(posted)).toContain('CU-REFUNDED0001');
  });
});
