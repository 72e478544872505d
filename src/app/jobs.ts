import { join } from 'node:path';
import type { ServeConfig } from '../config/config.ts';
import { JOBS_FILE } from '../config/serve.ts';
import type { Times } from '../core/times.ts';
import { createJobs, type JobsPlace } from '../jobs/create-jobs.ts';
import type { JobFailure, Jobs } from '../jobs/jobs.ts';
import type { Log } from '../log.ts';

/** Where REDIS_URL is set all processes share the jobs; otherwise they are in DATA_DIR. */
export function openJobs(config: ServeConfig, times: Times, log: Log): Jobs {
  return createJobs({ place: placeOf(config), times, onFailure: (failure) => note(log, failure) });
}

function placeOf({ redis, dataDir }: ServeConfig): JobsPlace {
  return redis ? { kind: 'redis', ...redis } : { kind: 'file', file: join(dataDir, JOBS_FILE) };
}

function note(log: Log, { queue, isDead = false, error: err }: JobFailure): void {
  if (isDead) log.error({ queue, err }, 'A job failed too often and is dead');
  else log.warn({ queue, err }, 'A job failed and is tried again');
}
