import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/index.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { startVendors, type Vendors } from '../../../sandbox/vendors/index.ts';
import { isRedisInstalled, type RedisServer, startRedis } from '../../state/redis-server.ts';
import { PATIENT_SLACK, SHORT_TIMES, WITHOUT_PACE } from '../../support/settings.ts';

const PENDING = 'order_7pending4';
const WAIT = { timeout: 100_000, interval: 50 };
/** A lease that the test can wait for. */
const TIMES = { ...SHORT_TIMES, follow: 50, jobPoll: 50, jobLease: 3_000 };

let slack: SlackStandIn;
let vendors: Vendors;
let redis: RedisServer | undefined;
const children: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all([slack.close(), vendors.close(), redis?.stop()]);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Starts the stand-ins; returns what starts one more bot process over them. */
async function world(changes: Readonly<Record<string, string>> = {}): Promise<() => Promise<ChildProcess>> {
  [slack, vendors] = await Promise.all([startSlack(PATIENT_SLACK), startVendors()]);
  const folder = mkdtempSync(join(tmpdir(), 'order-scout-follow-'));
  folders.push(folder);
  const own = { HOST: '127.0.0.1', PORT: '0', SHUTDOWN_GRACE_SECONDS: '0', DATA_DIR: folder };
  const env = { ...own, ...WITHOUT_PACE, ...vendors.env, ...slack.env, ...changes };
  return async () => {
    const file = join(import.meta.dirname, 'bot-process.ts');
    const child = spawn(process.execPath, [file, JSON.stringify({ env, times: TIMES })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const [address] = await once(child.stdout, 'data');
    slack.connect(`${String(address).trim()}/slack/events`);
    return child;
  };
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** What Ada is told of changes. */
function notices(): string[] {
  return slack
    .seenBy(PEOPLE.ada, CHANNELS.dm)
    .map(({ text }) => text)
    .filter((text) => text.includes('→'));
}

function checks(): number {
  return vendors.clink.requests.filter(({ path }) => path.includes(PENDING)).length;
}

async function follow(): Promise<void> {
  await slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text: `follow ${PENDING}` });
  await vi.waitFor(() => expect(slack.seenBy(PEOPLE.ada, CHANNELS.dm)).toHaveLength(1), WAIT);
}

/** Two more checks have begun, so that the first of them has ended. */
async function looked(): Promise<void> {
  const before = checks();
  await vi.waitFor(() => expect(checks()).toBeGreaterThan(before + 1), WAIT);
}

describe('a process that is killed in the middle of a check', () => {
  it('follow, kill -9: a notice that Slack has posted already is not posted again', async () => {
    const start = await world();
    const killed = await start();
    await follow();
    const never = Promise.withResolvers<void>();
    slack.fail('chat.postMessage', { drop: 'after', times: 1 });
    slack.fail('conversations.history', { until: never.promise, times: 1 });
    vendors.clink.changes.set(PENDING, { status: 'requires_action' });
    await vi.waitFor(() => expect(slack.pending('conversations.history')).toBe(1), WAIT);

    await kill(killed);
    await start();

    expect(notices()).toHaveLength(1);
    await looked();
    await looked();
    expect(notices()).toHaveLength(1);
    never.resolve();
  });

  it('follow, kill -9: a notice that Slack has not got is posted by the next process', async () => {
    const start = await world();
    const killed = await start();
    await follow();
    slack.fail('chat.postMessage', { drop: 'before' });
    vendors.clink.changes.set(PENDING, { status: 'requires_action' });
    await vi.waitFor(() => expect(slack.callsOf('chat.postMessage').length).toBeGreaterThan(1), WAIT);

    await kill(killed);
    slack.restore('chat.postMessage');
    await start();

    await vi.waitFor(() => expect(notices()).toHaveLength(1), WAIT);
    await looked();
    expect(notices()).toHaveLength(1);
  });

  it.runIf(isRedisInstalled())('follow, kill -9: with Redis another process that runs already goes on', async () => {
    redis = await startRedis();
    const start = await world({ REDIS_URL: redis.url, CACHE_KEY: 'correct horse battery' });
    const killed = await start();
    await start();
    await follow();

    await kill(killed);
    vendors.clink.changes.set(PENDING, { status: 'requires_action' });

    await vi.waitFor(() => expect(notices()).toHaveLength(1), WAIT);
    await looked();
    await looked();
    expect(notices()).toHaveLength(1);
  });
});
