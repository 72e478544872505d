import PQueue from 'p-queue';
import { ProviderError } from '../../core/failure/failure.ts';
import type { Limits } from '../../core/provider/provider.ts';

/** Our own queue was too long: the provider was never asked. */
export function queueTimeout(label: string): ProviderError {
  return new ProviderError('queue_timeout', `The request to ${label} was still queued at the deadline of the lookup.`);
}

/** The lookup's deadline passed before the request's own. Often our queue was long, so it says nothing about the provider. */
export class DeadlineExceeded extends ProviderError {
  constructor() {
    super('timeout', 'The deadline of the lookup passed first.');
  }
}

/** Whose turn a request takes. */
export interface Turn {
  /** The asker with fewer queued requests goes first; requests without an asker count as one asker's. */
  readonly asker?: string | undefined;
  /** Of a long list: runs after all others. */
  readonly isOfList?: boolean | undefined;
}

/** What a queued request belongs to. */
export interface Job extends Turn {
  readonly signal: AbortSignal;
  /** Runs before all others. */
  readonly isUrgent?: boolean | undefined;
}

/** Runs requests within a provider's limits. When `signal` fires, queued and running ones fail with DeadlineExceeded. */
export type RateLimit = <Value>(run: () => Promise<Value>, job: Job) => Promise<Value>;

/** A tenth more than a second: requests that leave evenly arrive less evenly, the first ones late by a handshake. */
const MARGIN = 1.1;
const URGENT = 1;
/** Below what any asker's requests come down to. */
const LAST = -1_000_000;

/** At most `atOnce` requests at once and `perSecond` starts in any second; a rate below 1 a second spaces the starts further apart. */
export function createRateLimit({ perSecond, atOnce }: Limits): RateLimit {
  const pending = new Map<string, number>();
  const queue = new PQueue({
    concurrency: Math.max(1, Math.floor(atOnce)),
    intervalCap: Math.max(1, Math.floor(perSecond)),
    interval: Math.ceil(1_000 * MARGIN * Math.max(1, 1 / perSecond)),
    strict: true,
  });

  function count(asker: string, change: 1 | -1): number {
    const total = (pending.get(asker) ?? 0) + change;
    if (total > 0) pending.set(asker, total);
    else pending.delete(asker);
    return total;
  }

  return async (run, { signal, isUrgent = false, isOfList = false, asker = '' }) => {
    const priority = (isOfList ? LAST : 1) - count(asker, 1);
    try {
      return await queue.add(run, { signal, priority: isUrgent ? URGENT : priority });
    } catch (error) {
      throw signal.aborted ? new DeadlineExceeded() : error;
    } finally {
      count(asker, -1);
    }
  };
}
