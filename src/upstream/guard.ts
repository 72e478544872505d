import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen, isBrokenCircuitError } from 'cockatiel';
import { type FailureKind, ProviderError } from '../core/failure.ts';
import type { Found, Missing } from '../core/finding.ts';
import type { Order } from '../core/order.ts';
import type { ConnectedProvider, Language, Query, Remark } from '../core/provider.ts';
import { createPause } from './cooldown.ts';
import { within } from './deadline.ts';
import { createBursts } from './failure-window.ts';
import type { Json } from './http.ts';
import { createWaiting } from './queue-timer.ts';
import { busyHere, CutShort } from './rate-limit.ts';
import { createRetries } from './retries.ts';
import { createToolbox, type Errand, type OnWarning } from './toolbox.ts';

/** What a provider said just now. */
export type Told = Omit<Found, 'from' | 'took'> | Omit<Missing, 'from' | 'took'>;

export interface Guard {
  /** Throws ProviderError, and nothing else. Of one asker's questions that begin at once, the breaker counts one failure. */
  load(query: Query, language: Language, asker?: string): Promise<Told>;
  /** `open` also while the provider's quota or rate limit keeps us from asking. */
  state(): 'closed' | 'open' | 'half_open';
}

/** Times in milliseconds. */
export interface Tuning {
  /** Of a lookup with its retries and its wait for a turn. */
  readonly deadline: number;
  /** Before the first retry, less jitter; doubled for the second. */
  readonly backoff: number;
  /** Lookups that fail in a row, retries included, each of another asker or moment, before the breaker opens. */
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
  readonly onWarning?: OnWarning | undefined;
}

const TUNING: Tuning = { deadline: 12_000, backoff: 250, breakAfter: 5, halfOpenAfter: 30_000, quotaPause: 1_800_000 };
/** Of one answer; Clink's longest list has as many. */
const MOST_ORDERS = 200;
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
  const toolbox = createToolbox(provider, { json, now, deadline, onWarning: options.onWarning });
  const bursts = createBursts();
  const repeated = new WeakSet<object>();
  const counts = (error: unknown) => isOutage(error) && !repeated.has(error);
  const breaker = circuitBreaker(handleWhen(counts), { halfOpenAfter, breaker: new ConsecutiveBreaker(breakAfter) });
  breaker.onSuccess(bursts.clear);
  const isOpen = () => breaker.state === CircuitState.Open;

  async function attempt(query: Query, errand: Omit<Errand, 'remarks'>): Promise<Told> {
    if (errand.signal.aborted || isOpen()) throw new CutShort();
    const remarks: Remark[] = [];
    try {
      const orders = await provider.lookup(query, toolbox({ ...errand, remarks }));
      return orders.length === 0 ? { kind: 'missing', at: now() } : { kind: 'found', ...kept(orders, remarks), at: now() };
    } catch (error) {
      throw asFailure(error);
    }
  }

  /** An attempt that is cut short hides the failure of the one before, which the breaker must see. */
  async function attempts(query: Query, errand: Omit<Errand, 'remarks'>, ends: number): Promise<Told> {
    let earlier: unknown;
    const retries = createRetries({ ends, backoff, now, random, isVain: isOpen });
    retries.onRetry((reason) => {
      earlier = 'error' in reason ? reason.error : undefined;
    });
    try {
      return await retries.execute(() => attempt(query, errand), errand.signal);
    } catch (error) {
      throw error instanceof CutShort ? (earlier ?? error) : error;
    }
  }

  /** The try of a half-open breaker decides whoever asks. */
  async function counted(work: Promise<Told>, asker: string | undefined, began: number): Promise<Told> {
    try {
      return await work;
    } catch (error) {
      const isFirst = breaker.state !== CircuitState.Closed || (isOutage(error) && bursts.isNew(asker, began));
      if (!isFirst && isOutage(error)) repeated.add(error);
      throw error;
    }
  }

  function lateOr(failure: ProviderError, isCrowdedOut: boolean): ProviderError {
    return failure.kind === 'timeout' && isCrowdedOut ? busyHere(provider.label) : failure;
  }

  return {
    state: () => (pause.isOn ? 'open' : STATES[breaker.state]),
    async load(query, language, asker) {
      pause.check();
      const began = now();
      const waiting = createWaiting();
      const errand = { language, asker, onTurn: waiting.note };
      try {
        return await within(deadline, provider.label, (signal) =>
          breaker.execute(() => counted(attempts(query, { ...errand, signal }, began + deadline), asker, began), signal),
        );
      } catch (error) {
        // Who got a turn only when its time was nearly over was kept from it by us, not by the vendor.
        const isCrowdedOut = waiting.lasted() > deadline / 2;
        const failure = isBrokenCircuitError(error) ? notAsked(provider.label) : lateOr(asFailure(error), isCrowdedOut);
        pause.note(failure);
        throw failure;
      }
    },
  };
}

/** The first of very many, and a remark that there are more. */
function kept(orders: readonly Order[], remarks: readonly Remark[]): { orders: readonly Order[]; remarks: readonly Remark[] } {
  if (orders.length <= MOST_ORDERS) return { orders, remarks };
  const others = remarks.filter(({ kind }) => kind !== 'part_of_list');
  const part: Remark = { kind: 'part_of_list', shown: MOST_ORDERS, total: orders.length };
  return { orders: orders.slice(0, MOST_ORDERS), remarks: [...others, part] };
}

function isOutage(error: unknown): error is ProviderError {
  return error instanceof ProviderError && OUTAGE.has(error.kind) && !error.doubtful && !(error instanceof CutShort);
}

function notAsked(label: string): ProviderError {
  return new ProviderError('unavailable', `${label} failed several times in a row and is not being asked for now.`);
}

/** A provider throws ProviderError or it has a bug. */
function asFailure(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  return new ProviderError('bad_response', 'The lookup failed in our own code.', { hint: 'our_bug', cause: error });
}
