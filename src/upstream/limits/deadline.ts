import { ProviderError } from '../../core/failure/failure.ts';

/** One for all: an exception for each, with its stack, takes 7 % of a request's processor time. */
const ENDED = new Error('The lookup has ended');

/**
 * Runs `work` for at most `deadline` milliseconds; then throws ProviderError `timeout`, whatever `work` does.
 * The signal fires at the deadline, and when `work` is done, so that requests it left behind end too.
 */
export async function withDeadline<Value>(
  deadline: number,
  label: string,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const end = new AbortController();
  const late = Promise.withResolvers<never>();
  const expire = () => late.reject(new ProviderError('timeout', `No answer from ${label} within ${deadline / 1000} s.`));
  const timer = setTimeout(expire, deadline);
  try {
    return await Promise.race([work(end.signal), late.promise]);
  } finally {
    clearTimeout(timer);
    end.abort(ENDED);
  }
}

/** A signal that fires at the deadline or with the outer one, until `end` is called. */
export interface Bound {
  readonly signal: AbortSignal;
  /** Stops waiting for the deadline and for the outer signal. */
  end(): void;
}

/**
 * Bounds one request by a deadline in milliseconds and by a signal. The timer of AbortSignal.timeout would outlive the request,
 * and fire after it with an exception that nobody catches: a tenth of its processor time.
 */
export function boundBy(deadline: number, outer: AbortSignal | undefined): Bound {
  const controller = new AbortController();
  const abort = () => controller.abort(ENDED);
  const timer = setTimeout(abort, deadline);
  outer?.addEventListener('abort', abort, { once: true });
  if (outer?.aborted) abort();
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
    },
  };
}
