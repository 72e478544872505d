import PQueue from 'p-queue';

/** Where messages that nobody asked about wait for their look-up, so that a storm leaves room for people's questions. */
export interface AutomaticQueue {
  /** False: the work was not done, because too many wait, or it waited for longer than an answer is wanted. */
  run(work: () => Promise<void>): Promise<boolean>;
}

export interface AutomaticQueueOptions {
  readonly atOnce?: number;
  /** The most that wait. */
  readonly most?: number;
  /** By the monotonic clock, in milliseconds. */
  readonly now?: () => number;
}

/** Far more than providers answer at once. */
const MAX_AT_ONCE = 50;
const MAX_WAITING = 1_000;
/** As long as an automatic reply is sent again; see LIFE_MS in answer/destination.ts. */
const WANTED_MS = 5 * 60_000;

export function createAutomaticQueue({
  atOnce = MAX_AT_ONCE,
  most = MAX_WAITING,
  now = () => performance.now(),
}: AutomaticQueueOptions = {}): AutomaticQueue {
  const queue = new PQueue({ concurrency: atOnce });
  return {
    async run(work) {
      if (queue.size >= most) return false;
      const since = now();
      return await queue.add(async () => {
        if (now() - since > WANTED_MS) return false;
        await work();
        return true;
      });
    },
  };
}
