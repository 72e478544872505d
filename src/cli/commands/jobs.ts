import * as z from 'zod';
import { jobsPlace } from '../../app/jobs.ts';
import { readStateConfig } from '../../config/config.ts';
import { TIMES } from '../../core/times.ts';
import { createJobs, type JobsPlace } from '../../jobs/create-jobs.ts';
import { type DeadJob, type Jobs, JobsUnavailable } from '../../jobs/jobs.ts';
import { LIST_QUEUE } from '../../slack/bulk/start.ts';
import { FOLLOW_QUEUE } from '../../slack/follow/start.ts';
import { EXIT_FAILED, EXIT_OK, EXIT_USAGE, noWords, withArguments } from '../arguments.ts';
import { readOrExplain } from '../read-or-explain.ts';
import { hideSecrets } from '../secrets.ts';
import type { Terminal } from '../terminal.ts';

const SYNTAX = {
  name: 'jobs',
  usage: `Usage: jobs

Lists the dead jobs, which failed too often to be tried again: the queue, when the job failed for the last time, and why.
Newest first; a bot may be running. Exits with 1 when the jobs cannot be read.
`,
  options: z.object({}),
  words: noWords,
};
const QUEUES = [FOLLOW_QUEUE, LIST_QUEUE];
const NONE = 'No job is dead.\n';
const UNREADABLE =
  'The jobs cannot be read. Check REDIS_URL, or without Redis the folder DATA_DIR and its rights, and try again.\n';

type Io = Pick<Terminal, 'env' | 'out' | 'err'>;

/** Lists the dead jobs. Returns 0, 1 when they cannot be read, 2 for wrong arguments or settings. */
export function jobs(args: readonly string[], io: Io): Promise<number> {
  return withArguments(SYNTAX, args, io, async () => {
    const config = readOrExplain(readStateConfig, io);
    return config ? await listDead(jobsPlace(config), io) : EXIT_USAGE;
  });
}

async function listDead(place: JobsPlace, { env, out, err }: Io): Promise<number> {
  const opened = createJobs({ place, times: TIMES, onFailure: () => undefined });
  try {
    const dead = await deadOf(opened);
    out(dead.length === 0 ? NONE : hideSecrets(dead.map(lineOf).join(''), env));
    return EXIT_OK;
  } catch (error) {
    if (!(error instanceof JobsUnavailable)) throw error;
    err(UNREADABLE);
    return EXIT_FAILED;
  } finally {
    await opened.close();
  }
}

async function deadOf({ dead }: Pick<Jobs, 'dead'>): Promise<readonly DeadJob[]> {
  const all = await Promise.all(QUEUES.map((queue) => dead(queue)));
  return all.flat().sort((one, other) => other.at - one.at);
}

function lineOf({ queue, at, reason }: DeadJob): string {
  return `${queue.padEnd(8)} ${new Date(at).toISOString()}  ${reason}\n`;
}
