import { LRUCache } from 'lru-cache';
import { type FailureKind, ProviderError } from '../../core/failure/failure.ts';
import type { Asking, Learned } from '../../core/finding.ts';
import type { Language } from '../../core/language.ts';
import type { ConnectedProvider, Query } from '../../core/provider/provider.ts';
import type { ProviderAnswer } from '../guard.ts';
import type { Turn } from '../limits/rate-limit.ts';
import { loadShared, type Shared } from '../shared.ts';
import type { Changes } from './changes.ts';
import { createFreshness, type Loaded, MISSING_TTL } from './freshness.ts';

/** Whose answers they are. */
export type Answering = Pick<ConnectedProvider, 'id' | 'digest'>;

export type Load = (query: Query, language: Language, turn?: Turn) => Promise<ProviderAnswer>;

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
  /** What providers report of their orders. */
  readonly changes?: Changes | undefined;
  /** Must not throw. */
  readonly onAnswer?: ((seen: AnswerSeen) => void) | undefined;
}

export interface Answers {
  /**
   * Answers from the cache while fresh and no change is reported, else by one load that equal questions share, across
   * processes where there is something shared; no caller can cancel it.
   * Throws what the load throws when there is no earlier answer, or when the provider refused our credentials.
   */
  ask(provider: Answering, load: Load, query: Query, asking: Asking): Promise<Learned>;
}

/** `began` is when the last load began, even if that failed. */
interface Held extends Loaded {
  readonly freshUntil: number;
  /** Set when the last load failed: `answer` is then the last known one. */
  readonly failure?: ProviderError | undefined;
}

/** A question that the cache does not answer. */
interface Wanted {
  readonly key: string;
  readonly load: Load;
  readonly query: Query;
  readonly asking: Asking;
  /** When it was asked, in epoch milliseconds. */
  readonly began: number;
  readonly isUnchanged: (loaded: Loaded) => boolean;
}

const STALE_TTL = 5_000;

/** Rejected credentials are not bridged: an old answer would hide a problem that the operator must fix. */
const BRIDGED: ReadonlySet<FailureKind> = new Set([
  'unavailable',
  'unreachable',
  'not_asked',
  'timeout',
  'queue_timeout',
  'rate_limited',
  'quota',
  'bad_response',
  'refused',
]);

/** Caches the answers of all providers. */
export function createAnswers(options: AnswersOptions = {}): Answers {
  const { now = Date.now, openTtl = 60_000, maxEntries = 5_000, maxStale = 86_400_000, onAnswer, shared, changes } = options;
  const { maxCharacters = 20_000_000 } = options;

  const freshness = createFreshness({ openTtl, changes });

  /** lru-cache's `ttl` bounds how long the last known answer is kept; `freshUntil` says when it must be loaded again. */
  const cache = new LRUCache<string, Held, () => Promise<Loaded>>({
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
      const began = now();
      try {
        const loaded = await load();
        const { answer } = loaded;
        entry.ttl = answer.kind === 'missing' ? MISSING_TTL : maxStale;
        return { ...loaded, freshUntil: answer.at + freshness.lifeOf(answer) };
      } catch (error) {
        if (!(error instanceof ProviderError && last && canBridge(last.answer, error))) throw error;
        entry.ttl = last.answer.at + maxStale - now();
        return { answer: last.answer, began, freshUntil: now() + STALE_TTL, failure: error };
      }
    },
  });

  /** Never bridges with a stale "no such order": it may exist by now. */
  function canBridge(answer: ProviderAnswer, failure: ProviderError): boolean {
    return answer.kind === 'found' && BRIDGED.has(failure.kind) && now() - answer.at < maxStale;
  }

  /** @param accepts whether an answer that another process has loaded will do */
  async function loadOnce(
    key: string,
    load: () => Promise<ProviderAnswer>,
    accepts: (loaded: Loaded) => boolean,
  ): Promise<Loaded> {
    const timed = async () => {
      const began = now();
      return { answer: await load(), began };
    };
    if (!shared) return await timed();
    return await loadShared(shared, { key, load: timed, accepts, ttlOf: ({ answer }) => freshness.lifeOf(answer) });
  }

  function freshIn(key: string, asking: Asking, isUnchanged: (loaded: Loaded) => boolean): Held | undefined {
    const held = asking.refresh ? undefined : ifFresh(cache.get(key), now());
    return held && isUnchanged(held) ? held : undefined;
  }

  /** Loads what is not held, or no longer fresh. */
  async function loadFor({ key, load, query, asking, began, isUnchanged }: Wanted): Promise<Held> {
    const isFresh = ({ at }: ProviderAnswer, life: number) => (asking.refresh ? at > began : now() < at + life);
    const accepts = (loaded: Loaded) => isFresh(loaded.answer, freshness.lifeOf(loaded.answer)) && isUnchanged(loaded);
    const loadHere = () => load(query, asking.language, asking);
    const loadAgain = () => cache.forceFetch(key, { forceRefresh: true, context: () => loadOnce(key, loadHere, accepts) });
    const first = await loadAgain();
    // Another caller's load that began before the change was shared.
    return isUnchanged(first) ? first : await loadAgain();
  }

  return {
    async ask(provider, load, query, asking) {
      const began = now();
      const key = keyOf(provider, query, asking);
      const isUnchanged = (loaded: Loaded) => freshness.isUnchanged(provider.id, query, loaded);
      const others = changes?.catchUp();
      if (others) await others;
      const fresh = freshIn(key, asking, isUnchanged);
      const held = fresh ?? (await loadFor({ key, load, query, asking, began, isUnchanged }));
      onAnswer?.({ provider: provider.id, from: originOf(held, fresh, began), failure: held.failure });
      return { ...held.answer, from: originOf(held, fresh, began), took: Math.max(0, now() - began) };
    },
  };
}

function originOf(held: Held, fresh: Held | undefined, began: number): Learned['from'] {
  if (held.failure) return 'stale';
  return fresh || held.answer.at < began ? 'cache' : 'provider';
}

function ifFresh(held: Held | undefined, now: number): Held | undefined {
  return held && now < held.freshUntil ? held : undefined;
}

/** Only what is asked: `needs`, `mayNeed`, `otherwise` and `caveat` do not change the answer. */
function keyOf({ id, digest }: Answering, query: Query, { team, language }: Asking): string {
  const details = query.with && Object.entries(query.with).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([team, id, digest, language, query.by, query.value, details]);
}
