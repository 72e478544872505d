import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen, isBrokenCircuitError } from 'cockatiel';
import { type FailureKind, ProviderError } from '../core/failure.ts';
import type { Found, Missing } from '../core/lookup.ts';
import type { ConnectedProvider, Language, Query, Remark } from '../core/provider.ts';
import { within } from './deadline.ts';
import type { Json } from './http.ts';
import { TurnMissed } from './pace.ts';
import { createPause } from './pause.ts';
import { createRetries } from './retries.ts';
import { createToolbox } from './toolbox.ts';

/** What a provider said just now. */
export type Told = Omit<Found, 'from' | 'took'> | Omit<Missing, 'from' | 'took'>;

export interface Guard {
  /** Throws ProviderError, and nothing else. */
  load(query: Query, language: Language): Promise<Told>;
  /** `open` also while the provider's quota or rate limit keeps us from asking. */
  state(): 'closed' | 'open' | 'half_open';
}

/** Times in milliseconds. */
export interface Tuning {
  /** Of a lookup with its retries and its wait for a turn. */
  readonly deadline: number;
  /** Before the first retry, less jitter; doubled for the second. */
  readonly backoff: number;
  /** Lookups that fail in a row, retries included, before the breaker opens. */
  readonly breakAfter: number;
  /** How long an open breaker waits before one lookup may try; the others wait for its result. */
  readonly halfOpenAfter: number;
  readonly quotaPause: number;
}

export interface GuardOptions {
  readonly json: Json;
  readonly now?: (() => number) | undefined;
  /** From 0 to 1. */
  readonly random?: (() => number) | undefined;
  readonly tuning?: Partial<Tuning> | undefined;
}

const TUNING: Tuning = { deadline: 12_000, backoff: 250, breakAfter: 5, halfOpenAfter: 30_000, quotaPause: 1_800_000 };
const OUTAGE: ReadonlySet<FailureKind> = new Set(['unavailable', 'timeout']);
const STATES = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
  [CircuitState.HalfOpen]: 'half_open',
} as const;

/** Stands between lookups and one provider: pace, retries, breaker, deadline, and what the provider remembers. */
export function createGuard(provider: ConnectedProvider, options: GuardOptions): Guard {
  const { json, now = Date.now, random = Math.random } = options;
  const { deadline, backoff, breakAfter, halfOpenAfter, quotaPause } = { ...TUNING, ...options.tuning };
  const pause = createPause(provider.label, quotaPause, now);
  const toolbox = createToolbox(provider, { json, now, deadline });
  const breaker = circuitBreaker(handleWhen(isOutage), { halfOpenAfter, breaker: new ConsecutiveBreaker(breakAfter) });

  async function attempt(query: Query, language: Language, signal: AbortSignal): Promise<Told> {
    signal.throwIfAborted();
    const remarks: Remark[] = [];
    try {
      const orders = await provider.lookup(query, toolbox(language, remarks, signal));
      return orders.length === 0 ? { kind: 'missing', at: now() } : { kind: 'found', orders, remarks, at: now() };
    } catch (error) {
      throw error instanceof ProviderError ? error : bug(error);
    }
  }

  return {
    state: () => (pause.isOn ? 'open' : STATES[breaker.state]),
    async load(query, language) {
      pause.check();
      const retries = createRetries({ ends: now() + deadline, backoff, now, random });
      try {
        return await within(deadline, provider.label, (signal) =>
          breaker.execute(() => retries.execute(() => attempt(query, language, signal), signal), signal),
        );
      } catch (error) {
        const failure = error instanceof ProviderError ? error : notAsked(provider.label, error);
        pause.note(failure);
        throw failure;
      }
    },
  };
}

/** A lookup that never got its turn says nothing about the provider, and a doubtful failure may be an answer. */
function isOutage(error: unknown): boolean {
  return error instanceof ProviderError && OUTAGE.has(error.kind) && !error.doubtful && !(error instanceof TurnMissed);
}

/** What is left besides ProviderError: the breaker is open, or the deadline passed between two attempts. */
function notAsked(label: string, error: unknown): ProviderError {
  if (!isBrokenCircuitError(error)) return new ProviderError('timeout', `No answer from ${label} in time.`);
  return new ProviderError('unavailable', `${label} failed several times in a row and is not being asked for now.`);
}

function bug(cause: unknown): ProviderError {
  return new ProviderError('bad_response', 'The lookup failed in our own code.', { hint: 'our_bug', cause });
}
