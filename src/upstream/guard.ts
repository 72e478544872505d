import { asProviderError } from '../core/failure/failure.ts';
import { distinctBy, type Found, type Missing, orderKey } from '../core/finding.ts';
import type { Language } from '../core/language.ts';
import type { Order } from '../core/order/order.ts';
import type { ConnectedProvider, Query, Remark } from '../core/provider/provider.ts';
import { TIMES } from '../core/times.ts';
import type { Json } from './http/http.ts';
import { type BreakerState, createBreaker, notAskedError } from './limits/breaker.ts';
import { createCooldown } from './limits/cooldown.ts';
import { withDeadline } from './limits/deadline.ts';
import { createQueueTimer } from './limits/queue-timer.ts';
import { DeadlineExceeded, queueTimeout, type Turn } from './limits/rate-limit.ts';
import { createRetries } from './limits/retries.ts';
import type { Shared } from './shared.ts';
import { createToolbox, type LookupContext, type OnWarning } from './toolbox.ts';

/** A provider's answer, just loaded. */
export type ProviderAnswer = Omit<Found, 'from' | 'took'> | Omit<Missing, 'from' | 'took'>;

export interface Guard {
  /** Throws ProviderError, and nothing else. Of one asker's lookups that start at once, the breaker counts one failure. */
  load(query: Query, language: Language, turn?: Turn): Promise<ProviderAnswer>;
  /** `open` also during a cooldown after the provider's quota or rate limit. */
  state(): BreakerState;
}

/** Times in milliseconds. */
export interface Tuning {
  /** Of a lookup with its retries and its time in the queue. */
  readonly deadline: number;
  /** Before the first retry, less jitter; doubled for the second. */
  readonly backoff: number;
  /** Lookups that fail in a row, retries included, each of another asker or moment, before the breaker opens. */
  readonly breakAfter: number;
  /** How long an open breaker waits before one lookup may try; the others wait for its result. */
  readonly halfOpenAfter: number;
  readonly quotaCooldown: number;
}

export interface GuardOptions {
  readonly json: Json;
  readonly now?: (() => number) | undefined;
  /** From 0 to 1. */
  readonly random?: (() => number) | undefined;
  readonly tuning?: Partial<Tuning> | undefined;
  readonly onWarning?: OnWarning | undefined;
  readonly shared?: Shared | undefined;
}

const TUNING: Tuning = {
  deadline: TIMES.lookup,
  backoff: TIMES.lookupRetry,
  breakAfter: 5,
  halfOpenAfter: TIMES.halfOpen,
  quotaCooldown: TIMES.quotaCooldown,
};
/** Of one answer; Clink's longest list has as many. */
const MAX_ORDERS = 200;

/** Asks one provider with everything around it: cooldown, deadline, breaker, retries, queue. */
export function createGuard(provider: ConnectedProvider, options: GuardOptions): Guard {
  const { json, now = Date.now, random = Math.random } = options;
  const { deadline, backoff, quotaCooldown, ...breaking } = { ...TUNING, ...options.tuning };
  const cooldown = createCooldown(provider.label, quotaCooldown, now);
  const breaker = createBreaker(provider.label, breaking);
  const isOpen = () => breaker.state() === 'open';
  const check = () => {
    if (isOpen()) throw new DeadlineExceeded();
    cooldown.check();
  };
  const toolbox = createToolbox(provider, { json, now, deadline, check, onWarning: options.onWarning, shared: options.shared });

  async function attempt(query: Query, context: Omit<LookupContext, 'remarks'>): Promise<ProviderAnswer> {
    if (context.signal.aborted || isOpen()) throw new DeadlineExceeded();
    const remarks: Remark[] = [];
    try {
      // A list that is read in pages may have moved meanwhile, and name an order twice.
      const orders = distinctBy(await provider.lookup(query, toolbox({ ...context, remarks })), orderKey);
      return orders.length === 0 ? { kind: 'missing', at: now() } : { kind: 'found', ...limit(orders, remarks), at: now() };
    } catch (error) {
      throw asProviderError(error);
    }
  }

  /** Of an attempt that the deadline ends, the failure before it is thrown: the breaker must count that one. */
  async function attempts(query: Query, context: Omit<LookupContext, 'remarks'>, endsAt: number): Promise<ProviderAnswer> {
    let previous: unknown;
    const retries = createRetries({ endsAt, backoff, now, random, isStopped: isOpen });
    retries.onRetry((reason) => {
      previous = 'error' in reason ? reason.error : undefined;
    });
    try {
      return await retries.execute(() => attempt(query, context), context.signal);
    } catch (error) {
      throw error instanceof DeadlineExceeded ? (previous ?? error) : error;
    }
  }

  return {
    state: () => (cooldown.isActive ? 'open' : breaker.state()),
    async load(query, language, { asker, isOfList } = {}) {
      cooldown.check();
      const startedAt = now();
      const queueTimer = createQueueTimer();
      const context = { language, asker, isOfList, onQueue: queueTimer.note };
      try {
        return await withDeadline(deadline, provider.label, (signal) =>
          breaker.execute(() => attempts(query, { ...context, signal }, startedAt + deadline), { asker, startedAt, signal }),
        );
      } catch (error) {
        const failure = asProviderError(error);
        // If most of the deadline passed in our own queue, the timeout is ours and not the vendor's.
        const isOurs = failure.kind === 'timeout' && queueTimer.elapsed() > deadline / 2;
        cooldown.start(failure);
        // What the opening of the breaker ended is the vendor's outage, however long it waited here.
        if (failure instanceof DeadlineExceeded && isOpen()) throw notAskedError(provider.label);
        throw isOurs ? queueTimeout(provider.label) : failure;
      }
    },
  };
}

/** The first of very many orders, and a remark that there are more. */
function limit(orders: readonly Order[], remarks: readonly Remark[]): { orders: readonly Order[]; remarks: readonly Remark[] } {
  if (orders.length <= MAX_ORDERS) return { orders, remarks };
  const others = remarks.filter(({ kind }) => kind !== 'part_of_list');
  const part: Remark = { kind: 'part_of_list', shown: MAX_ORDERS, total: orders.length };
  return { orders: orders.slice(0, MAX_ORDERS), remarks: [...others, part] };
}
