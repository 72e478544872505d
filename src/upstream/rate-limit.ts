import PQueue from 'p-queue';
import { ProviderError } from '../core/failure.ts';
import type { Limits } from '../core/provider.ts';

/** Our own queue was too long: the provider was never asked. */
export function busyHere(label: string): ProviderError {
  return new ProviderError('timeout', `No turn to ask ${label} before the deadline of the lookup.`, { hint: 'busy_here' });
}

/** The deadline of the lookup came before the request's own: often our queue was long, so it says nothing about the provider. */
export class CutShort extends ProviderError {
  constructor() {
    super('timeout', 'The deadline of the lookup passed first.');
  }
}

/** A task in the queue. */
export interface Turn {
  readonly signal: AbortSignal;
  /** Goes before everybody's. */
  readonly isUrgent?: boolean | undefined;
  /** Of two askers goes first who has fewer tasks here; without one, all are one asker's. */
  readonly asker?: string | undefined;
}

/** Runs tasks within a provider's limits. What waits or runs when `signal` fires fails with CutShort; what waits is dropped. */
export type Pace = <Value>(task: () => Promise<Value>, turn: Turn) => Promise<Value>;

/** A tenth more than a second: requests that leave evenly arrive less evenly, the first ones late by a handshake. */
const MARGIN = 1.1;
const URGENT = 1;

/** At most `atOnce` tasks at once and `perSecond` starts in any second; below 1 a second the starts stand further apart. */
export function createPace({ perSecond, atOnce }: Limits): Pace {
  const open = new Map<string, number>();
  const queue = new PQueue({
    concurrency: Math.max(1, Math.floor(atOnce)),
    intervalCap: Math.max(1, Math.floor(perSecond)),
    interval: Math.ceil(1_000 * MARGIN * Math.max(1, 1 / perSecond)),
    strict: true,
  });

  function note(asker: string, change: 1 | -1): number {
    const count = (open.get(asker) ?? 0) + change;
    if (count > 0) open.set(asker, count);
    else open.delete(asker);
    return count;
  }

  return async (task, { signal, isUrgent = false, asker = '' }) => {
    const rank = 1 - note(asker, 1);
    try {
      return await queue.add(task, { signal, priority: isUrgent ? URGENT : rank });
    } catch (error) {
      throw signal.aborted ? new CutShort() : error;
    } finally {
      note(asker, -1);
    }
  };
}
