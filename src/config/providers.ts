import * as z from 'zod';
import type { ConnectedProvider, Provider } from '../core/provider/provider.ts';
import { isSafe, NOT_SAFE, readVariables, type Variables, wholeNumber } from './reading.ts';

const RATE = z.coerce
  .number({ error: 'must be a number above 0' })
  .positive('must be a number above 0')
  .max(1000, 'must be at most 1000');

/** A provider that is switched on: its own variables, and its pace where the operator set one. */
export interface ProviderConfig {
  readonly provider: Provider;
  readonly values: Variables;
  readonly perSecond?: number | undefined;
  readonly atOnce?: number | undefined;
}

/** The provider with its settings, at the operator's pace. */
export function connectProvider({ provider, values, perSecond, atOnce }: ProviderConfig): ConnectedProvider {
  const { limits, ...rest } = provider.connect(values);
  return { ...rest, limits: { perSecond: perSecond ?? limits.perSecond, atOnce: atOnce ?? limits.atOnce } };
}

/** Which providers are on. None of a provider's variables set: off. Some set: all that it needs must be there. */
export function readProviders(providers: readonly Provider[], values: Variables, problems: string[]): readonly ProviderConfig[] {
  const touched = providers.filter((provider) => variablesOf(provider).some((name) => name in values));
  if (touched.length === 0) problems.push(noProvider(providers));
  return touched.map((provider) => readProvider(provider, values, problems));
}

function readProvider(provider: Provider, values: Variables, problems: string[]): ProviderConfig {
  const names = variablesOf(provider);
  const own = Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
  for (const { path, message } of provider.settings.safeParse(own).error?.issues ?? []) {
    problems.push(problemOf(provider, own, path.join('.'), message));
  }
  for (const [name, value] of Object.entries(own)) {
    if (name.endsWith('_BASE_URL') && !isSafe(value) && !problems.some((known) => known.startsWith(name)))
      problems.push(`${name} ${NOT_SAFE}`);
  }
  return { provider, values: own, ...readPace(provider, values, problems) };
}

function readPace(provider: Provider, values: Variables, problems: string[]): Pick<ProviderConfig, 'perSecond' | 'atOnce'> {
  const [perSecond, atOnce] = paceNames(provider);
  const pace = readVariables(z.object(paceSettings(provider)), values, problems);
  return { perSecond: pace?.[perSecond], atOnce: pace?.[atOnce] };
}

/** The two variables of a provider's rate limit. */
export function paceSettings(provider: Pick<Provider, 'id' | 'limits'>) {
  const [perSecond, atOnce] = paceNames(provider);
  const { limits } = provider;
  return {
    [perSecond]: RATE.default(limits.perSecond).describe('Requests a second.'),
    [atOnce]: wholeNumber(1, 1000).default(limits.atOnce).describe('Requests at once.'),
  };
}

function paceNames({ id }: Pick<Provider, 'id'>): [string, string] {
  return [`${id.toUpperCase()}_PER_SECOND`, `${id.toUpperCase()}_AT_ONCE`];
}

function problemOf(provider: Provider, own: Variables, name: string, message: string): string {
  if (name === '') return message;
  if (name in own) return `${name} ${message}`;
  return `${name} is missing: ${provider.label} is set up in part (${Object.keys(own).join(', ')}) and cannot be asked without it`;
}

function noProvider(providers: readonly Provider[]): string {
  const needs = providers.map((provider) => `${provider.label}: ${requiredOf(provider).join(', ')}`);
  return `No provider is set up: set the variables of at least one (${needs.join('; ')})`;
}

function requiredOf(provider: Provider): string[] {
  const issues = provider.settings.safeParse({}).error?.issues ?? [];
  return issues.map(({ path }) => path.join('.')).filter((name) => name !== '');
}

function variablesOf(provider: Provider): string[] {
  return Object.keys(provider.settings.shape);
}
