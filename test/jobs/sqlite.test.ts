import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createJobs, type JobsPlace } from '../../src/jobs/create-jobs.ts';
import { describeJobs, TEST_TIMES } from './contract.ts';
import { itTakesOver } from './takeover.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'order-scout-sqlite-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = (): JobsPlace => ({ kind: 'file', file: join(folder, 'data', 'jobs.sqlite') });

describeJobs(
  'SQLite',
  () =>
    ({ times, onFailure = () => undefined } = {}) =>
      createJobs({ place: place(), times: { ...TEST_TIMES, ...times }, onFailure }),
);

describe('SQLite', () => {
  itTakesOver(place);

  it('writes nothing until something is added, and then for its own user only', async () => {
    const data = join(folder, 'untouched');
    const jobs = createJobs({
      place: { kind: 'file', file: join(data, 'jobs.sqlite') },
      times: TEST_TIMES,
      onFailure: () => undefined,
    });
    jobs.work('q', async () => undefined, { atOnce: 1 });
    await jobs.start();
    const idle = await jobs.states();
    const read = [await jobs.records.get('space', 'key'), await jobs.dead('q')];
    const isThere = existsSync(data);

    await jobs.records.put('space', 'key', 'value', 60_000);

    const modes = [data, join(data, 'jobs.sqlite')].map((path) => statSync(path).mode & 0o777);
    await jobs.close();
    expect(idle).toEqual({ q: { waiting: 0, running: 0, dead: 0 } });
    expect([read, isThere, modes]).toEqual([[undefined, []], false, [0o700, 0o600]]);
  });

  it('takes the right to read a file that was there before from others', async () => {
    const file = join(folder, 'restored.sqlite');
    writeFileSync(file, '', { mode: 0o644 });
    const jobs = createJobs({ place: { kind: 'file', file }, times: TEST_TIMES, onFailure: () => undefined });

    await jobs.records.put('space', 'key', 'value', 60_000);

    const modes = [file, `${file}-wal`].map((path) => statSync(path).mode & 0o777);
    await jobs.close();
    expect(modes).toEqual([0o600, 0o600]);
  });
});
