import { join } from 'node:path';
import pTimeout from 'p-timeout';
import type { ServeConfig } from '../config/config.ts';
import { JOBS_FILE, type StateConfig } from '../config/serve.ts';
import type { Times } from '../core/times.ts';
import { createJobs, type JobsPlace } from '../jobs/create-jobs.ts';
import type { JobFailure, Jobs } from '../jobs/jobs.ts';
import type { Log } from '../log.ts';

/** Where REDIS_URL is set all processes share the jobs; otherwise they are in DATA_DIR. */
export function openJobs(config: ServeConfig, times: Times, log: Log): Jobs {
  return createJobs({ place: jobsPlace(config), times, onFailure: createNotes(log) });
}

/** Where the jobs of a bot with these settings are. */
export function jobsPlace({ redis, dataDir }: StateConfig): JobsPlace {
  return redis ? { kind: 'redis', ...redis } : { kind: 'file', file: join(dataDir, JOBS_FILE) };
}

/** A Redis that is away fails several times a second. */
const SAID_AGAIN_MS = 60_000;

function createNotes(log: Log): (failure: JobFailure) => void {
  let silentUntil = 0;
  return ({ queue, isDead = false, error: err }) => {
    if (isDead) return log.error({ queue, err }, 'A job failed too often and is dead');
    if (queue !== undefined) return log.warn({ queue, err }, 'A job failed and is tried again');
    if (performance.now() < silentUntil) return;
    silentUntil = performance.now() + SAID_AGAIN_MS;
    log.warn({ err }, 'Jobs cannot be read or written; trying again');
  };
}

/** For /readyz, which must not wait for Redis. */
const STATES_WITHIN_MS = 200;
const UNREADABLE = 'cannot be read';

/** By queue, or that it cannot be said now. Never rejects. */
export async function jobStates(jobs: Pick<Jobs, 'states'>): Promise<Awaited<ReturnType<Jobs['states']>> | typeof UNREADABLE> {
  try {
    return await pTimeout(jobs.states(), { milliseconds: STATES_WITHIN_MS });
  } catch {
    return UNREADABLE;
  }
}
