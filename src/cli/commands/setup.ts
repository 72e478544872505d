import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import * as z from 'zod';
import { envFile } from '../../config/example.ts';
import { present } from '../../config/reading.ts';
import { providers } from '../../providers/index.ts';
import { EXIT_FAILED, EXIT_OK, EXIT_USAGE, noWords, withArguments } from '../arguments.ts';
import { clackPrompter } from '../setup/clack.ts';
import { type LiveCheck, liveCheck } from '../setup/live-check.ts';
import { Cancelled, type Prompter } from '../setup/prompter.ts';
import { askSettings } from '../setup/wizard.ts';
import type { Terminal } from '../terminal.ts';

const FILE = '.env';
const OWNER_ONLY = 0o600;
const MANIFEST = new URL('../../../manifest.yml', import.meta.url);
const SYNTAX = {
  name: 'setup',
  usage: `Usage: setup

Asks for what the bot needs, checks each value with Slack and the providers, and writes it to .env in this folder.
`,
  options: z.object({}),
  words: noWords,
};

export interface SetupOptions {
  readonly prompter: Prompter;
  readonly live: LiveCheck;
  readonly file: string;
  readonly isInteractive: boolean;
}

const REAL = { prompter: clackPrompter, live: liveCheck, file: FILE, isInteractive: process.stdin.isTTY === true };

/** Writes .env by questions. Returns 0, 1 when the person stopped it, 2 without a terminal. */
export function setup(
  args: readonly string[],
  terminal: Pick<Terminal, 'out' | 'err'>,
  options: SetupOptions = REAL,
): Promise<number> {
  return withArguments(SYNTAX, args, terminal, async () => {
    if (options.isInteractive) return await run(terminal, options).catch((error: unknown) => stopped(error, terminal));
    terminal.err('setup asks questions, so it needs a terminal. Without one, copy .env.example to .env and fill it in.\n');
    return EXIT_USAGE;
  });
}

async function run({ out }: Pick<Terminal, 'out'>, { prompter, live, file }: SetupOptions): Promise<number> {
  const before = existsSync(file) ? present(parseEnv(readFileSync(file, 'utf8'))) : {};
  const values = await askSettings(before, { prompter, live, providers, manifest: readFileSync(MANIFEST, 'utf8') });
  writeFileSync(file, envFile(providers, values), { mode: OWNER_ONLY });
  chmodSync(file, OWNER_ONLY);
  out(`\nThe settings are in ${file}. Start the bot with: npm start\n`);
  return EXIT_OK;
}

function stopped(error: unknown, { err }: Pick<Terminal, 'err'>): number {
  if (!(error instanceof Cancelled)) throw error;
  err('Stopped; nothing was written.\n');
  return EXIT_FAILED;
}
