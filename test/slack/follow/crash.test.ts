import { describe, expect, it, vi } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { isRedisInstalled } from '../../state/redis-server.ts';
import { type BotProcesses, killProcess, openBotProcesses } from '../../support/bot-processes.ts';

const PENDING = 'order_7pending4';
const WAIT = { timeout: 100_000, interval: 50 };
/** A lease that the test can wait for. */
const TIMES = { follow: 50, jobPoll: 50, jobLease: 3_000 } as const;

/** What Ada is told of changes. */
function notices({ slack }: BotProcesses): string[] {
  return slack
    .seenBy(PEOPLE.ada, CHANNELS.dm)
    .map(({ text }) => text)
    .filter((text) => text.includes('→'));
}

function checks({ vendors }: BotProcesses): number {
  return vendors.clink.requests.filter(({ path }) => path.includes(PENDING)).length;
}

async function follow({ slack }: BotProcesses): Promise<void> {
  await slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text: `follow ${PENDING}` });
  await vi.waitFor(() => expect(slack.seenBy(PEOPLE.ada, CHANNELS.dm)).toHaveLength(1), WAIT);
}

/** Two more checks have begun, so that the first of them has ended. */
async function looked(bots: BotProcesses): Promise<void> {
  const before = checks(bots);
  await vi.waitFor(() => expect(checks(bots)).toBeGreaterThan(before + 1), WAIT);
}

describe.concurrent('a process that is killed in the middle of a check', () => {
  it('follow, kill -9: a notice that Slack has posted already is not posted again', async (test) => {
    const bots = await openBotProcesses(test, { times: TIMES });
    const killed = await bots.start();
    await follow(bots);
    const never = Promise.withResolvers<void>();
    bots.slack.fail('chat.postMessage', { drop: 'after', times: 1 });
    bots.slack.fail('conversations.history', { until: never.promise, times: 1 });
    bots.vendors.clink.changes.set(PENDING, { status: 'requires_action' });
    await vi.waitFor(() => expect(bots.slack.pending('conversations.history')).toBe(1), WAIT);

    await killProcess(killed);
    await bots.start();

    expect(notices(bots)).toHaveLength(1);
    await looked(bots);
    await looked(bots);
    expect(notices(bots)).toHaveLength(1);
    never.resolve();
  });

  it('follow, kill -9: a notice that Slack has not got is posted by the next process', async (test) => {
    const bots = await openBotProcesses(test, { times: TIMES });
    const killed = await bots.start();
    await follow(bots);
    bots.slack.fail('chat.postMessage', { drop: 'before' });
    bots.vendors.clink.changes.set(PENDING, { status: 'requires_action' });
    await vi.waitFor(() => expect(bots.slack.callsOf('chat.postMessage').length).toBeGreaterThan(1), WAIT);

    await killProcess(killed);
    bots.slack.restore('chat.postMessage');
    await bots.start();

    await vi.waitFor(() => expect(notices(bots)).toHaveLength(1), WAIT);
    await looked(bots);
    expect(notices(bots)).toHaveLength(1);
  });

  it.runIf(isRedisInstalled())('follow, kill -9: with Redis another process that runs already goes on', async (test) => {
    const env = { CACHE_KEY: 'correct horse battery' };
    const bots = await openBotProcesses(test, { times: TIMES, env, hasRedis: true });
    const killed = await bots.start();
    await bots.start();
    await follow(bots);

    await killProcess(killed);
    bots.vendors.clink.changes.set(PENDING, { status: 'requires_action' });

    await vi.waitFor(() => expect(notices(bots)).toHaveLength(1), WAIT);
    await looked(bots);
    await looked(bots);
    expect(notices(bots)).toHaveLength(1);
  });
});
