import { AsyncLocalStorage } from 'node:async_hooks';
import type { GeneralHint } from '../core/failure/failure.ts';
import type { Language } from '../core/language.ts';
import type { ConnectedProvider, Remark, Tools } from '../core/provider/provider.ts';
import type { Json } from './http/http.ts';
import { withDeadline } from './limits/deadline.ts';
import { createRateLimit, type Turn } from './limits/rate-limit.ts';
import { createMemory } from './memory.ts';
import type { Shared } from './shared.ts';

export interface ToolboxOptions {
  readonly json: Json;
  readonly now: () => number;
  /** Of one `remember` load, in milliseconds. */
  readonly deadline: number;
  readonly onWarning?: OnWarning | undefined;
  /** Called before each request that has waited in the queue; throws when it should not be sent any more. */
  check?(): void;
  /** Where processes share what providers remember. */
  readonly shared?: Shared | undefined;
}

/** A warning of a provider for the operator. Must not throw. */
export type OnWarning = (provider: string, hint: GeneralHint, fields: Readonly<Record<string, string | number>>) => void;

/** What belongs to one lookup. */
export interface LookupContext extends Turn {
  readonly language: Language;
  /** Collects the provider's remarks. */
  readonly remarks: Remark[];
  /** Aborts its requests. */
  readonly signal: AbortSignal;
  /** Called when a request enters the queue, and when it leaves it. */
  readonly onQueue?: ((event: 'queued' | 'started') => void) | undefined;
}

/** The tools of one lookup. */
export type Toolbox = (context: LookupContext) => Tools;

/**
 * All lookups of a provider share one rate limit and one memory. Lookups also share a `remember` load, so it has a
 * separate deadline: when the lookup that started it is aborted, it goes on for the others. Its requests take their
 * signal from the asynchronous context instead of the lookup, and go first in the queue.
 */
export function createToolbox(
  provider: Pick<ConnectedProvider, 'id' | 'label' | 'limits' | 'digest'>,
  options: ToolboxOptions,
): Toolbox {
  const { json, now, deadline, check, onWarning, shared } = options;
  const rateLimit = createRateLimit(provider.limits);
  const memory = createMemory(now, shared && keysOf(shared, provider));
  const sharedLoad = new AsyncLocalStorage<AbortSignal>();

  return ({ language, remarks, signal: own, asker, isOfList, onQueue }) => ({
    now,
    language,
    json(request, schema) {
      const signal = sharedLoad.getStore() ?? own;
      onQueue?.('queued');
      return rateLimit(
        () => {
          check?.();
          onQueue?.('started');
          return json(request, schema, signal);
        },
        { signal, asker, isOfList, isUrgent: signal !== own },
      );
    },
    remember: (key, load, remembering) =>
      memory.remember(key, () => withDeadline(deadline, provider.label, (signal) => sharedLoad.run(signal, load)), remembering),
    forget: memory.forget,
    remark: (remark) => void remarks.push(remark),
    warn: (hint, fields) => onWarning?.(provider.id, hint, fields),
  });
}

/** One provider's part of what is shared. */
function keysOf(shared: Shared, { id, digest = '' }: Pick<ConnectedProvider, 'id' | 'digest'>): Shared {
  const own = (key: string) => `${id} ${digest} remembers ${key}`;
  return {
    get: (key) => shared.get(own(key)),
    set: (key, value, ttl) => shared.set(own(key), value, ttl),
    lock: (key) => shared.lock(own(key)),
    unlock: (key) => shared.unlock(own(key)),
  };
}
