import type { JobEngine, JobsDeps, QueueState } from '../jobs.ts';
import { openDatabase } from './database.ts';
import { createRecords } from './records.ts';
import { createJobTable, type JobTable } from './table.ts';
import { createWorker, type Worker } from './worker.ts';

export interface SqliteOptions extends JobsDeps {
  /** Created with its folder if it is missing. */
  readonly file: string;
}

/** Jobs and records in a file. Several processes may use it at once. Throws when it cannot be opened. */
export function openSqliteJobs({ file, ...deps }: SqliteOptions): JobEngine {
  const database = openDatabase(file);
  const now = Date.now;
  const table = createJobTable(database);
  const workers = new Map<string, Worker>();
  table.forgetDead(now());
  return {
    async add(queue, key, at = now()) {
      table.add(queue, key, Math.ceil(at));
      workers.get(queue)?.wake();
    },
    remove: async (queue, key) => table.remove(queue, key),
    work(queue, handler, options) {
      const worker = createWorker({ ...deps, ...options, queue, handler, table, now });
      workers.set(queue, worker);
      worker.wake();
    },
    states: async () => Object.fromEntries(table.counts().map(({ queue, ...counts }) => [String(queue), stateOf(counts)])),
    dead: async (queue) =>
      table.dead(queue).map(({ key, at, reason }) => ({
        queue,
        key: String(key),
        at: Number(at),
        reason: String(reason),
      })),
    records: createRecords(database, now),
    async close() {
      await Promise.all([...workers.values()].map((worker) => worker.close()));
      database.close();
    },
  };
}

function stateOf({ waiting, running, dead }: ReturnType<JobTable['counts']>[number]): QueueState {
  return { waiting: Number(waiting), running: Number(running), dead: Number(dead) };
}
