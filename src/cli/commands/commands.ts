import type { Terminal } from '../terminal.ts';

/** Runs with its arguments and returns the exit code. */
type Run = (args: readonly string[], terminal: Terminal) => Promise<number>;

export interface Command {
  readonly name: string;
  /** One line of the usage. */
  readonly summary: string;
  /** Loads the command's own part of the program. */
  load(): Promise<Run>;
}

export const COMMANDS: readonly Command[] = [
  { name: 'serve', summary: 'run the bot (default)', load: async () => (await import('./serve.ts')).serve },
  {
    name: 'setup',
    summary: 'ask for the settings, check them and write .env',
    load: async () => (await import('./setup.ts')).setup,
  },
  {
    name: 'lookup',
    summary: 'look up what the text names, and print it; --json for machines',
    load: async () => (await import('./lookup.ts')).lookup,
  },
  {
    name: 'audit',
    summary: 'print lines of the audit trail: audit export --person U… --since 2026-11-01 --until …',
    load: async () => (await import('./audit.ts')).audit,
  },
  {
    name: 'unblock',
    summary: 'let a person ask again who was blocked for guessing numbers: unblock T… U…',
    load: async () => (await import('./unblock.ts')).unblock,
  },
  {
    name: 'jobs',
    summary: 'list the dead jobs: what failed too often in the background, and why',
    load: async () => (await import('./jobs.ts')).jobs,
  },
  {
    name: 'doctor',
    summary: 'check settings, providers and Slack; --json for machines',
    load: async () => (await import('./doctor.ts')).doctor,
  },
];
