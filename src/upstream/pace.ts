import PQueue from 'p-queue';
import { ProviderError } from '../core/failure.ts';
import type { Limits } from '../core/provider.ts';

/** Our own queue was too long: it says nothing about the provider. */
export class TurnMissed extends ProviderError {
  constructor() {
    super('timeout', 'The deadline passed while the request waited for its turn.');
  }
}

/** Runs tasks within a provider's limits; what still waits when `signal` fires is dropped and fails with TurnMissed. */
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
    let isSent = false;
    try {
      return await queue.add(
        () => {
          isSent = true;
          return task();
        },
        { signal, priority: isUrgent ? 1 : 0 },
      );
    } catch (error) {
      if (error instanceof ProviderError || !signal.aborted) throw error;
      throw isSent ? new ProviderError('timeout', 'The deadline of the lookup passed during a request.') : new TurnMissed();
    }
  };
}
