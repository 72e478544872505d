import { setTimeout as delay } from 'node:timers/promises';
import { type JobEngine, type JobHandler, type Jobs, type JobsDeps, JobsUnavailable, type WorkOptions } from './jobs.ts';

export interface LazyOptions extends JobsDeps {
  open(): Promise<JobEngine>;
  /** Whether jobs may be there that an earlier run or another process has added. */
  mayHaveJobs(): boolean;
}

interface QueueWork {
  readonly handler: JobHandler;
  readonly options: WorkOptions;
}

const IDLE = { waiting: 0, running: 0, dead: 0 };

/** Opens where the jobs are kept when they are first needed; a bot whose people follow nothing loads and writes nothing. */
export function createLazyJobs({ open, mayHaveJobs, times, onFailure }: LazyOptions): Jobs {
  const works = new Map<string, QueueWork>();
  const closing = new AbortController();
  let opening: Promise<JobEngine> | undefined;
  let hasJobs = false;

  async function openNow(): Promise<JobEngine> {
    const engine = await open();
    hasJobs = true;
    for (const [queue, { handler, options }] of works) engine.work(queue, handler, options);
    return engine;
  }

  function engineOf(): Promise<JobEngine> {
    if (closing.signal.aborted) throw new JobsUnavailable('The bot stops');
    opening ??= openNow().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  async function ask<Result>(question: (engine: JobEngine) => Promise<Result>): Promise<Result> {
    try {
      return await question(await engineOf());
    } catch (error) {
      if (error instanceof JobsUnavailable) throw error;
      throw new JobsUnavailable('Jobs cannot be read or written', { cause: error });
    }
  }

  const needsEngine = () => hasJobs || mayHaveJobs();
  const read = async <Result>(question: (engine: JobEngine) => Promise<Result>, otherwise: Result) =>
    needsEngine() ? await ask(question) : otherwise;

  async function openUntilItWorks(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await engineOf();
        return;
      } catch (error) {
        onFailure({ error });
        await delay(times.jobPoll, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
      }
    }
  }

  return {
    add: (queue, key, at) => ask((engine) => engine.add(queue, key, at)),
    remove: (queue, key) => read((engine) => engine.remove(queue, key), undefined),
    work: (queue, handler, options) => void works.set(queue, { handler, options }),
    async start() {
      if (needsEngine()) void openUntilItWorks();
    },
    async states() {
      const idle = Object.fromEntries([...works.keys()].map((queue) => [queue, IDLE]));
      return { ...idle, ...(await read((engine) => engine.states(), {})) };
    },
    dead: (queue) => read((engine) => engine.dead(queue), []),
    records: {
      put: (...record) => ask(({ records }) => records.put(...record)),
      get: (space, key) => read(({ records }) => records.get(space, key), undefined),
      list: (space) => read(({ records }) => records.list(space), new Map()),
      remove: (space, key) => read(({ records }) => records.remove(space, key), undefined),
      clear: (space) => read(({ records }) => records.clear(space), undefined),
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      const engine = await opening?.catch(() => undefined);
      await engine?.close();
    },
  };
}
