import type { Dispatcher } from 'undici';
import * as z from 'zod';
import { asProviderError, type ProviderError } from '../core/failure/failure.ts';
import type { ConnectedProvider, Query } from '../core/provider/provider.ts';
import { createJson, type Json, type RequestSeen } from '../upstream/http/http.ts';
import { withDeadline } from '../upstream/limits/deadline.ts';
import { createToolbox } from '../upstream/toolbox.ts';
import { createServerClock } from './provider/clock.ts';

/** Times in milliseconds. */
export interface Bounds {
  /** Of one question with all its requests and its wait for a turn: a lookup's. */
  readonly deadline: number;
  /** Of one request. */
  readonly requestDeadline: number;
}

export interface ExaminationOptions extends Bounds {
  readonly dispatcher: Dispatcher;
}

export interface Outcome {
  /** Undefined: the provider answered. */
  readonly failure: ProviderError | undefined;
  /** It answered 404, which a server may do before it looks at credentials. */
  readonly isAbsent: boolean;
  readonly milliseconds: number;
}

/** One provider at its own pace, without cache, retries and breaker. */
export interface Examination {
  /** Never rejects. The provider may be the same one with other settings. */
  ask(provider: ConnectedProvider, query: Query): Promise<Outcome>;
  /** How far its clock is ahead of ours, in milliseconds. */
  lead(): number | undefined;
}

/** Throws Error when the base URL is none. */
export function createExamination(provider: ConnectedProvider, options: ExaminationOptions): Examination {
  const { dispatcher, deadline, requestDeadline } = options;
  const clock = createServerClock(Date.now);
  let last: RequestSeen | undefined;
  const onRequest = (seen: RequestSeen) => {
    last = seen;
  };
  const plain = createJson({ provider, dispatcher, deadline: requestDeadline, onRequest, onDate: clock.noteDate });
  const json: Json = (request, schema, signal) => plain(request, z.preprocess(clock.noteBody, schema), signal);
  const toolbox = createToolbox(provider, { json, now: Date.now, deadline });

  return {
    lead: clock.lead,
    async ask(asked, query) {
      const began = performance.now();
      const lookup = (signal: AbortSignal) => asked.lookup(query, toolbox({ language: 'en', remarks: [], signal }));
      const failure = await withDeadline(deadline, asked.label, lookup).then(() => undefined, asProviderError);
      return { failure, isAbsent: last?.outcome === 'absent', milliseconds: Math.round(performance.now() - began) };
    },
  };
}
