import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createJobs, type JobsPlace } from '../../src/jobs/create-jobs.ts';
import { JobsUnavailable } from '../../src/jobs/jobs.ts';
import { freePort, isRedisInstalled, type RedisServer, startRedis } from '../state/redis-server.ts';
import { describeJobs, TEST_TIMES } from './contract.ts';
import { itTakesOver } from './takeover.ts';

const isInstalled = isRedisInstalled();
const LONG = 600_000;
const WAIT = { timeout: 100_000, interval: 50 };

it('where everything must be tested, redis-server is there', () => {
  expect(isInstalled || process.env.CI !== 'true').toBe(true);
});

describe.runIf(isInstalled)('with a real Redis', () => {
  let server: RedisServer;

  beforeAll(async () => {
    server = await startRedis();
  });

  afterAll(() => server.stop());

  const place = (): JobsPlace => ({ kind: 'redis', url: server.url, cacheKey: 'correct horse battery' });

  describeJobs(
    'Redis',
    () =>
      ({ times, onFailure = () => undefined } = {}) =>
        createJobs({ place: place(), times: { ...TEST_TIMES, ...times }, onFailure }),
  );

  itTakesOver(place);
});

describe.runIf(isInstalled)('a Redis that is away', () => {
  it('says so to whoever adds something, and works on when it is there', async () => {
    const port = await freePort();
    const place: JobsPlace = { kind: 'redis', url: `redis://127.0.0.1:${port}`, cacheKey: undefined };
    const jobs = createJobs({ place, times: TEST_TIMES, onFailure: () => undefined });
    const done = vi.fn();
    jobs.work('q', async (key) => done(key), { atOnce: 1 });
    await jobs.start();
    await expect(jobs.add('q', 'early')).rejects.toBeInstanceOf(JobsUnavailable);
    await expect(jobs.records.put('s', 'k', 'v', LONG)).rejects.toBeInstanceOf(JobsUnavailable);

    const server = await startRedis({ port });

    await vi.waitFor(() => jobs.add('q', 'late'), WAIT);
    await vi.waitFor(() => expect(done).toHaveBeenCalledWith('late'), WAIT);
    await jobs.close();
    await server.stop();
  });

  it('loses nothing while it does not answer', async () => {
    const server = await startRedis();
    const place: JobsPlace = { kind: 'redis', url: server.url, cacheKey: undefined };
    const jobs = createJobs({ place, times: TEST_TIMES, onFailure: () => undefined });
    const done = vi.fn();
    const queue = `q-${randomUUID()}`;
    jobs.work(queue, async (key) => done(key), { atOnce: 1 });
    await jobs.start();
    await jobs.add(queue, 'before', Date.now() + 1_000);
    server.freeze();
    await expect(jobs.add(queue, 'during')).rejects.toBeInstanceOf(JobsUnavailable);

    server.thaw();

    await vi.waitFor(() => expect(done).toHaveBeenCalledWith('before'), WAIT);
    await vi.waitFor(() => jobs.add(queue, 'after'), WAIT);
    await vi.waitFor(() => expect(done).toHaveBeenCalledWith('after'), WAIT);
    await jobs.close();
    await server.stop();
  });
});
