import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Terminal } from './cli/terminal.ts';

// Compiled code is kept below the application and not in the shared temporary folder, where others could change it. Where it
// cannot be written, Node goes on without. Everything else is imported after this, and only what the command needs.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/order-scout'));
// Written at the end of the process too, but not of one that is killed.
setTimeout(flushCompileCache, 5_000).unref();

const USAGE = `Usage: node src/main.ts <command>

  serve              run the bot (default)
  lookup <text>      look up what the text names, and print it; --json for machines
  audit export       print lines of the audit trail: --person U…, --since 2026-11-01, --until
  unblock <team> <user>  let a person ask again who was blocked for guessing numbers
  doctor             check settings, providers and Slack; --json for machines
`;

const terminal: Terminal = {
  env: await environment(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  stopped: new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  }),
};

process.exitCode = await run(process.argv[2] ?? 'serve', process.argv.slice(3));

/** Ends the process with a sentence when a file of a secret cannot be read. */
async function environment(): Promise<Terminal['env']> {
  const { readEnvironment } = await import('./cli/environment.ts');
  try {
    return readEnvironment(process.env, (sentence) => void process.stderr.write(sentence));
  } catch (error) {
    process.stderr.write(`Order Scout cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

async function run(command: string, args: readonly string[]): Promise<number> {
  switch (command) {
    case 'serve':
      return await (await import('./cli/serve.ts')).serve(terminal);
    case 'lookup':
      return await (await import('./cli/lookup.ts')).lookup(args, terminal);
    case 'audit':
      return await (await import('./cli/audit.ts')).audit(args, terminal);
    case 'unblock':
      return await (await import('./cli/unblock.ts')).unblock(args, terminal);
    case 'doctor':
      return await (await import('./cli/doctor.ts')).doctor(args, terminal);
    default:
      terminal.err(USAGE);
      return 2;
  }
}
