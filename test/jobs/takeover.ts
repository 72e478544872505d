import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { createJobs, type JobsPlace } from '../../src/jobs/create-jobs.ts';
import type { Jobs } from '../../src/jobs/jobs.ts';
import { TEST_TIMES } from './contract.ts';

const WAIT = { timeout: 100_000, interval: 50 };
/** Short, because the test waits for it, and still longer than a loaded machine leaves a process without a turn. */
const TIMES = { ...TEST_TIMES, jobLease: 3_000 };

/** A process that is killed in the middle of a job: another one takes it over. */
export function itTakesOver(placeOf: () => JobsPlace): void {
  const children: ChildProcess[] = [];
  const opened: Jobs[] = [];

  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await Promise.all(opened.splice(0).map((jobs) => jobs.close()));
  });

  it('kill -9 in the middle of a job: another process takes it over, and what else was due', async () => {
    const queue = `q-${randomUUID()}`;
    const file = join(mkdtempSync(join(tmpdir(), 'order-scout-jobs-')), 'seen');
    const place = placeOf();
    const seen = () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []);
    const jobs = createJobs({ place, times: TIMES, onFailure: () => undefined });
    opened.push(jobs);
    await jobs.add(queue, 'first');
    const run = (hangs: boolean) => {
      const options = JSON.stringify({ place, times: TIMES, queue, file, hangs });
      const child = spawn(process.execPath, [join(import.meta.dirname, 'job-process.ts'), options], {
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      children.push(child);
      return child;
    };
    const killed = run(true);
    await vi.waitFor(() => expect(seen()).toEqual(['begin first']), WAIT);
    await jobs.add(queue, 'second');
    const exited = once(killed, 'exit');
    killed.kill('SIGKILL');
    await exited;

    run(false);

    await vi.waitFor(
      () =>
        expect(
          seen()
            .filter((line) => line.startsWith('end'))
            .sort(),
        ).toEqual(['end first', 'end second']),
      WAIT,
    );
    await vi.waitFor(
      async () => expect((await jobs.states())[queue] ?? { waiting: 0, running: 0 }).toMatchObject({ waiting: 0, running: 0 }),
      WAIT,
    );
    expect(seen().filter((line) => line === 'begin first')).toHaveLength(2);
  });
}
