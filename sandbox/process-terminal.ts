import { writeTo } from '../src/cli/process-output.ts';
import type { Terminal } from '../src/cli/terminal.ts';

/** The terminal of this process, for commands that run in the sandbox. */
export const processTerminal: Pick<Terminal, 'out' | 'err' | 'stopped'> = {
  out: writeTo(process.stdout),
  err: writeTo(process.stderr),
  stopped: new Promise(() => {}),
};

/** Behind the usage of a command that is there for the sandbox, too. */
export const SANDBOX_HELP = '\n--sandbox asks the stand-ins for the vendors and Slack: no account is needed.\n';
