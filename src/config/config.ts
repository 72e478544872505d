import type { Provider } from '../core/provider/provider.ts';
import { type AccessConfig, type AuditConfig, readAccess } from './access.ts';
import { accountsOf, isOfProvider } from './accounts/accounts.ts';
import { settingNames } from './groups.ts';
import { type LookupConfig, lookupConfig } from './lookup.ts';
import { type Environment, present, type Variables } from './reading.ts';
import { type SlackServeConfig, type StateConfig, slackServeConfig, stateConfig } from './serve.ts';
import { unknownSettings } from './unknown-settings.ts';

/** What the running bot needs. */
export interface ServeConfig extends LookupConfig, SlackServeConfig {
  readonly access: AccessConfig;
  readonly audit: AuditConfig;
}

/** Settings that can be used, and sentences about variables that look like a setting and are none. */
export type Checked<Config> = Config & { readonly warnings: readonly string[] };

/** Every problem of the settings at once, each with the variable's name and what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`These settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Reads what looking up needs. Throws ConfigError with every problem. */
export function readLookupConfig(env: Environment, providers: readonly Provider[]): Checked<LookupConfig> {
  return check(env, providers, (values, problems) => lookupConfig(values, providers, problems));
}

/** Reads where a running bot with these settings keeps its state; what else it needs may be missing. Throws ConfigError. */
export function readStateConfig(env: Environment, providers: readonly Provider[]): Checked<StateConfig> {
  return check(env, providers, stateConfig);
}

/** Reads what the running bot needs. Throws ConfigError with every problem, Slack's and the providers' together. */
export function readServeConfig(env: Environment, providers: readonly Provider[]): Checked<ServeConfig> {
  return check(env, providers, (values, problems) => {
    const serve = slackServeConfig(values, problems);
    const lookup = lookupConfig(values, providers, problems);
    const accounts = providers.flatMap((provider) => accountsOf(provider, values).map(({ id }) => id));
    const guarded = readAccess(values, accounts, problems);
    return serve && guarded && lookup && { ...lookup, ...serve, ...guarded };
  });
}

function check<Config>(
  env: Environment,
  providers: readonly Provider[],
  reader: (values: Variables, problems: string[]) => Config | undefined,
): Checked<Config> {
  const values = present(env);
  const problems: string[] = [];
  const config = reader(values, problems);
  const warnings = unknownSettings(
    Object.keys(values).filter((name) => !isOfProvider(name, providers)),
    settingNames(providers),
  );
  if (!config || problems.length > 0) throw new ConfigError([...problems, ...warnings]);
  return { ...config, warnings };
}
