import { LRUCache } from 'lru-cache';
import { connectProvider } from '../../config/accounts/providers.ts';
import type { LookupConfig } from '../../config/lookup.ts';
import { type Finding, ordersOf } from '../../core/finding.ts';
import { withProductNames } from '../../core/provider/product-names.ts';
import type { ConnectedProvider } from '../../core/provider/provider.ts';
import { type Stories, storiesOf } from '../../core/story/story.ts';
import { TIMES, type Times } from '../../core/times.ts';
import type { Log } from '../../log.ts';
import type { Metrics } from '../../metrics.ts';
import { links } from '../../providers/links.ts';
import { createAnswers } from '../../upstream/answers/answers.ts';
import { type ChangeLog, createChanges } from '../../upstream/answers/changes.ts';
import { longestLife } from '../../upstream/answers/freshness.ts';
import type { Tuning } from '../../upstream/guard.ts';
import { createDispatcher } from '../../upstream/http/dispatcher.ts';
import type { Shared } from '../../upstream/shared.ts';
import { createSource, type GuardedSource } from '../../upstream/source.ts';
import { type AccountLookups, lookupsAmong } from './account-lookups.ts';

/** The product without Slack; its own look-ups use all accounts. */
export interface Lookups extends AccountLookups {
  /** @param accounts ids of those that may be used, in the order in which they are asked */
  among(accounts: readonly string[]): AccountLookups;
  /** What belongs together among the orders of several providers. */
  storiesOf(findings: readonly Finding[]): Stories;
  /** Where the vendor's own page of an order is, by LINK_TEMPLATES. */
  openLink(account: string, orderId: string): { label: string; url: string } | undefined;
  /** Each account's breaker. */
  states(): Readonly<Record<string, string>>;
  /** A provider reports that the orders of an account with these references have changed: answers from before are not fresh. */
  orderChanged(account: string, references: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** What several processes share. */
export interface SharedLookups {
  /** Of the answers; undefined: each process asks the providers itself. */
  readonly answers?: Shared | undefined;
  /** What providers report of their orders. */
  readonly changes?: ChangeLog | undefined;
}

/** Different sets of accounts that people may use. */
const MAX_SHARES = 100;
const NO_STORIES: Stories = { stories: [], possible: [] };

export function createLookups(
  config: LookupConfig,
  log: Log,
  metrics: Metrics,
  times: Times = TIMES,
  { answers: shared, changes: changeLog }: SharedLookups = {},
): Lookups {
  const providers = config.providers.map(connectProvider);
  const connections = providers.reduce((sum, { limits }) => sum + limits.atOnce, 1);
  const dispatcher = createDispatcher({ httpsProxy: config.proxy.https, noProxy: config.proxy.except, connections });
  const changes = createChanges({ now: Date.now, kept: longestLife(config.cache.ttl), log: changeLog });
  const answers = createAnswers({
    changes,
    openTtl: config.cache.ttl,
    maxEntries: config.cache.maxEntries,
    shared,
    onAnswer: ({ provider, failure }) =>
      failure && log.warn({ provider, err: failure }, 'The provider failed; its last known answer was given'),
  });
  const sources = providers.map((provider) =>
    createSource(withProductNames(logWarnings(provider, log), config.productNames), {
      dispatcher,
      answers,
      shared,
      requestDeadline: times.request,
      tuning: tuningOf(times),
      onWarning: (provider, hint, fields) => log.warn({ provider, hint, ...fields }, 'Provider warning'),
      onRequest: ({ provider, outcome, durationMs }) => metrics.upstream({ provider, outcome }, durationMs / 1000),
    }),
  );
  const rules = config.linkOrders ? links : undefined;
  const among = (some: readonly GuardedSource[]) => lookupsAmong(some, config, log, rules);
  const all = among(sources);
  // Kept, with what they remember, as most people may use the same accounts.
  const shares = new LRUCache<string, AccountLookups, readonly string[]>({
    max: MAX_SHARES,
    memoMethod: (_key, _old, { context: some }) => among(some.flatMap((one) => sources.filter(({ id }) => id === one))),
  });
  return {
    ...all,
    among: (some) => (some === all.accounts ? all : shares.memo(some.join(' '), { context: some })),
    storiesOf: (findings) => (rules ? storiesOf(ordersOf(findings), rules) : NO_STORIES),
    openLink: (account, orderId) => openLink(config, sources, account, orderId),
    states: () => Object.fromEntries(sources.map(({ id, state }) => [id, state()])),
    orderChanged: changes.note,
    close: () => dispatcher.destroy(),
  };
}

function tuningOf({ lookup, lookupRetry, halfOpen, quotaCooldown }: Times): Partial<Tuning> {
  return { deadline: lookup, backoff: lookupRetry, halfOpenAfter: halfOpen, quotaCooldown };
}

function logWarnings(provider: ConnectedProvider, log: Log): ConnectedProvider {
  for (const warning of provider.warnings ?? []) log.warn({ provider: provider.id, warning }, 'A setting looks wrong');
  return provider;
}

function openLink(
  config: LookupConfig,
  sources: readonly GuardedSource[],
  account: string,
  orderId: string,
): ReturnType<Lookups['openLink']> {
  const source = sources.find(({ id }) => id === account);
  const template = source && (config.linkTemplates[source.id] ?? config.linkTemplates[source.kind]);
  return template
    ? { label: source.label, url: template.replaceAll('{order}', encodeURIComponent(orderId.toWellFormed())) }
    : undefined;
}
