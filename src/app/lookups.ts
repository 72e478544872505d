import { randomBytes } from 'node:crypto';
import { connectProvider } from '../config/accounts/providers.ts';
import type { LookupConfig } from '../config/lookup.ts';
import { type Asking, type Finding, ordersOf, type SourceName } from '../core/finding.ts';
import { findIdentifiers } from '../core/identifier/find-identifiers.ts';
import type { Identifier, OrderPattern } from '../core/identifier/identifier.ts';
import { type Lookup, type LookupEffects, lookUp, nameOf, planInquiries } from '../core/lookup.ts';
import type { KnownProvider } from '../core/provider/known-provider.ts';
import { withProductNames } from '../core/provider/product-names.ts';
import type { ConnectedProvider } from '../core/provider/provider.ts';
import type { Links } from '../core/story/link.ts';
import { type Stories, storiesOf } from '../core/story/story.ts';
import { TIMES, type Times } from '../core/times.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { links } from '../providers/links.ts';
import { createAnswers } from '../upstream/answers.ts';
import { type ChangeLog, createChanges } from '../upstream/changes.ts';
import { longestLife } from '../upstream/freshness.ts';
import type { Tuning } from '../upstream/guard.ts';
import { createDispatcher } from '../upstream/http/dispatcher.ts';
import type { Shared } from '../upstream/shared.ts';
import { createSource, type GuardedSource } from '../upstream/source.ts';

/** Reads texts and asks, as far as some accounts go: to it, the other accounts do not exist. */
export interface AccountLookups {
  /** Ids of the accounts, in the order in which they are asked. */
  readonly accounts: readonly string[];
  /** `asked`: somebody wrote the text to ask, so that free-form numbers count. */
  read(text: string, options: { asked: boolean }): readonly Identifier[];
  /** The accounts that would be asked about it. */
  sourcesFor(identifier: Identifier): readonly SourceName[];
  look(identifiers: readonly Identifier[], asking: Asking): Lookup;
  /** What these cannot be asked without, and what was given with them. */
  needsOf(identifiers: readonly Identifier[]): readonly string[];
  /** How the ids of these accounts' providers are recognised. */
  readonly known: readonly KnownProvider[];
  /** The names that may come before a colon. */
  readonly prefixes: readonly string[];
  /** The accounts, and the state of their breakers. */
  places(): readonly (Pick<SourceName, 'label' | 'environment'> & { readonly state: ReturnType<GuardedSource['state']> })[];
}

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
  return {
    ...all,
    among: (some) => (some === all.accounts ? all : among(some.flatMap((one) => sources.filter(({ id }) => id === one)))),
    storiesOf: (findings) => (rules ? storiesOf(ordersOf(findings), rules) : NO_STORIES),
    openLink: (account, orderId) => openLink(config, sources, account, orderId),
    states: () => Object.fromEntries(sources.map(({ id, state }) => [id, state()])),
    orderChanged: changes.note,
    close: () => dispatcher.destroy(),
  };
}

function lookupsAmong(
  sources: readonly GuardedSource[],
  config: LookupConfig,
  log: Log,
  rules: Links | undefined,
): AccountLookups {
  const names = [...new Set(sources.flatMap(({ id, kind }) => [kind, id]))];
  const patterns = patternsFor(names, config.patterns);
  const { known } = links;
  return {
    accounts: sources.map(({ id }) => id),
    read: (text, { asked }) => findIdentifiers(text, { asked, patterns, known, providers: names }),
    sourcesFor: (identifier) => planInquiries([identifier], sources).map(({ source }) => nameOf(source)),
    look: (identifiers, asking) =>
      lookUp(identifiers, sources, asking, effects(log), { links: rules, mostSources: config.accountsPerQuestion }),
    needsOf: (identifiers) => needsOf(identifiers, sources),
    prefixes: names,
    known: known.filter(({ provider }) => sources.some(({ kind }) => kind === provider)),
    places: () => sources.map(({ label, environment, state }) => ({ label, environment, state: state() })),
  };
}

/** Without those that name none of the accounts. */
function patternsFor(names: readonly string[], patterns: readonly OrderPattern[]): readonly OrderPattern[] {
  return patterns.filter(({ providers }) => providers.length === 0 || providers.some((name) => names.includes(name)));
}

function tuningOf({ lookup, lookupRetry, halfOpen, quotaCooldown }: Times): Partial<Tuning> {
  return { deadline: lookup, backoff: lookupRetry, halfOpenAfter: halfOpen, quotaCooldown };
}

function logWarnings(provider: ConnectedProvider, log: Log): ConnectedProvider {
  for (const warning of provider.warnings ?? []) log.warn({ provider: provider.id, warning }, 'A setting looks wrong');
  return provider;
}

function needsOf(identifiers: readonly Identifier[], sources: readonly GuardedSource[]): readonly string[] {
  const bare = identifiers.map((identifier) => ({ ...identifier, hints: undefined }));
  const lacking = planInquiries(bare, sources).flatMap(({ queries }) =>
    queries.flatMap(({ needs, mayNeed }) => needs ?? mayNeed ?? []),
  );
  return [...new Set([...lacking, ...identifiers.flatMap(({ hints = {} }) => Object.keys(hints))])];
}

function effects(log: Log): LookupEffects {
  return {
    reference: newReference,
    onFailure: ({ error, source, query, reference }) =>
      log.warn({ provider: source, by: query.by, reference, err: error }, 'A provider gave no answer'),
  };
}

/** Short enough to read out on the phone. */
export function newReference(): string {
  return randomBytes(4).toString('hex');
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
