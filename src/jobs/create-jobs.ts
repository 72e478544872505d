import { existsSync } from 'node:fs';
import type { Jobs, JobsDeps } from './jobs.ts';
import { createLazyJobs } from './lazy.ts';

/** Where jobs are kept: a file of this machine, or the Redis that several processes share. */
export type JobsPlace =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'redis'; readonly url: string; readonly cacheKey: string | undefined };

export interface CreateJobsOptions extends JobsDeps {
  readonly place: JobsPlace;
}

/** BullMQ and SQLite are loaded when they are needed: with Redis at the start, because another process may have left jobs. */
export function createJobs({ place, ...deps }: CreateJobsOptions): Jobs {
  if (place.kind === 'redis') {
    const { url, cacheKey } = place;
    const open = async () => (await import('./redis/redis.ts')).openRedisJobs({ ...deps, url, cacheKey });
    return createLazyJobs({ ...deps, open, mayHaveJobs: () => true });
  }
  const { file } = place;
  const open = async () => (await import('./sqlite/sqlite.ts')).openSqliteJobs({ ...deps, file });
  return createLazyJobs({ ...deps, open, mayHaveJobs: () => existsSync(file) });
}
