import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen, isBrokenCircuitError } from 'cockatiel';
import { type FailureKind, ProviderError } from '../../core/failure/failure.ts';
import { createFailureWindow } from './failure-window.ts';
import { DeadlineExceeded } from './rate-limit.ts';

export type BreakerState = 'closed' | 'open' | 'half_open';

/** Stops asking a provider that is down. */
export interface Breaker {
  /** Runs a lookup; throws ProviderError `not_asked` instead while the breaker is open. */
  execute<Value>(lookup: () => Promise<Value>, options: LookupStart): Promise<Value>;
  state(): BreakerState;
}

export interface LookupStart {
  readonly asker: string | undefined;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly signal: AbortSignal;
}

export interface BreakerOptions {
  /** Lookups that fail in a row, each of another asker or moment, before the breaker opens. */
  readonly breakAfter: number;
  /** How long an open breaker waits before one lookup may try, in milliseconds; the others wait for its result. */
  readonly halfOpenAfter: number;
}

const OUTAGE: ReadonlySet<FailureKind> = new Set(['unavailable', 'unreachable', 'timeout']);
const STATES = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
  [CircuitState.HalfOpen]: 'half_open',
} as const;

export function createBreaker(label: string, { breakAfter, halfOpenAfter }: BreakerOptions): Breaker {
  const failures = createFailureWindow();
  const circuit = circuitBreaker(handleWhen(isOutage), { halfOpenAfter, breaker: new ConsecutiveBreaker(breakAfter) });
  circuit.onSuccess(failures.clear);

  /** While half-open, the single lookup that may try decides, regardless of its asker. */
  function isCounted(error: unknown, { asker, startedAt }: LookupStart): boolean {
    return circuit.state !== CircuitState.Closed || !isOutage(error) || failures.isFirst(asker, startedAt);
  }

  return {
    state: () => STATES[circuit.state],
    async execute(lookup, start) {
      const run = () =>
        lookup().catch((error: unknown) => {
          throw isCounted(error, start) ? error : new SameCommand(error);
        });
      try {
        return await circuit.execute(run, start.signal);
      } catch (error) {
        if (isBrokenCircuitError(error)) throw notAskedError(label);
        throw error instanceof SameCommand ? error.cause : error;
      }
    },
  };
}

/** Hides a further failure of one command from the circuit. */
class SameCommand extends Error {
  constructor(cause: unknown) {
    super('A failure of the same command was counted before', { cause });
  }
}

function isOutage(error: unknown): boolean {
  return error instanceof ProviderError && OUTAGE.has(error.kind) && !error.doubtful && !(error instanceof DeadlineExceeded);
}

/** The breaker is open. */
export function notAskedError(label: string): ProviderError {
  return new ProviderError('not_asked', `${label} failed several times in a row and is not being asked for now.`);
}
