import { DelegateBackoff, handleWhen, type RetryPolicy, retry } from 'cockatiel';
import { type FailureKind, ProviderError } from '../core/failure.ts';

const MOST_RETRIES = 2;
const RETRIED: ReadonlySet<FailureKind> = new Set(['unavailable', 'timeout', 'rate_limited']);

export interface RetryOptions {
  /** Epoch milliseconds; a wait that the provider asks for and that ends later fails at once. */
  readonly ends: number;
  /** Milliseconds before the first retry, less jitter; doubled for the second. */
  readonly backoff: number;
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** True once nothing more shall be sent. */
  readonly isVain?: (() => boolean) | undefined;
}

/** Tries a lookup again, at most twice, after a doubtful failure once. The lookup, not the request: signatures carry time and nonce. */
export function createRetries({ ends, backoff, now, random, isVain = () => false }: RetryOptions): RetryPolicy {
  let doubts = 0;
  const mayRetry = (error: unknown) =>
    error instanceof ProviderError &&
    RETRIED.has(error.kind) &&
    !isVain() &&
    now() + askedWait(error) < ends &&
    !(error.doubtful && ++doubts > 1);
  return retry(handleWhen(mayRetry), {
    maxAttempts: MOST_RETRIES,
    backoff: new DelegateBackoff(({ attempt, result }) => {
      const jittered = backoff * 2 ** (attempt - 1) * (0.5 + random() / 2);
      return Math.max(jittered, 'error' in result ? askedWait(result.error) : 0);
    }),
  });
}

/** How long the provider asked us to wait, in milliseconds. */
function askedWait(error: unknown): number {
  return error instanceof ProviderError ? (error.retryAfter ?? 0) : 0;
}
