import { createHash } from 'node:crypto';
import { type Job, Queue } from 'bullmq';
import { DEAD_TTL_MS, type JobTimes, MAX_ATTEMPTS, MAX_DEAD } from '../jobs.ts';
import { type JobClients, PREFIX } from './client.ts';

/** All that BullMQ's job holds. */
export interface JobData {
  readonly key: string;
}

/** One queue: BullMQ's, and a sorted set of when each key is due, which also keeps what is added while the key's job runs. */
export interface DueQueue {
  readonly queue: Queue<JobData>;
  add(key: string, at: number): Promise<void>;
  remove(key: string): Promise<void>;
  /** The key's job begins, which serves what was added until now, or is dead. */
  settle(key: string): Promise<void>;
  /** The key's job is gone: makes another one if the key was added meanwhile. */
  end(key: string): Promise<void>;
  /** Makes the jobs that a process was killed before it could make. */
  restore(overdueSince: number): Promise<void>;
}

/** Between reading a job's state and changing it the job may have begun or ended. */
const TRIES = 3;

export function createDueQueue(name: string, { asking: redis }: JobClients, { jobRetry }: JobTimes): DueQueue {
  const due = `${PREFIX}:due:${name}`;
  const queue = new Queue<JobData>(name, {
    connection: redis,
    prefix: `${PREFIX}:jobs`,
    skipVersionCheck: true,
    skipMetasUpdate: true,
    defaultJobOptions: {
      attempts: MAX_ATTEMPTS,
      backoff: { type: 'exponential', delay: jobRetry, jitter: 0.5 },
      removeOnComplete: true,
      removeOnFail: { count: MAX_DEAD, age: DEAD_TTL_MS / 1_000 },
      stackTraceLimit: 0,
    },
  });
  // Errors of the connection are reported by its owner.
  queue.on('error', () => undefined);

  async function ensure(key: string, at: number): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await makeOrMove(queue, key, Math.max(0, at - Date.now()));
      } catch (error) {
        if (tries >= TRIES) throw error;
      }
    }
  }

  async function end(key: string): Promise<void> {
    const at = await redis.zscore(due, key);
    if (at !== null) await ensure(key, Number(at));
  }

  return {
    queue,
    async add(key, at) {
      await redis.zadd(due, 'LT', at, key);
      await end(key);
    },
    async remove(key) {
      await redis.zrem(due, key);
      const job = await queue.getJob(idOf(key));
      if (job && (await job.getState()) !== 'active') await job.remove();
    },
    settle: async (key) => void (await redis.zrem(due, key)),
    end,
    async restore(overdueSince) {
      const keys = await redis.zrangebyscore(due, '-inf', overdueSince);
      for (const key of keys) await addJob(queue, key, 0);
    },
  };
}

async function makeOrMove(queue: Queue<JobData>, key: string, delay: number): Promise<void> {
  const job = await queue.getJob(idOf(key));
  const state = await job?.getState();
  if (!job || state === 'unknown') return await addJob(queue, key, delay);
  if (state === 'failed') {
    await job.remove();
    return await addJob(queue, key, delay);
  }
  if (state === 'delayed' && !isRetriedBefore(job, delay)) await job.changeDelay(delay);
}

/** A job that failed is tried again sooner than almost anything that is added. */
function isRetriedBefore({ attemptsMade }: Job, delay: number): boolean {
  return attemptsMade > 0 && delay > 0;
}

/** Without effect when the key has a job. */
async function addJob(queue: Queue<JobData>, key: string, delay: number): Promise<void> {
  await queue.add('job', { key }, { jobId: idOf(key), delay });
}

/** BullMQ allows no colon in an id, and no number. */
function idOf(key: string): string {
  return `k${createHash('sha256').update(key).digest('base64url')}`;
}
