import { setTimeout as delay } from 'node:timers/promises';
import pTimeout from 'p-timeout';
import type { Times } from '../core/times.ts';
import type { Log } from '../log.ts';

/** Ends the bot, part by part. Nothing here rejects. */
export interface Shutdown {
  /** Closes a part, once the answers under way have ended. */
  add(close: () => unknown): void;
  isUnderWay(): boolean;
  /** @param grace milliseconds for which everything still runs, while /readyz says that the process stops */
  run(grace?: number): Promise<void>;
}

export interface ShutdownDeps {
  readonly times: Pick<Times, 'drain' | 'close'>;
  readonly log: Log;
  /** After the grace: no new work, and the answers under way end. */
  drain(): Promise<void>;
  /** How many answers are still under way. */
  unfinished(): number;
  /** Last: the connections that the other parts need until then. */
  disconnect(): unknown;
}

export function createShutdown({ times, log, drain, unfinished, disconnect }: ShutdownDeps): Shutdown {
  const parts: (() => unknown)[] = [];
  let isUnderWay = false;
  const end = (within: number, run: () => unknown) =>
    closeWithin({ within, run, onError: (err) => log.warn({ err }, 'A part did not close; shutdown continues') });
  return {
    add: (close) => void parts.push(close),
    isUnderWay: () => isUnderWay,
    async run(grace = 0) {
      isUnderWay = true;
      if (grace > 0) await delay(grace);
      await end(times.drain, drain);
      const count = unfinished();
      if (count > 0) log.error({ count }, 'Answers are lost: they were not finished when the process had to stop');
      await Promise.all(parts.map((close) => end(times.close, close)));
      await end(times.close, disconnect);
    },
  };
}

export interface Closing {
  /** Milliseconds. */
  readonly within: number;
  run(): unknown;
  /** Called when closing fails or takes too long. */
  onError(error: unknown): void;
}

/** Closes one part of the bot. Never rejects and never exceeds its timeout, so that shutdown continues. */
export async function closeWithin({ within, run, onError }: Closing): Promise<void> {
  try {
    await pTimeout(
      Promise.resolve().then(() => run()),
      { milliseconds: within, message: `Not closed within ${within} ms` },
    );
  } catch (error) {
    onError(error);
  }
}
