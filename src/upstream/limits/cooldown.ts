import { ProviderError } from '../../core/failure/failure.ts';

/** A time without requests, after the provider reported a rate limit or a used-up quota. */
export interface Cooldown {
  /** Throws the provider's failure again, with the time that is left, while the cooldown is active. */
  check(): void;
  readonly isActive: boolean;
  /** Starts a cooldown if the failure calls for one. */
  start(failure: ProviderError): void;
}

/** `quotaCooldown` in milliseconds; after a rate limit the cooldown lasts for the provider's Retry-After. */
export function createCooldown(label: string, quotaCooldown: number, now: () => number): Cooldown {
  let last: { readonly failure: ProviderError; readonly until: number } | undefined;

  function durationAfter({ kind, retryAfter = 0 }: ProviderError): number {
    if (kind === 'quota') return quotaCooldown;
    return kind === 'rate_limited' ? retryAfter : 0;
  }

  return {
    get isActive() {
      return last !== undefined && now() < last.until;
    },
    check() {
      if (!last || now() >= last.until) return;
      const { kind, code, traceId, hint } = last.failure;
      const details = { code, traceId, hint, retryAfter: last.until - now(), cause: last.failure };
      throw new ProviderError(kind, `${label} is not being asked for now.`, details);
    },
    start(failure) {
      const duration = durationAfter(failure);
      if (duration > 0) last = { failure, until: now() + duration };
    },
  };
}
