import { parseArgs } from 'node:util';

export interface Flags {
  readonly json: boolean;
  readonly help: boolean;
  readonly words: readonly string[];
}

/** Reads `--json`, `--help` and words. Undefined for an option that does not exist; what follows `--` is a word. */
export function readFlags(args: readonly string[]): Flags | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
      allowPositionals: true,
    });
    return { json: values.json, help: values.help || positionals.join(' ') === 'help', words: positionals };
  } catch {
    return undefined;
  }
}
