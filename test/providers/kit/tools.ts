import type { GeneralHint } from '../../../src/core/failure/failure.ts';
import type { Language } from '../../../src/core/language.ts';
import type { ConnectedProvider, Remark, Tools } from '../../../src/core/provider/provider.ts';
import { createDispatcher } from '../../../src/upstream/http/dispatcher.ts';
import { createJson } from '../../../src/upstream/http/http.ts';
import { createMemory } from '../../../src/upstream/memory.ts';

export interface TestTools extends Tools {
  /** What the provider wanted said beside its orders. */
  readonly remarks: readonly Remark[];
  /** What it wanted the operator to know. */
  readonly warned: readonly { readonly hint: GeneralHint; readonly fields: Readonly<Record<string, string | number>> }[];
}

export interface ToolSettings {
  /** The clock, in epoch milliseconds. */
  readonly now?: () => number;
  readonly language?: Language;
  /** Milliseconds a request may take. */
  readonly deadline?: number;
}

const dispatcher = createDispatcher();

/** The tools that a provider has in production, with the same requests and memory but without pace, retries and breaker. */
export function toolsFor(provider: ConnectedProvider, settings: ToolSettings = {}): TestTools {
  const { now = () => Date.UTC(2026, 10, 2), language = 'en', deadline = 60_000 } = settings;
  const remarks: Remark[] = [];
  const warned: TestTools['warned'][number][] = [];
  const json = createJson({ provider, dispatcher, deadline, now });
  return {
    ...createMemory(now),
    now,
    language,
    remarks,
    warned,
    warn: (hint, fields) => void warned.push({ hint, fields }),
    json: (request, schema) => json(request, schema),
    remark: (remark) => void remarks.push(remark),
  };
}
