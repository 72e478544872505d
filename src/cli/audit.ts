import { parseArgs } from 'node:util';
import { readTrail } from '../audit/trail.ts';
import type { Terminal } from './terminal.ts';

const USAGE = `Usage: audit export [--person <Slack user ID>] [--since <date>] [--until <date>]

  audit export --person U0123456789 --since 2026-11-01   all lines of the audit trail about one person

Prints lines of AUDIT_LOG as JSON, oldest first. Dates are UTC, \`--until\` is exclusive.
`;
const NO_FILE =
  'AUDIT_LOG is not set: the trail is in the log of the bot. Filter the log for lines with "audit":true, or set AUDIT_LOG.\n';
const EXIT = { exported: 0, incomplete: 1, usage: 2 } as const;

interface Selection {
  readonly person: string | undefined;
  readonly since: number;
  readonly until: number;
}

/** Exports lines of the audit trail. Returns 0, 1 when lines are missing or cannot be read, 2 for wrong arguments or settings. */
export async function audit(args: readonly string[], { env, out, err }: Pick<Terminal, 'env' | 'out' | 'err'>): Promise<number> {
  const selection = readSelection(args);
  const file = env.AUDIT_LOG?.trim();
  if (!selection || !file) {
    err(selection ? NO_FILE : USAGE);
    return EXIT.usage;
  }
  try {
    return await exportLines(file, selection, { out, err });
  } catch (error) {
    err(`The audit trail cannot be read: ${error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'}\n`);
    return EXIT.incomplete;
  }
}

async function exportLines(file: string, selection: Selection, { out, err }: Pick<Terminal, 'out' | 'err'>): Promise<number> {
  const trail = readTrail(file);
  for await (const line of trail.lines()) {
    if (isSelected(line, selection)) out(`${line.text}\n`);
  }
  const problems = trail.problems();
  for (const problem of problems) err(`The trail is incomplete: ${problem}\n`);
  return problems.length === 0 ? EXIT.exported : EXIT.incomplete;
}

function isSelected({ user, at }: { user: string | undefined; at: number }, { person, since, until }: Selection): boolean {
  return (person === undefined || user === person) && at >= since && at < until;
}

function readSelection(args: readonly string[]): Selection | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { person: { type: 'string' }, since: { type: 'string' }, until: { type: 'string' } },
      allowPositionals: true,
    });
    const since = values.since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(values.since);
    const until = values.until === undefined ? Number.POSITIVE_INFINITY : Date.parse(values.until);
    const isValid = positionals.join(' ') === 'export' && !Number.isNaN(since) && !Number.isNaN(until);
    return isValid ? { person: values.person, since, until } : undefined;
  } catch {
    return undefined;
  }
}
