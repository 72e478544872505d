import { randomUUID } from 'node:crypto';
import type { LookupConfig } from '../../config/lookup.ts';
import type { Asking, SourceName } from '../../core/finding.ts';
import { findIdentifiers } from '../../core/identifier/find-identifiers.ts';
import type { Identifier, OrderPattern } from '../../core/identifier/identifier.ts';
import { rememberingNumbers } from '../../core/identifier/remember-numbers.ts';
import { createPlan, type Lookup, type LookupEffects, lookUp, nameOf, type Plan } from '../../core/lookup.ts';
import { accountName } from '../../core/provider/account.ts';
import type { KnownProvider } from '../../core/provider/known-provider.ts';
import { createFollowUps } from '../../core/story/follow.ts';
import type { Links } from '../../core/story/link.ts';
import type { Log } from '../../log.ts';
import { links } from '../../providers/links.ts';
import type { GuardedSource } from '../../upstream/source.ts';

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

/** @param rules how orders are followed to other providers; undefined: none is */
export function lookupsAmong(
  sources: readonly GuardedSource[],
  config: LookupConfig,
  log: Log,
  rules: Links | undefined,
): AccountLookups {
  const names = [...new Set(sources.flatMap(({ id, kind }) => [kind, id]))];
  const readable = [...new Set([...names, ...sources.map(({ id }) => accountName(id))])];
  const patterns = patternsFor(readable, config.patterns);
  const { known } = links;
  const plan = createPlan(sources);
  const followUps = rules && createFollowUps(sources, rules);
  return {
    accounts: sources.map(({ id }) => id),
    read: rememberingNumbers((text, { asked }) => findIdentifiers(text, { asked, patterns, known, providers: readable })),
    sourcesFor: (identifier) => plan(identifier).map(({ source }) => nameOf(source)),
    look: (identifiers, asking) =>
      lookUp(identifiers, plan, asking, effects(log), { followUps, mostSources: config.accountsPerQuestion }),
    needsOf: (identifiers) => needsOf(identifiers, plan),
    prefixes: names,
    known: known.filter(({ provider }) => sources.some(({ kind }) => kind === provider)),
    places: () => sources.map(({ label, environment, state }) => ({ label, environment, state: state() })),
  };
}

/** Without those that name none of the accounts. */
function patternsFor(names: readonly string[], patterns: readonly OrderPattern[]): readonly OrderPattern[] {
  return patterns.filter(({ providers }) => providers.length === 0 || providers.some((name) => names.includes(name)));
}

function needsOf(identifiers: readonly Identifier[], plan: Plan): readonly string[] {
  const bare = identifiers.map((identifier) => ({ ...identifier, hints: undefined }));
  const lacking = bare.flatMap(plan).flatMap(({ queries }) => queries.flatMap(({ needs, mayNeed }) => needs ?? mayNeed ?? []));
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
  return randomUUID().slice(0, 8);
}
