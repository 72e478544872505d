import { type Job, WaitingError, Worker } from 'bullmq';
import { type JobHandler, type JobsDeps, MAX_ATTEMPTS, type WorkOptions } from '../jobs.ts';
import { type JobClients, PREFIX } from './client.ts';
import type { DueQueue, JobData } from './due.ts';

export interface RedisWorkerOptions extends JobsDeps, WorkOptions {
  readonly handler: JobHandler;
  readonly clients: JobClients;
  readonly due: DueQueue;
}

/** Works one queue off, in this process. */
export function createRedisWorker({ handler, clients, due, atOnce, times, onFailure }: RedisWorkerOptions): {
  close(): Promise<void>;
} {
  const { name } = due.queue;
  const closing = new AbortController();
  const report = (error: unknown) => onFailure({ error });
  const underWay = new Set<Promise<void>>();

  function track(work: Promise<void>): void {
    const ended = work.catch(report).finally(() => underWay.delete(ended));
    underWay.add(ended);
  }

  /** BullMQ gives the signal to a function of three parameters only. */
  async function run(job: Job<JobData>, token: string | undefined, lost: AbortSignal | undefined): Promise<void> {
    const signal = lost ? AbortSignal.any([closing.signal, lost]) : closing.signal;
    await due.settle(job.data.key);
    try {
      await handler(job.data.key, signal);
    } catch (error) {
      if (!closing.signal.aborted) throw error;
      await job.moveToWait(token);
      throw new WaitingError();
    }
  }

  const worker = new Worker<JobData>(name, run, {
    connection: clients.working,
    prefix: `${PREFIX}:jobs`,
    skipVersionCheck: true,
    concurrency: atOnce,
    lockDuration: times.jobLease,
    lockRenewTime: times.jobLease / 3,
    stalledInterval: times.jobLease,
    maxStalledCount: MAX_ATTEMPTS - 1,
  });
  worker.on('error', report);
  worker.on('lockRenewalFailed', (ids) => {
    for (const id of ids) worker.cancelJob(id, 'Another process took the job over');
  });
  worker.on('completed', ({ data }) => track(due.end(data.key)));
  worker.on('failed', (job, error) => {
    const isDead = job?.finishedOn !== undefined;
    onFailure({ queue: name, isDead, error });
    if (job && isDead) track(due.settle(job.data.key));
  });

  const restore = () => track(due.restore(Date.now() - times.jobLease));
  const restoring = setInterval(restore, times.jobLease);
  restore();

  return {
    async close() {
      closing.abort(new Error('The bot stops'));
      clearInterval(restoring);
      await worker.close();
      await Promise.all(underWay);
    },
  };
}
