import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import * as z from 'zod';
import type { Terminal } from './terminal.ts';

/** What a command takes. */
export interface Syntax<Options extends z.ZodObject, Words> {
  /** As people type it. */
  readonly name: string;
  /** Printed by `--help`. */
  readonly usage: string;
  /** By its name without the dashes; each setting takes a text, or is a flag. */
  readonly options: Options;
  /** What may follow that is no option. */
  readonly words: z.ZodType<Words>;
}

export interface Given<Options extends z.ZodObject, Words> {
  readonly options: z.infer<Options>;
  readonly words: Words;
}

export const EXIT_OK = 0;
export const EXIT_FAILED = 1;
export const EXIT_USAGE = 2;

export const flag = z.boolean().default(false);
export const noWords = z.array(z.string()).max(0, 'is not expected');

/** A port; 0 lets the system choose. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
  .transform(Number)
  .refine((number) => number <= 65_535, 'must be a number from 0 to 65535');

/** Runs a command with its arguments. `--help` prints the usage and returns 0; wrong arguments print one line and return 2. */
export async function withArguments<Options extends z.ZodObject, Words>(
  syntax: Syntax<Options, Words>,
  args: readonly string[],
  { out, err }: Pick<Terminal, 'out' | 'err'>,
  run: (given: Given<Options, Words>) => Promise<number> | number,
): Promise<number> {
  const read = readArguments(syntax, args);
  if (read === 'help') {
    out(syntax.usage);
    return EXIT_OK;
  }
  if ('problem' in read) {
    err(`${syntax.name}: ${read.problem} (--help prints the usage)\n`);
    return EXIT_USAGE;
  }
  return await run(read);
}

function readArguments<Options extends z.ZodObject, Words>(
  { options, words }: Syntax<Options, Words>,
  args: readonly string[],
): Given<Options, Words> | { problem: string } | 'help' {
  const parsed = parse(options, args);
  if ('problem' in parsed) return parsed;
  const { help, ...values } = parsed.values;
  if (help || parsed.positionals.join(' ') === 'help') return 'help';
  const checked = options.safeParse(values);
  const following = words.safeParse(parsed.positionals);
  if (!checked.success) return { problem: optionProblem(checked.error) };
  if (!following.success) return { problem: wordProblem(following.error, parsed.positionals) };
  return { options: checked.data, words: following.data };
}

function parse(options: z.ZodObject, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...configOf(options), ...HELP },
      allowPositionals: true,
      allowNegative: true,
    });
  } catch (error) {
    return { problem: firstSentence(error) };
  }
}

const HELP = { help: { type: 'boolean', short: 'h', default: false } } as const;

function configOf({ shape }: z.ZodObject): ParseArgsOptionsConfig {
  const names = Object.entries(shape);
  return Object.fromEntries(names.map(([name, setting]) => [name, { type: isFlag(setting) ? 'boolean' : 'string' }]));
}

function isFlag(setting: z.core.$ZodType): boolean {
  return z.safeParse(setting, true).success;
}

/** Node's own message has advice about words that begin with a dash after it. */
function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split(/\. |\n/, 1)[0] ?? message;
}

function optionProblem({ issues: [issue] }: z.ZodError): string {
  return `--${issue?.path.join('.')} ${issue?.message}`;
}

function wordProblem({ issues: [issue] }: z.ZodError, words: readonly string[]): string {
  return words.length > 0 ? `"${words.join(' ')}" ${issue?.message}` : `${issue?.message}`;
}
