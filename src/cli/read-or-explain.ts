import { ConfigError } from '../config/config.ts';
import { providers } from '../providers/index.ts';
import type { Terminal } from './terminal.ts';

type Read<Config> = (env: Terminal['env'], all: typeof providers) => Config;

/** The settings; undefined, with every problem and then the advice printed, when one is missing or wrong. */
export function readOrExplain<Config>(
  read: Read<Config>,
  { env, err }: Pick<Terminal, 'env' | 'err'>,
  advice = '',
): Config | undefined {
  try {
    return read(env, providers);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    err(`${error.message}\n${advice}`);
    return undefined;
  }
}
