import { closest } from 'fastest-levenshtein';
import type { Provider } from '../../core/provider/provider.ts';
import type { Variables } from '../reading.ts';
import { environmentOf, namingNames } from './naming.ts';
import { paceNames } from './pace.ts';

/** One account of a provider, as its variables describe it. */
export interface Account {
  readonly provider: Provider;
  /** `linksfield` for the variables without a suffix, `linksfield.eu` for `LINKSFIELD__EU__…`. */
  readonly id: string;
  readonly label: string;
  /** Where its orders are not real: `test`; undefined for real ones. */
  readonly environment: string | undefined;
  /** What is set for it, under the provider's own names. */
  readonly values: Variables;
}

/** `LINKSFIELD__EU__PARTNER_CODE`: the provider, the account's name, the rest of the setting's name. */
const ACCOUNT_VARIABLE = /^([A-Z0-9]+)__([A-Z0-9]+(?:_[A-Z0-9]+)*)__([A-Z0-9_]+)$/;

/** Every account of the provider of which a variable is set, the one without a suffix first. */
export function accountsOf(provider: Provider, values: Variables): readonly Account[] {
  const names = Object.keys(values).flatMap((name) => partsOf(provider, name)?.account ?? []);
  const accounts = ['', ...new Set(names)].map((name) => readAccount(provider, name, values));
  return accounts.filter(
    ({ id, values }) => id !== provider.id || Object.keys(provider.settings.shape).some((name) => name in values),
  );
}

function readAccount(provider: Provider, account: string, values: Variables): Account {
  const names = ownNames(provider);
  if (account === '')
    return named(
      provider,
      provider.id,
      provider.label,
      pick(values, (name) => names.includes(name)),
    );
  const prefix = variablePrefix(provider, account);
  return named(
    provider,
    `${provider.id}.${account.toLowerCase().replaceAll('_', '-')}`,
    `${provider.label} ${account.replaceAll('_', ' ')}`,
    Object.fromEntries(names.flatMap((name) => renamedSetting(name, inAccount(name, prefix, provider), values))),
  );
}

function named(provider: Provider, id: string, usualLabel: string, values: Variables): Account {
  const [label, environment] = namingNames(provider);
  return { provider, id, label: values[label] ?? usualLabel, environment: environmentOf(values[environment]), values };
}

function renamedSetting(name: string, variable: string, values: Variables): [string, string][] {
  const value = values[variable];
  return value === undefined ? [] : [[name, value]];
}

/** A sentence with the provider's own names of variables, in the names of the account. */
export function inNamesOf({ provider, id }: Pick<Account, 'provider' | 'id'>, sentence: string): string {
  if (id === provider.id) return sentence;
  const prefix = variablePrefix(
    provider,
    id
      .slice(provider.id.length + 1)
      .replaceAll('-', '_')
      .toUpperCase(),
  );
  return ownNames(provider)
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, name) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), inAccount(name, prefix, provider)), sentence);
}

/** Whether the variable begins with a provider's name. */
export function isOfProvider(name: string, providers: readonly Provider[]): boolean {
  return providers.some(({ id }) => name.startsWith(`${id.toUpperCase()}_`));
}

/** Kubernetes and Docker links set these for a service that is called like a provider (kubernetes.io, "Environment variables"). */
const OF_A_SERVICE = /_(?:SERVICE_HOST|SERVICE_PORT(?:_[A-Z0-9_]+)?|PORT|PORT_\d+_(?:TCP|UDP)(?:_[A-Z]+)?)$/;

/** A sentence for each variable that begins with a provider's name and is none of its settings. Never contains a value. */
export function unknownProviderSettings(names: readonly string[], providers: readonly Provider[]): readonly string[] {
  return names.flatMap((name) => {
    const provider = OF_A_SERVICE.test(name) ? undefined : providers.find(({ id }) => name.startsWith(`${id.toUpperCase()}_`));
    const near = provider && suggestion(provider, name);
    return near ? [`${name} is not a setting: did you mean ${near}?`] : [];
  });
}

function suggestion(provider: Provider, name: string): string | undefined {
  const parts = partsOf(provider, name);
  const prefix = parts && variablePrefix(provider, parts.account);
  const known = ownNames(provider).map((own) => (prefix ? inAccount(own, prefix, provider) : own));
  const secretFiles = known.map((one) => `${one}_FILE`);
  return known.includes(name) || secretFiles.includes(name) ? undefined : closest(name, known);
}

function partsOf({ id }: Provider, name: string): { readonly account: string } | undefined {
  const [, provider, account] = ACCOUNT_VARIABLE.exec(name) ?? [];
  return account !== undefined && provider === id.toUpperCase() ? { account } : undefined;
}

function ownNames(provider: Provider): readonly string[] {
  return [...Object.keys(provider.settings.shape), ...paceNames(provider), ...namingNames(provider)];
}

function variablePrefix({ id }: Provider, account: string): string {
  return `${id.toUpperCase()}__${account}__`;
}

function inAccount(name: string, prefix: string, { id }: Provider): string {
  return `${prefix}${name.slice(id.length + 1)}`;
}

function pick(values: Variables, isWanted: (name: string) => boolean): Variables {
  return Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)));
}
