import { AsyncLocalStorage } from 'node:async_hooks';
import type { FailureHint } from '../core/failure.ts';
import type { ConnectedProvider, Language, Remark, Tools } from '../core/provider.ts';
import { within } from './deadline.ts';
import type { Json } from './http.ts';
import { createMemory } from './memory.ts';
import { createPace } from './rate-limit.ts';

export interface ToolboxOptions {
  readonly json: Json;
  readonly now: () => number;
  /** Of a load that is remembered, in milliseconds. */
  readonly deadline: number;
  readonly onWarning?: OnWarning | undefined;
}

/** What a provider tells the operator. Must not throw. */
export type OnWarning = (provider: string, hint: FailureHint, fields: Readonly<Record<string, string | number>>) => void;

/** One lookup. */
export interface Errand {
  readonly language: Language;
  /** Takes what the provider remarks. */
  readonly remarks: Remark[];
  /** Ends its requests. */
  readonly signal: AbortSignal;
  readonly asker?: string | undefined;
  /** Called when a request begins to wait for its turn, and when its turn comes. */
  readonly onTurn?: ((is: 'awaited' | 'taken') => void) | undefined;
}

/** The tools of one lookup. */
export type Toolbox = (errand: Errand) => Tools;

/**
 * All lookups of a provider share one pace and one memory. A load that is remembered is shared too, so it has a
 * deadline of its own: the lookup that happened to start it must not take it along. Its requests find their
 * signal in the asynchronous context rather than in their lookup, and go first in the queue.
 */
export function createToolbox(provider: Pick<ConnectedProvider, 'id' | 'label' | 'limits'>, options: ToolboxOptions): Toolbox {
  const { json, now, deadline, onWarning } = options;
  const pace = createPace(provider.limits);
  const memory = createMemory(now);
  const shared = new AsyncLocalStorage<AbortSignal>();

  return ({ language, remarks, signal: own, asker, onTurn }) => ({
    now,
    language,
    json(request, schema) {
      const signal = shared.getStore() ?? own;
      onTurn?.('awaited');
      return pace(
        () => {
          onTurn?.('taken');
          return json(request, schema, signal);
        },
        { signal, asker, isUrgent: signal !== own },
      );
    },
    remember: (key, load) => memory.remember(key, () => within(deadline, provider.label, (signal) => shared.run(signal, load))),
    forget: memory.forget,
    remark: (remark) => void remarks.push(remark),
    warn: (hint, fields) => onWarning?.(provider.id, hint, fields),
  });
}
