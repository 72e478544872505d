import type { WireEntry } from '../api.ts';
import { type CounterIncrease, type Counters, increases, parseCounters } from './counters.ts';

type Entry = Omit<WireEntry, 'id' | 'at'>;

const LOOKUPS = 'order_scout_lookups_total';
const CACHE: Readonly<Record<string, string>> = {
  provider: 'cache miss: asked the provider',
  cache: 'cache hit',
  stale: 'provider down: last known answer',
  none: 'nothing to remember',
};

export interface LookupReader {
  /** Reads the look-ups since the last call from /metrics; [] while the bot restarts. */
  read(botUrl: string): Promise<readonly Entry[]>;
}

export function createLookupReader(): LookupReader {
  let url = '';
  let known: Counters = new Map();
  return {
    read: async (botUrl) => {
      const metrics = await fetch(`${botUrl}/metrics`)
        .then((response) => response.text())
        .catch(() => undefined);
      if (metrics === undefined) return [];
      if (botUrl !== url) known = new Map();
      const counters = parseCounters(metrics);
      const fresh = increases(known, counters);
      [url, known] = [botUrl, counters];
      return fresh.filter(({ name }) => name === LOOKUPS).map((counter) => lookupEntry(counter, fresh));
    },
  };
}

function lookupEntry({ labels, by }: CounterIncrease, all: readonly CounterIncrease[]): Entry {
  const { surface, provider = '', outcome = '', cache = '' } = labels;
  const took = millisecondsOf(provider, all);
  const times = by > 1 ? ` × ${by}` : '';
  return {
    from: 'bot',
    to: 'bot',
    title: `${provider}: ${outcome}${times}`,
    outcome: [CACHE[cache] ?? cache, took].filter(Boolean).join(' · '),
    tone: outcome === 'failed' || cache === 'stale' ? 'bad' : 'plain',
    detail: { surface, provider, outcome, cache, answers: by, requests: requestsTo(provider, all) },
  };
}

function millisecondsOf(provider: string, all: readonly CounterIncrease[]): string {
  const seconds = sumOf('order_scout_upstream_seconds_sum', provider, all);
  return seconds > 0 ? `${Math.round(seconds * 1000)} ms upstream` : '';
}

function requestsTo(provider: string, all: readonly CounterIncrease[]): number {
  return sumOf('order_scout_upstream_seconds_count', provider, all);
}

function sumOf(name: string, provider: string, all: readonly CounterIncrease[]): number {
  const counters = all.filter((counter) => counter.name === name && counter.labels.provider === provider);
  return counters.reduce((sum, { by }) => sum + by, 0);
}
