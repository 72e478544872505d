import { cleanText } from '../../core/failure/failure.ts';
import type { DeadJob, JobEngine, JobsDeps, QueueState } from '../jobs.ts';
import { connectJobClients } from './client.ts';
import { createDueQueue, type DueQueue } from './due.ts';
import { createRedisRecords } from './records.ts';
import { createRedisWorker } from './worker.ts';

export interface RedisJobsOptions extends JobsDeps {
  /** REDIS_URL. */
  readonly url: string;
  /** CACHE_KEY: records are encrypted with it. */
  readonly cacheKey: string | undefined;
}

/** Jobs and records in Redis, for several processes. Rejects when Redis cannot be reached now. */
export async function openRedisJobs({ url, cacheKey, ...deps }: RedisJobsOptions): Promise<JobEngine> {
  const clients = await connectJobClients(url, (error) => deps.onFailure({ error }));
  const queues = new Map<string, DueQueue>();
  const workers: { close(): Promise<void> }[] = [];
  const queueOf = (name: string) => {
    const queue = queues.get(name) ?? createDueQueue(name, clients, deps.times);
    queues.set(name, queue);
    return queue;
  };
  return {
    add: (queue, key, at = Date.now()) => queueOf(queue).add(key, at),
    remove: (queue, key) => queueOf(queue).remove(key),
    work: (queue, handler, options) =>
      void workers.push(createRedisWorker({ ...deps, ...options, handler, clients, due: queueOf(queue) })),
    states: async () => Object.fromEntries(await Promise.all([...queues.values()].map(stateOf))),
    dead: async (queue) => (await deadOf(queueOf(queue))).sort((one, other) => other.at - one.at),
    records: createRedisRecords(clients.asking, cacheKey),
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([...queues.values()].map(({ queue }) => queue.close()));
      clients.close();
    },
  };
}

async function stateOf({ queue }: DueQueue): Promise<[string, QueueState]> {
  const { waiting = 0, delayed = 0, active = 0, failed = 0 } = await queue.getJobCounts('waiting', 'delayed', 'active', 'failed');
  return [queue.name, { waiting: waiting + delayed, running: active, dead: failed }];
}

async function deadOf({ queue }: DueQueue): Promise<DeadJob[]> {
  const jobs = await queue.getFailed();
  return jobs.map(({ data, finishedOn = 0, failedReason }) => ({
    queue: queue.name,
    key: data.key,
    at: finishedOn,
    reason: cleanText(failedReason),
  }));
}
