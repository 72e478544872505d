import { ProviderError } from '../core/failure.ts';

/** Holds questions back after a provider said that it wants none. */
export interface Pause {
  /** Throws the failure of the pause while one lasts. */
  check(): void;
  readonly isOn: boolean;
  /** Begins a pause when the failure asks for one. */
  note(failure: ProviderError): void;
}

/** `quotaPause` in milliseconds; a rate limit pauses for as long as the provider asked. */
export function createPause(label: string, quotaPause: number, now: () => number): Pause {
  let last: { readonly failure: ProviderError; readonly until: number } | undefined;

  return {
    get isOn() {
      return last !== undefined && now() < last.until;
    },
    check() {
      if (!last || now() >= last.until) return;
      const { kind, code, traceId, hint } = last.failure;
      const retryAfter = last.until - now();
      throw new ProviderError(kind, `${label} is not being asked for now.`, {
        code,
        traceId,
        hint,
        retryAfter,
        cause: last.failure,
      });
    },
    note(failure) {
      const wait = failure.kind === 'quota' ? quotaPause : failure.kind === 'rate_limited' ? (failure.retryAfter ?? 0) : 0;
      if (wait > 0) last = { failure, until: now() + wait };
    },
  };
}
