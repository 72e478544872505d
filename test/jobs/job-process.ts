import { appendFileSync } from 'node:fs';
import { createJobs } from '../../src/jobs/create-jobs.ts';

/**
 * A process that works one queue off: writes `begin KEY` to a file and, unless it hangs, `end KEY`.
 * Arguments as JSON: { place, times, queue, file, hangs }.
 */
const { place, times, queue, file, hangs } = JSON.parse(process.argv[2] ?? '');
const jobs = createJobs({ place, times, onFailure: ({ error }) => process.stderr.write(`${error}\n`) });

async function handler(key: string): Promise<void> {
  appendFileSync(file, `begin ${key}\n`);
  if (hangs) await new Promise((resolve) => setTimeout(resolve, 600_000));
  appendFileSync(file, `end ${key}\n`);
}

jobs.work(queue, handler, { atOnce: 1 });
await jobs.start();
