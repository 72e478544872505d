import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CHANNELS } from '../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../sandbox/slack/workspace/people.ts';
import { startWorld, type World } from '../../sandbox/world.ts';
import { buryJobs } from '../jobs/dead-jobs.ts';
import { isRedisInstalled, type RedisServer, startRedis } from '../state/redis-server.ts';
import { PATIENT_SLACK, SHORT_TIMES } from '../support/settings.ts';

const WAIT = { timeout: 100_000, interval: 50 };
const METRICS_TOKEN = 'scrape-me-please';

let world: World;
let redis: RedisServer | undefined;
let folder: string | undefined;

afterEach(async () => {
  redis?.thaw();
  await world.close();
  await redis?.stop();
  redis = undefined;
  if (folder) rmSync(folder, { recursive: true });
  folder = undefined;
});

async function start(env: Readonly<Record<string, string>> = {}): Promise<void> {
  world = await startWorld({ slack: PATIENT_SLACK, times: SHORT_TIMES, env: { ...env, METRICS_TOKEN } });
}

async function read(path: string): Promise<{ readonly status: number; readonly body: string }> {
  const response = await fetch(`${world.url}${path}`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  return { status: response.status, body: await response.text() };
}

async function ask(text: string): Promise<string> {
  await world.slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text });
  await vi.waitFor(() => expect(world.slack.seenBy(PEOPLE.ada, CHANNELS.support)).not.toEqual([]), WAIT);
  return world.slack.seenBy(PEOPLE.ada, CHANNELS.support).at(-1)?.text ?? '';
}

it('jobs: /readyz and the metrics count what waits, by queue', async () => {
  await start();
  const idle = await read('/readyz');

  await ask('follow order_7pending4');

  expect(JSON.parse(idle.body).jobs.follow).toEqual({ waiting: 0, running: 0, dead: 0 });
  await vi.waitFor(async () => expect(JSON.parse((await read('/readyz')).body).jobs.follow.waiting).toBe(1), WAIT);
  expect((await read('/metrics')).body).toContain('order_scout_jobs{queue="follow",state="waiting"} 1');
});

it('jobs: /readyz and the metrics count the dead jobs of an earlier run', async () => {
  folder = mkdtempSync(join(tmpdir(), 'dead-'));
  await buryJobs({ kind: 'file', file: join(folder, 'jobs.sqlite') }, 'a reason');
  await start({ DATA_DIR: folder });

  await vi.waitFor(async () => {
    const { jobs } = JSON.parse((await read('/readyz')).body);
    expect([jobs.follow, jobs.lists]).toMatchObject([{ dead: 1 }, { dead: 1 }]);
  }, WAIT);

  const { body } = await read('/metrics');
  expect(body).toContain('order_scout_jobs{queue="follow",state="dead"} 1');
  expect(body).toContain('order_scout_jobs{queue="lists",state="dead"} 1');
});

describe.runIf(isRedisInstalled())('jobs in a Redis that hangs', () => {
  it('jobs: the bot stays ready and says that they cannot be read, and who wants to follow something is told', async () => {
    redis = await startRedis();
    await start({ REDIS_URL: redis.url });
    await vi.waitFor(async () => expect((await read('/readyz')).body).toContain('"follow":{'), WAIT);

    redis.freeze();
    const { status, body } = await read('/readyz');
    const reply = await ask('following');

    expect([status, JSON.parse(body).jobs]).toEqual([200, 'cannot be read']);
    expect(reply).toContain('I could not save this, so nothing has changed.');
  });
});
