import { createHash } from 'node:crypto';
import * as z from 'zod';
import { accountName, asAccount } from '../../core/provider/account.ts';
import type { ConnectedProvider, Provider } from '../../core/provider/provider.ts';
import { isSafe, NOT_SAFE, readVariables, type Variables } from '../reading.ts';
import { type Account, accountsOf, inNamesOf, unknownProviderSettings } from './accounts.ts';
import { namingSettings } from './naming.ts';
import { paceNames, paceSettings } from './pace.ts';

/** An account that is switched on: its own variables, and its pace where the operator set one. */
export interface ProviderConfig extends Account {
  readonly perSecond?: number | undefined;
  readonly atOnce?: number | undefined;
}

/** The account with its settings, at the operator's pace. */
export function connectProvider({ provider, values, perSecond, atOnce, ...account }: ProviderConfig): ConnectedProvider {
  const { limits, ...rest } = asAccount(provider.connect(values), account);
  const digest = digestOf(values, account.environment);
  return { ...rest, digest, limits: { perSecond: perSecond ?? limits.perSecond, atOnce: atOnce ?? limits.atOnce } };
}

function digestOf(values: Variables, environment: string | undefined): string {
  const settings = Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([settings, environment]))
    .digest('base64url');
}

/** Whether the account reports changes by itself. */
export function hasWebhook({ provider: { webhook }, values }: Account): boolean {
  return webhook !== undefined && webhook.secret in values;
}

/** Which accounts are on. None of an account's variables set: off. Some set: all that it needs must be there. */
export function readProviders(providers: readonly Provider[], values: Variables, problems: string[]): readonly ProviderConfig[] {
  const accounts = providers.flatMap((provider) => accountsOf(provider, values));
  if (accounts.length === 0) problems.push(noProvider(providers));
  const configured = accounts.map((account) => readAccount(account, problems));
  problems.push(
    ...sameCredentials(configured),
    ...sameLabels(configured),
    ...reservedNames(configured),
    ...unknownProviderSettings(Object.keys(values), providers),
  );
  return configured;
}

function readAccount(account: Account, problems: string[]): ProviderConfig {
  const own: string[] = [];
  const { provider, values } = account;
  for (const { path, message } of provider.settings.safeParse(values).error?.issues ?? []) {
    own.push(problemOf(account, path.join('.'), message));
  }
  for (const [name, value] of Object.entries(values)) {
    if (name.endsWith('_BASE_URL') && !isSafe(value) && !own.some((known) => known.startsWith(name)))
      own.push(`${name} ${NOT_SAFE}`);
  }
  own.push(...lists(provider, values));
  const pace = readPace(provider, values, own);
  readVariables(z.object(namingSettings(provider)), values, own);
  problems.push(...own.map((problem) => inNamesOf(account, problem)));
  return { ...account, ...pace };
}

/** No vendor's keys and codes have a comma: several were meant, and would go out as one. */
function lists({ id, secrets, divisions }: Provider, values: Variables): string[] {
  return [...secrets, ...divisions]
    .filter((name) => values[name]?.includes(','))
    .map((name) => `${name} must be one value: a second account has variables of its own, ${secondName(name, id)}`);
}

function secondName(name: string, id: string): string {
  return `${id.toUpperCase()}__NAME__${name.slice(id.length + 1)}`;
}

/** A second name for the same account would ask it twice and show every order twice. */
function sameCredentials(accounts: readonly Account[]): string[] {
  const named = accounts.filter(({ provider, values }) => provider.secrets.some((name) => name in values));
  const alike = Map.groupBy(named, ({ provider, values }) =>
    JSON.stringify([provider.id, [...provider.secrets, ...provider.divisions].map((name) => values[name])]),
  );
  return [...alike.values()]
    .filter((group) => group.length > 1)
    .map((group) => `${group.map(({ id }) => id).join(' and ')} have the same credentials: remove one of them, or correct it`);
}

/** Cards could not say which of the two an order is of. */
function sameLabels(accounts: readonly Account[]): string[] {
  const alike = Map.groupBy(accounts, ({ label }) => label.toLowerCase());
  return [...alike.values()]
    .filter((group) => group.length > 1)
    .map((group) => `${group.map(({ id }) => id).join(' and ')} have the same label: give one of them another`);
}

/** `linksfield.default:4567` already asks the account without a suffix. */
function reservedNames(accounts: readonly Account[]): string[] {
  return accounts
    .filter(({ id, provider }) => id === accountName(provider.id))
    .map(
      ({ id, provider }) =>
        `${id} is the name of the account whose variables have no suffix: rename ${provider.id.toUpperCase()}__DEFAULT__…, or leave __DEFAULT_ out`,
    );
}

function readPace(provider: Provider, values: Variables, problems: string[]): Pick<ProviderConfig, 'perSecond' | 'atOnce'> {
  const [perSecond, atOnce] = paceNames(provider);
  const pace = readVariables(z.object(paceSettings(provider)), values, problems);
  return { perSecond: pace?.[perSecond], atOnce: pace?.[atOnce] };
}

function problemOf({ label, values: own }: Account, name: string, message: string): string {
  if (name === '') return message;
  if (name in own) return `${name} ${message}`;
  const isSet = Object.keys(own);
  const part = isSet.length > 0 ? `set up in part (${isSet.join(', ')})` : 'named';
  return `${name} is missing: ${label} is ${part} and cannot be asked without it`;
}

function noProvider(providers: readonly Provider[]): string {
  const needs = providers.map((provider) => `${provider.label}: ${requiredOf(provider).join(', ')}`);
  return `No provider is set up: set the variables of at least one (${needs.join('; ')})`;
}

function requiredOf(provider: Provider): string[] {
  const issues = provider.settings.safeParse({}).error?.issues ?? [];
  return issues.map(({ path }) => path.join('.')).filter((name) => name !== '');
}
