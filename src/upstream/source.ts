import type { Dispatcher } from 'undici';
import type { Source } from '../core/finding.ts';
import type { ConnectedProvider } from '../core/provider/provider.ts';
import type { Answers } from './answers/answers.ts';
import { createGuard, type Guard, type Tuning } from './guard.ts';
import { createJson, type RequestSeen } from './http/http.ts';
import type { Shared } from './shared.ts';
import type { OnWarning } from './toolbox.ts';

export interface SourceOptions {
  readonly dispatcher: Dispatcher;
  readonly answers: Answers;
  readonly now?: (() => number) | undefined;
  readonly onRequest?: ((seen: RequestSeen) => void) | undefined;
  readonly onWarning?: OnWarning | undefined;
  readonly shared?: Shared | undefined;
  /** Of one request, in milliseconds. */
  readonly requestDeadline?: number | undefined;
  readonly tuning?: Partial<Tuning> | undefined;
}

/** A source with the state of its breaker. */
export type GuardedSource = Source & Pick<Guard, 'state'>;

/** Puts network, guard and cache around a provider. */
export function createSource(provider: ConnectedProvider, options: SourceOptions): GuardedSource {
  const { dispatcher, answers, now, onRequest, onWarning, requestDeadline, tuning, shared } = options;
  const json = createJson({ provider, dispatcher, deadline: requestDeadline, now, onRequest });
  const guard = createGuard(provider, { json, now, tuning, onWarning, shared });
  return {
    id: provider.id,
    kind: provider.kind,
    label: provider.label,
    environment: provider.environment,
    plan: provider.plan,
    ask: (query, asking) => answers.ask(provider, guard.load, query, asking),
    state: guard.state,
  };
}
