import { randomUUID } from 'node:crypto';
import { cleanText } from '../../core/failure/failure.ts';
import { type JobHandler, type JobsDeps, MAX_ATTEMPTS, type WorkOptions } from '../jobs.ts';
import type { HeldJob, JobTable } from './table.ts';

/** Works one queue off, in this process. */
export interface Worker {
  /** Something may be due earlier than it was. */
  wake(): void;
  /** Takes no further job, aborts the signals of those under way and waits for them. */
  close(): Promise<void>;
}

export interface WorkerOptions extends JobsDeps, WorkOptions {
  readonly queue: string;
  readonly handler: JobHandler;
  readonly table: JobTable;
  now(): number;
}

export function createWorker(options: WorkerOptions): Worker {
  const { queue, table, atOnce, times, now, onFailure } = options;
  const closing = new AbortController();
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  function take(): void {
    while (running.size < atOnce) {
      const claim = table.claim(queue, randomUUID(), now(), times.jobLease);
      if (!claim) return;
      const run = runJob(options, claim, closing.signal).finally(() => {
        running.delete(run);
        wake();
      });
      running.add(run);
    }
  }

  /** Other processes add to the queue too, so it is looked at every `jobPoll` at the latest. */
  function wait(): number {
    if (running.size >= atOnce) return times.jobPoll;
    const next = table.next(queue) ?? Number.POSITIVE_INFINITY;
    return Math.min(Math.max(next - now(), 0), times.jobPoll);
  }

  function wake(): void {
    if (closing.signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(
      wake,
      attempt(onFailure, times.jobPoll, () => {
        take();
        return wait();
      }),
    );
  }

  return {
    wake,
    async close() {
      closing.abort(new Error('The bot stops'));
      clearTimeout(timer);
      await Promise.all(running);
    },
  };
}

/** A disk that is full or broken for a while must not end the worker. */
function attempt<Result>(onFailure: JobsDeps['onFailure'], otherwise: Result, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    onFailure({ error });
    return otherwise;
  }
}

/** Never rejects. */
async function runJob(options: WorkerOptions, claim: HeldJob, closing: AbortSignal): Promise<void> {
  const { handler, table, times, now, onFailure } = options;
  const lost = new AbortController();
  const isHeld = () => table.renew(claim, now() + times.jobLease);
  const renewal = setInterval(() => {
    if (!attempt(onFailure, true, isHeld)) lost.abort(new Error('Another process took the job over'));
  }, times.jobLease / 3);
  const signal = AbortSignal.any([closing, lost.signal]);
  const end = (change: () => void) => attempt(onFailure, undefined, change);
  try {
    if (claim.attempts >= MAX_ATTEMPTS) throw new Error('The process ended several times while it ran this job');
    await handler(claim.key, signal);
    end(() => table.finish(claim));
  } catch (error) {
    if (signal.aborted) end(() => table.release(claim, now(), claim.attempts));
    else end(() => failed(options, claim, error));
  } finally {
    clearInterval(renewal);
  }
}

function failed({ table, times, now, onFailure }: WorkerOptions, claim: HeldJob, error: unknown): void {
  const { queue, attempts } = claim;
  const isDead = attempts + 1 >= MAX_ATTEMPTS;
  if (isDead) table.bury(claim, now(), reasonOf(error));
  else table.release(claim, now() + backoff(times.jobRetry, attempts), attempts + 1);
  onFailure({ queue, isDead, error });
}

function backoff(first: number, attempts: number): number {
  return Math.round(first * 2 ** attempts * (0.5 + Math.random() / 2));
}

function reasonOf(error: unknown): string {
  return cleanText(error instanceof Error ? error.message : String(error));
}
