import { DelegateBackoff, handleWhen, type RetryPolicy, retry } from 'cockatiel';
import { type FailureKind, ProviderError } from '../../core/failure/failure.ts';

const MAX_RETRIES = 2;
const RETRIED: ReadonlySet<FailureKind> = new Set(['unavailable', 'unreachable', 'timeout', 'rate_limited']);

export interface RetryOptions {
  /** Epoch milliseconds; a Retry-After that ends later fails at once. */
  readonly endsAt: number;
  /** Milliseconds before the first retry, less jitter; doubled for the second. */
  readonly backoff: number;
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** True once no more requests should be sent. */
  readonly isStopped?: (() => boolean) | undefined;
}

/** Retries a lookup at most twice, and only once after a doubtful failure. The lookup and not the request, because signatures carry time and nonce. */
export function createRetries({ endsAt, backoff, now, random, isStopped = () => false }: RetryOptions): RetryPolicy {
  let doubts = 0;
  const mayRetry = (error: unknown) =>
    error instanceof ProviderError &&
    RETRIED.has(error.kind) &&
    !isStopped() &&
    now() + requestedWait(error) < endsAt &&
    !(error.doubtful && ++doubts > 1);
  return retry(handleWhen(mayRetry), {
    maxAttempts: MAX_RETRIES,
    backoff: new DelegateBackoff(({ attempt, result }) => {
      const jittered = backoff * 2 ** (attempt - 1) * (0.5 + random() / 2);
      return Math.max(jittered, 'error' in result ? requestedWait(result.error) : 0);
    }),
  });
}

/** The provider's Retry-After, in milliseconds. */
function requestedWait(error: unknown): number {
  return error instanceof ProviderError ? (error.retryAfter ?? 0) : 0;
}
