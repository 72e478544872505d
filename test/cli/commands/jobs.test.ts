import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { jobs } from '../../../src/cli/commands/jobs.ts';
import { buryJobs } from '../../jobs/dead-jobs.ts';
import { freePort, isRedisInstalled, type RedisServer, startRedis } from '../../state/redis-server.ts';

const SECRET = 'sk_test_invented';
const SETTINGS = { CLINK_API_KEY: SECRET };
const WAIT = { timeout: 100_000, interval: 50 };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jobs-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function run(env: Record<string, string>, args: string[] = []) {
  const printed = { out: '', err: '' };
  const code = await jobs(args, {
    env: { ...SETTINGS, ...env },
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
  });
  return { code, ...printed };
}

const LISTED = [
  expect.stringMatching(/^follow {3}\d{4}-\d\d-\d\dT[\d:.]+Z {2}follow broke with /),
  expect.stringMatching(/^lists {4}\d{4}-\d\d-\d\dT[\d:.]+Z {2}lists broke with /),
];

it('jobs: lists the dead jobs of the file with queue, time and reason, without secrets', async () => {
  await buryJobs({ kind: 'file', file: join(folder, 'jobs.sqlite') }, SECRET);

  const { code, out, err } = await run({ DATA_DIR: folder });

  expect([code, err]).toEqual([0, '']);
  expect(out.trim().split('\n').sort()).toEqual(LISTED);
  expect(out).not.toContain(SECRET);
});

it('jobs: says so when no job is dead', async () => {
  expect(await run({ DATA_DIR: folder })).toEqual({ code: 0, out: 'No job is dead.\n', err: '' });
});

it('jobs: says what to check when the file cannot be read', async () => {
  writeFileSync(join(folder, 'jobs.sqlite'), 'This is no database. '.repeat(100));

  const { code, err } = await run({ DATA_DIR: folder });

  expect([code, err]).toEqual([1, expect.stringContaining('DATA_DIR')]);
});

it('jobs: names the settings that are wrong', async () => {
  const { code, err } = await run({ REDIS_URL: 'nonsense' });

  expect([code, err]).toEqual([2, expect.stringContaining('REDIS_URL')]);
});

describe.runIf(isRedisInstalled())('jobs: with a real Redis', () => {
  let server: RedisServer;

  beforeAll(async () => {
    server = await startRedis();
  });

  afterAll(() => server.stop());

  it('jobs: lists the dead jobs that all processes share', async () => {
    await buryJobs({ kind: 'redis', url: server.url, cacheKey: undefined }, SECRET);

    await vi.waitFor(async () => {
      const { code, out } = await run({ REDIS_URL: server.url });
      expect([code, out.trim().split('\n').sort()]).toEqual([0, LISTED]);
    }, WAIT);
  });

  it('jobs: says what to check when Redis does not answer', async () => {
    const { code, err } = await run({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` });

    expect([code, err]).toEqual([1, expect.stringContaining('Check REDIS_URL')]);
  });
});
