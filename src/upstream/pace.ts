import PQueue from 'p-queue';
import { ProviderError } from '../core/failure.ts';
import type { Limits } from '../core/provider.ts';

/** The deadline of the lookup came before the request's own: often our queue was long, so it says nothing about the provider. */
export class CutShort extends ProviderError {
  constructor() {
    super('timeout', 'The deadline of the lookup passed first.');
  }
}

/** Runs tasks within a provider's limits. What waits or runs when `signal` fires fails with CutShort; what waits is dropped. */
export type Pace = <Value>(task: () => Promise<Value>, signal: AbortSignal, isUrgent: boolean) => Promise<Value>;

/** A tenth more than a second: requests that leave evenly arrive less evenly, the first ones late by a handshake. */
const MARGIN = 1.1;

/** At most `atOnce` tasks at once and `perSecond` starts in any second; below 1 a second the starts stand further apart. */
export function createPace({ perSecond, atOnce }: Limits): Pace {
  const queue = new PQueue({
    concurrency: Math.max(1, Math.floor(atOnce)),
    intervalCap: Math.max(1, Math.floor(perSecond)),
    interval: Math.ceil(1_000 * MARGIN * Math.max(1, 1 / perSecond)),
    strict: true,
  });

  return async (task, signal, isUrgent) => {
    try {
      return await queue.add(task, { signal, priority: isUrgent ? 1 : 0 });
    } catch (error) {
      throw signal.aborted ? new CutShort() : error;
    }
  };
}
