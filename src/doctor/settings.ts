import type { ProviderConfig } from '../config/accounts/providers.ts';
import { type Checked, ConfigError, readLookupConfig, readServeConfig, type ServeConfig } from '../config/config.ts';
import type { LookupConfig } from '../config/lookup.ts';
import { type Environment, present } from '../config/reading.ts';
import type { Provider } from '../core/provider/provider.ts';
import { type Check, failed, ok, warning } from './check.ts';

/** What the settings allow to be checked. */
export interface Settings {
  readonly checks: readonly Check[];
  /** Undefined when a setting is wrong. */
  readonly config: LookupConfig | ServeConfig | undefined;
}

const SLACK = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'];
const NAME = 'Settings';
const NO_SLACK = 'not set up: orders can be looked up on the command line, but the bot cannot be started';

/** Reads all settings, Slack's only when one of them is there. One check for each problem. */
export function readSettings(env: Environment, providers: readonly Provider[]): Settings {
  const values = present(env);
  try {
    if (SLACK.some((name) => name in values)) return right(readServeConfig(env, providers), []);
    return right(readLookupConfig(env, providers), [warning('Slack', NO_SLACK)]);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { checks: error.problems.map((problem) => failed(NAME, problem)), config: undefined };
  }
}

/** "Clink Test (clink.test, environment test)": an account by the name that settings and questions use. */
function nameOf({ provider, id, label, environment }: ProviderConfig): string {
  const facts = [id === provider.id ? '' : id, environment ? `environment ${environment}` : ''].filter((fact) => fact !== '');
  return facts.length > 0 ? `${label} (${facts.join(', ')})` : label;
}

function right(config: Checked<LookupConfig | ServeConfig>, more: readonly Check[]): Settings {
  const labels = config.providers.map(nameOf);
  const remarks = config.warnings.map((sentence) => warning(NAME, sentence));
  return {
    checks: [ok(NAME, `complete for ${labels.join(', ')}${'slack' in config ? ', Slack' : ''}`), ...remarks, ...more],
    config,
  };
}
