import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type JobFailure, type Jobs, JobsUnavailable, type JobTimes, MAX_ATTEMPTS } from '../../src/jobs/jobs.ts';

/** Long enough for a slow machine not to see its end. */
const LONG = 600_000;
const WAIT = { timeout: 100_000, interval: 20 };
export const TEST_TIMES: JobTimes = { jobLease: 60_000, jobRetry: 10, jobPoll: 50 };

export interface OpenOptions {
  readonly times?: Partial<JobTimes>;
  readonly onFailure?: (failure: JobFailure) => void;
}

/** Opens one more process's view of the same jobs. */
export type OpenJobs = (options?: OpenOptions) => Jobs;

/** What jobs do wherever they are kept. Queues and spaces are new in each test. */
export function describeJobs(name: string, openJobs: () => OpenJobs): void {
  describe(`${name}: jobs`, () => {
    const opened: Jobs[] = [];
    const open: OpenJobs = (options) => {
      const jobs = openJobs()(options);
      opened.push(jobs);
      return jobs;
    };
    const queueName = () => `q-${randomUUID()}`;

    afterEach(async () => {
      await Promise.all(opened.splice(0).map((jobs) => jobs.close()));
    });

    it('a key that was added is worked off once, and gone', async () => {
      const queue = queueName();
      const jobs = open();
      const done = vi.fn();
      jobs.work(queue, async (key) => done(key), { atOnce: 2 });
      await jobs.start();

      await jobs.add(queue, 'one');

      await vi.waitFor(
        async () => expect(await jobs.states()).toMatchObject({ [queue]: { waiting: 0, running: 0, dead: 0 } }),
        WAIT,
      );
      expect(done.mock.calls).toEqual([['one']]);
    });

    it('a key is due once, however often it is added', async () => {
      const queue = queueName();
      const jobs = open();

      for (const at of [LONG, 2 * LONG, LONG]) await jobs.add(queue, 'one', Date.now() + at);

      expect((await jobs.states())[queue]).toEqual({ waiting: 1, running: 0, dead: 0 });
    });

    it('the earliest time counts: an earlier one wakes the key, a later one does not put it off', async () => {
      const queue = queueName();
      const jobs = open();
      const done = vi.fn();
      jobs.work(queue, async (key) => done(key), { atOnce: 2 });
      await jobs.start();
      await jobs.add(queue, 'woken', Date.now() + LONG);

      await jobs.add(queue, 'woken');
      await jobs.add(queue, 'other');
      await jobs.add(queue, 'other', Date.now() + LONG);

      await vi.waitFor(() => expect(done.mock.calls.map(([key]) => key).sort()).toEqual(['other', 'woken']), WAIT);
    });

    it('what is not due yet waits', async () => {
      const queue = queueName();
      const jobs = open();
      const done = vi.fn();
      jobs.work(queue, async (key) => done(key), { atOnce: 1 });
      await jobs.start();

      await jobs.add(queue, 'later', Date.now() + LONG);
      await jobs.add(queue, 'now');

      await vi.waitFor(() => expect(done).toHaveBeenCalledWith('now'), WAIT);
      await vi.waitFor(async () => expect((await jobs.states())[queue]).toEqual({ waiting: 1, running: 0, dead: 0 }), WAIT);
      expect(done).toHaveBeenCalledTimes(1);
    });

    it('added while it runs, a key runs once more afterwards, never twice at once', async () => {
      const queue = queueName();
      const jobs = open();
      const first = Promise.withResolvers<void>();
      let running = 0;
      const seen: number[] = [];
      const handler = async () => {
        running += 1;
        seen.push(running);
        if (seen.length === 1) await first.promise;
        running -= 1;
      };
      jobs.work(queue, handler, { atOnce: 3 });
      await jobs.start();
      await jobs.add(queue, 'one');
      await vi.waitFor(() => expect(seen).toHaveLength(1), WAIT);

      await jobs.add(queue, 'one');
      await jobs.add(queue, 'one');
      first.resolve();

      await vi.waitFor(() => expect(seen).toHaveLength(2), WAIT);
      await vi.waitFor(async () => expect((await jobs.states())[queue]).toEqual({ waiting: 0, running: 0, dead: 0 }), WAIT);
      expect(seen).toEqual([1, 1]);
    });

    it('a handler puts its own key off', async () => {
      const queue = queueName();
      const jobs = open();
      const done = vi.fn();
      const handler = async (key: string) => {
        done(key);
        await jobs.add(queue, key, Date.now() + (done.mock.calls.length === 1 ? 0 : LONG));
      };
      jobs.work(queue, handler, { atOnce: 1 });
      await jobs.start();

      await jobs.add(queue, 'one');

      await vi.waitFor(async () => expect((await jobs.states())[queue]).toEqual({ waiting: 1, running: 0, dead: 0 }), WAIT);
      await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(2), WAIT);
    });

    it('atOnce bounds how many keys run at once', async () => {
      const queue = queueName();
      const jobs = open();
      let running = 0;
      let most = 0;
      const done = vi.fn();
      const handler = async (key: string) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        done(key);
      };
      jobs.work(queue, handler, { atOnce: 2 });
      await jobs.start();

      await Promise.all(Array.from({ length: 12 }, (_, index) => jobs.add(queue, `key ${index}`)));

      await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(12), WAIT);
      expect(most).toBeLessThanOrEqual(2);
    });

    it('two processes share a queue: each key is worked off once', async () => {
      const queue = queueName();
      const done: string[] = [];
      const processes = [open(), open()];
      for (const jobs of processes) jobs.work(queue, async (key) => void done.push(key), { atOnce: 2 });
      const keys = Array.from({ length: 30 }, (_, index) => `key ${index}`);
      await Promise.all(keys.map((key) => processes[0]?.add(queue, key)));

      await Promise.all(processes.map((jobs) => jobs.start()));

      await vi.waitFor(() => expect(done).toHaveLength(keys.length), WAIT);
      await vi.waitFor(async () => expect((await processes[1]?.states())?.[queue]?.running).toBe(0), WAIT);
      expect([...done].sort()).toEqual([...keys].sort());
    });

    it('what fails is tried again, then dead with its reason; adding it revives it', async () => {
      const queue = queueName();
      const failures: JobFailure[] = [];
      const jobs = open({ onFailure: (failure) => failures.push(failure) });
      let isBroken = true;
      const done = vi.fn();
      const handler = async (key: string) => {
        if (isBroken) throw new Error('broken for ada@example.com');
        done(key);
      };
      jobs.work(queue, handler, { atOnce: 1 });
      await jobs.start();

      await jobs.add(queue, 'one');

      await vi.waitFor(async () => expect((await jobs.states())[queue]).toEqual({ waiting: 0, running: 0, dead: 1 }), WAIT);
      // The state may be seen before its failure is reported.
      await vi.waitFor(
        () => expect(failures.map(({ isDead = false }) => isDead)).toEqual([...Array(MAX_ATTEMPTS - 1).fill(false), true]),
        WAIT,
      );
      expect(await jobs.dead(queue)).toEqual([
        { queue, key: 'one', at: expect.any(Number), reason: expect.stringMatching(/^broken for (?!ada)/) },
      ]);

      isBroken = false;
      await jobs.add(queue, 'one');

      await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(1), WAIT);
      expect(await jobs.dead(queue)).toEqual([]);
    });

    it('a failure between successes does not count towards the end', async () => {
      const queue = queueName();
      const jobs = open();
      let runs = 0;
      const handler = async (key: string) => {
        runs += 1;
        if (runs % 2 === 1) throw new Error('now and then');
        if (runs < 2 * MAX_ATTEMPTS + 2) await jobs.add(queue, key);
      };
      jobs.work(queue, handler, { atOnce: 1 });
      await jobs.start();

      await jobs.add(queue, 'one');

      await vi.waitFor(() => expect(runs).toBe(2 * MAX_ATTEMPTS + 2), WAIT);
      expect(await jobs.dead(queue)).toEqual([]);
    });

    it('what is removed is not worked off', async () => {
      const queue = queueName();
      const jobs = open();
      await jobs.add(queue, 'removed', Date.now() + LONG);

      await jobs.remove(queue, 'removed');

      expect((await jobs.states())[queue] ?? { waiting: 0, running: 0, dead: 0 }).toEqual({ waiting: 0, running: 0, dead: 0 });
    });

    it('closing aborts what is under way and waits for it; another process finishes it', async () => {
      const queue = queueName();
      const [one, other] = [open(), open()];
      const started = Promise.withResolvers<void>();
      const handler = async (_key: string, signal: AbortSignal) => {
        started.resolve();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        throw signal.reason;
      };
      one.work(queue, handler, { atOnce: 1 });
      await one.start();
      await one.add(queue, 'one');
      await started.promise;

      await one.close();

      const done = vi.fn();
      other.work(queue, async (key) => done(key), { atOnce: 1 });
      await other.start();
      await vi.waitFor(() => expect(done).toHaveBeenCalledWith('one'), WAIT);
      await expect(one.add(queue, 'late')).rejects.toBeInstanceOf(JobsUnavailable);
    });
  });

  describe(`${name}: records`, () => {
    const opened: Jobs[] = [];
    const open = () => {
      const jobs = openJobs()();
      opened.push(jobs);
      return jobs.records;
    };
    const spaceName = () => `s-${randomUUID()}`;

    afterEach(async () => {
      await Promise.all(opened.splice(0).map((jobs) => jobs.close()));
    });

    it('another process reads what one has put', async () => {
      const space = spaceName();
      const [one, other] = [open(), open()];

      await one.put(space, 'a', 'first', LONG);
      await one.put(space, 'a', 'second', LONG);
      await one.put(space, 'b', 'third', LONG);

      expect(await other.get(space, 'a')).toBe('second');
      expect(await other.list(space)).toEqual(
        new Map([
          ['a', 'second'],
          ['b', 'third'],
        ]),
      );
      expect([await other.get(spaceName(), 'a'), await other.get(space, 'c')]).toEqual([undefined, undefined]);
    });

    it('what is removed or cleared is gone', async () => {
      const space = spaceName();
      const records = open();
      for (const key of ['a', 'b', 'c']) await records.put(space, key, 'value', LONG);

      await records.remove(space, 'a');
      const left = [...(await records.list(space)).keys()].sort();
      await records.clear(space);

      expect([left, [...(await records.list(space))]]).toEqual([['b', 'c'], []]);
    });

    it('a record expires', async () => {
      const space = spaceName();
      const records = open();

      await records.put(space, 'short', 'value', 1);
      await records.put(space, 'long', 'value', LONG);

      await vi.waitFor(async () => expect([...(await records.list(space)).keys()]).toEqual(['long']), WAIT);
      await vi.waitFor(async () => expect(await records.get(space, 'short')).toBeUndefined(), WAIT);
    });

    it('a value that is too large is refused', async () => {
      await expect(open().put(spaceName(), 'a', 'x'.repeat(100_001), LONG)).rejects.toBeInstanceOf(JobsUnavailable);
    });
  });
}
