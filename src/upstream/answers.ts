import { LRUCache } from 'lru-cache';
import { type FailureKind, ProviderError } from '../core/failure/failure.ts';
import type { Asking, Learned } from '../core/finding.ts';
import type { Language } from '../core/language.ts';
import { isFinal } from '../core/order/order.ts';
import type { Query } from '../core/provider/provider.ts';
import type { ProviderAnswer } from './guard.ts';
import { loadShared, type Shared } from './shared.ts';

export type Load = (query: Query, language: Language, asker?: string) => Promise<ProviderAnswer>;

/** One answer, as metrics and log see it; `failure` is why a stale one was given. */
export interface AnswerSeen {
  readonly provider: string;
  readonly from: Learned['from'];
  readonly failure?: ProviderError | undefined;
}

/** Times in milliseconds. */
export interface AnswersOptions {
  readonly now?: (() => number) | undefined;
  /** Of an order that may still change (CACHE_TTL_SECONDS); answers with final orders only live 60 times as long. */
  readonly openTtl?: number | undefined;
  readonly maxEntries?: number | undefined;
  /** Of all entries together as JSON: one answer may hold hundreds of orders, and an order hundreds of lines. */
  readonly maxCharacters?: number | undefined;
  /** Maximum age of the last known answer. */
  readonly maxStale?: number | undefined;
  /** Where processes share answers. */
  readonly shared?: Shared | undefined;
  /** Must not throw. */
  readonly onAnswer?: ((seen: AnswerSeen) => void) | undefined;
}

export interface Answers {
  /**
   * Answers from the cache while fresh, else by one load that equal questions share, across processes where there is
   * something shared; no caller can cancel it.
   * Throws what the load throws when there is no earlier answer, or when the provider refused our credentials.
   */
  ask(provider: string, load: Load, query: Query, asking: Asking): Promise<Learned>;
}

interface Held {
  readonly answer: ProviderAnswer;
  readonly freshUntil: number;
  /** Set when the last load failed: `answer` is then the last known one. */
  readonly failure?: ProviderError | undefined;
}

const FINAL_FACTOR = 60;
const MISSING_TTL = 15_000;
const STALE_TTL = 5_000;

/** Rejected credentials are not bridged: an old answer would hide a problem that the operator must fix. */
const BRIDGED: ReadonlySet<FailureKind> = new Set([
  'unavailable',
  'timeout',
  'queue_timeout',
  'rate_limited',
  'quota',
  'bad_response',
]);

/** Caches the answers of all providers. */
export function createAnswers(options: AnswersOptions = {}): Answers {
  const { now = Date.now, openTtl = 60_000, maxEntries = 5_000, maxStale = 86_400_000, onAnswer, shared } = options;
  const { maxCharacters = 20_000_000 } = options;

  function freshFor(answer: ProviderAnswer): number {
    if (answer.kind === 'missing') return MISSING_TTL;
    return answer.orders.every(isFinal) ? FINAL_FACTOR * openTtl : openTtl;
  }

  /** lru-cache's `ttl` bounds how long the last known answer is kept; `freshUntil` says when it must be loaded again. */
  const cache = new LRUCache<string, Held, () => Promise<ProviderAnswer>>({
    max: maxEntries,
    maxSize: maxCharacters,
    sizeCalculation: ({ answer }, key) => key.length + JSON.stringify(answer).length,
    ttl: maxStale,
    ttlAutopurge: true,
    ttlResolution: 0,
    perf: { now },
    ignoreFetchAbort: true,
    noDeleteOnFetchRejection: true,
    async fetchMethod(_key, last, { options: entry, context: load }) {
      try {
        const answer = await load();
        entry.ttl = answer.kind === 'missing' ? MISSING_TTL : maxStale;
        return { answer, freshUntil: answer.at + freshFor(answer) };
      } catch (error) {
        if (!(error instanceof ProviderError && last && canBridge(last.answer, error))) throw error;
        entry.ttl = last.answer.at + maxStale - now();
        return { answer: last.answer, freshUntil: now() + STALE_TTL, failure: error };
      }
    },
  });

  /** Never bridges with a stale "no such order": it may exist by now. */
  function canBridge(answer: ProviderAnswer, failure: ProviderError): boolean {
    return answer.kind === 'found' && BRIDGED.has(failure.kind) && now() - answer.at < maxStale;
  }

  /** @param since what another process has loaded before does not count */
  function loadOnce(key: string, load: () => Promise<ProviderAnswer>, since: number | undefined): Promise<ProviderAnswer> {
    if (!shared) return load();
    const isFresh = (answer: ProviderAnswer) => now() < answer.at + freshFor(answer);
    const accepts = since === undefined ? isFresh : (answer: ProviderAnswer) => answer.at >= since;
    return loadShared(shared, { key, load, accepts, ttlOf: freshFor });
  }

  return {
    async ask(provider, load, query, asking) {
      const began = now();
      const key = keyOf(provider, query, asking);
      const fresh = asking.refresh ? undefined : ifFresh(cache.get(key), began);
      const loadHere = () => load(query, asking.language, asking.asker);
      const context = () => loadOnce(key, loadHere, asking.refresh ? began : undefined);
      const held = fresh ?? (await cache.forceFetch(key, { forceRefresh: true, context }));
      const from = held.failure ? 'stale' : fresh || held.answer.at < began ? 'cache' : 'provider';
      onAnswer?.({ provider, from, failure: held.failure });
      return { ...held.answer, from, took: Math.max(0, now() - began) };
    },
  };
}

function ifFresh(held: Held | undefined, now: number): Held | undefined {
  return held && now < held.freshUntil ? held : undefined;
}

/** Only what is asked: `needs`, `mayNeed`, `otherwise` and `caveat` do not change the answer. */
function keyOf(provider: string, query: Query, { team, language }: Asking): string {
  const details = Object.entries(query.with ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([team, provider, language, query.by, query.value, details]);
}
