import { audit } from './cli/audit.ts';
import { doctor } from './cli/doctor.ts';
import { readEnvironment } from './cli/environment.ts';
import { lookup } from './cli/lookup.ts';
import { serve } from './cli/serve.ts';
import type { Terminal } from './cli/terminal.ts';
import { unblock } from './cli/unblock.ts';

const USAGE = `Usage: node src/main.ts <command>

  serve              run the bot (default)
  lookup <text>      look up what the text names, and print it; --json for machines
  audit export       print lines of the audit trail: --person U…, --since 2026-11-01, --until
  unblock <team> <user>  let a person ask again who was blocked for guessing numbers
  doctor             check settings, providers and Slack; --json for machines
`;

const terminal: Terminal = {
  env: environment(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  stopped: new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  }),
};

process.exitCode = await run(process.argv[2] ?? 'serve', process.argv.slice(3));

/** Ends the process with a sentence when a file of a secret cannot be read. */
function environment(): Terminal['env'] {
  try {
    return readEnvironment(process.env, (sentence) => void process.stderr.write(sentence));
  } catch (error) {
    process.stderr.write(`Order Scout cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function run(command: string, args: readonly string[]): Promise<number> | number {
  switch (command) {
    case 'serve':
      return serve(terminal);
    case 'lookup':
      return lookup(args, terminal);
    case 'audit':
      return audit(args, terminal);
    case 'unblock':
      return unblock(args, terminal);
    case 'doctor':
      return doctor(args, terminal);
    default:
      terminal.err(USAGE);
      return 2;
  }
}
