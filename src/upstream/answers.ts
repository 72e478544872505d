import { LRUCache } from 'lru-cache';
import { type FailureKind, ProviderError } from '../core/failure.ts';
import type { Asking, Learned } from '../core/finding.ts';
import { isFinal } from '../core/order.ts';
import type { Language, Query } from '../core/provider.ts';
import type { Told } from './guard.ts';

export type Load = (query: Query, language: Language, asker?: string) => Promise<Told>;

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
  /** All entries together, written as JSON: one answer may hold hundreds of orders, and an order hundreds of lines. */
  readonly maxCharacters?: number | undefined;
  /** The last known answer is kept no longer than this, in memory too. */
  readonly maxStale?: number | undefined;
  /** Must not throw. */
  readonly onAnswer?: ((seen: AnswerSeen) => void) | undefined;
}

export interface Answers {
  /**
   * Answers from memory while fresh, else by one load that all equal questions share and no caller can cancel.
   * Throws what the load throws when there is no earlier answer, or when the provider refused our credentials.
   */
  ask(provider: string, load: Load, query: Query, asking: Asking): Promise<Learned>;
}

interface Held {
  readonly told: Told;
  readonly freshUntil: number;
  /** Set: the load failed so, and `told` is the last that the provider said. */
  readonly failure?: ProviderError | undefined;
}

const FINAL_FACTOR = 60;
const MISSING_TTL = 15_000;
const STALE_TTL = 5_000;

/** Refused credentials are for the operator to mend: an older answer would only hide them. */
const BRIDGED: ReadonlySet<FailureKind> = new Set(['unavailable', 'timeout', 'rate_limited', 'quota', 'bad_response']);

/** Remembers answers of all providers. */
export function createAnswers(options: AnswersOptions = {}): Answers {
  const { now = Date.now, openTtl = 60_000, maxEntries = 5_000, maxStale = 86_400_000, onAnswer } = options;
  const { maxCharacters = 20_000_000 } = options;

  function freshFor(told: Told): number {
    if (told.kind === 'missing') return MISSING_TTL;
    return told.orders.every(isFinal) ? FINAL_FACTOR * openTtl : openTtl;
  }

  /** lru-cache's time to live says how long the last known answer is kept; `freshUntil` how long it needs no load. */
  const cache = new LRUCache<string, Held, () => Promise<Told>>({
    max: maxEntries,
    maxSize: maxCharacters,
    sizeCalculation: ({ told }, key) => key.length + JSON.stringify(told).length,
    ttl: maxStale,
    ttlAutopurge: true,
    ttlResolution: 0,
    perf: { now },
    ignoreFetchAbort: true,
    noDeleteOnFetchRejection: true,
    async fetchMethod(_key, last, { options: entry, context: load }) {
      try {
        const told = await load();
        entry.ttl = told.kind === 'missing' ? MISSING_TTL : maxStale;
        return { told, freshUntil: now() + freshFor(told) };
      } catch (error) {
        if (!(error instanceof ProviderError && last && canBridge(last.told, error))) throw error;
        entry.ttl = last.told.at + maxStale - now();
        return { told: last.told, freshUntil: now() + STALE_TTL, failure: error };
      }
    },
  });

  /** A stale "no such order" is never given: it may exist by now. */
  function canBridge(told: Told, failure: ProviderError): boolean {
    return told.kind === 'found' && BRIDGED.has(failure.kind) && now() - told.at < maxStale;
  }

  return {
    async ask(provider, load, query, asking) {
      const began = now();
      const key = keyOf(provider, query, asking);
      const fresh = asking.refresh ? undefined : freshOne(cache.get(key), began);
      const context = () => load(query, asking.language, asking.asker);
      const held = fresh ?? (await cache.forceFetch(key, { forceRefresh: true, context }));
      const from = held.failure ? 'stale' : fresh ? 'cache' : 'provider';
      onAnswer?.({ provider, from, failure: held.failure });
      return { ...held.told, from, took: Math.max(0, now() - began) };
    },
  };
}

function freshOne(held: Held | undefined, now: number): Held | undefined {
  return held && now < held.freshUntil ? held : undefined;
}

/** What is asked and nothing else: `needs`, `otherwise` and `caveat` are no part of the question. */
function keyOf(provider: string, query: Query, { team, language }: Asking): string {
  const details = Object.entries(query.with ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([team, provider, language, query.by, query.value, details]);
}
