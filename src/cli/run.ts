import { closest, distance } from 'fastest-levenshtein';
import { VERSION } from '../version.ts';
import { EXIT_FAILED, EXIT_OK, EXIT_USAGE } from './arguments.ts';
import { COMMANDS, type Command } from './commands/commands.ts';
import { EnvironmentError } from './environment.ts';
import type { Terminal } from './terminal.ts';

const DEFAULT = 'serve';
const HELP = ['--help', '-h', 'help'];
const VERSIONS = ['--version', '-v', 'version'];
const MAX_TYPOS = 2;

/** Runs the command that the arguments name and returns the exit code: 2 for a command or an argument that does not exist. */
export async function run([name = DEFAULT, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  if (HELP.includes(name)) return await help(args, terminal);
  if (VERSIONS.includes(name)) {
    terminal.out(`order-scout ${VERSION} (Node ${process.versions.node})\n`);
    return EXIT_OK;
  }
  const command = commandOf(name);
  if (command) return await start(command, args, terminal);
  terminal.err(`order-scout: ${unknown(name)} (--help prints the usage)\n`);
  return EXIT_USAGE;
}

/** `help lookup` is `lookup --help`. */
async function help([name]: readonly string[], terminal: Terminal): Promise<number> {
  const command = commandOf(name);
  if (command) return await start(command, ['--help'], terminal);
  terminal.out(usage());
  return EXIT_OK;
}

async function start(command: Command, args: readonly string[], terminal: Terminal): Promise<number> {
  const run = await command.load();
  try {
    return await run(args, terminal);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    terminal.err(`Order Scout cannot start: ${error.message}\n`);
    return EXIT_FAILED;
  }
}

function commandOf(name: string | undefined): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}

function usage(): string {
  const lines = COMMANDS.map((command) => `  ${command.name.padEnd(10)} ${command.summary}`);
  return `Usage: order-scout <command> [options]\n\n${lines.join('\n')}\n\n--help after a command prints its usage, --version the version.\n`;
}

function unknown(name: string): string {
  if (name.startsWith('-')) return `Unknown option '${name}'`;
  const names = COMMANDS.map((command) => command.name);
  const near = closest(name, names);
  const advice = distance(name, near) <= MAX_TYPOS ? `did you mean "${near}"?` : `the commands are ${names.join(', ')}`;
  return `Unknown command "${name}": ${advice}`;
}
