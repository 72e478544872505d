import * as z from 'zod';
import { readTrail } from '../../audit/trail.ts';
import { EXIT_FAILED, EXIT_OK, EXIT_USAGE, withArguments } from '../arguments.ts';
import type { Terminal } from '../terminal.ts';

const date = z
  .string()
  .transform((text) => Date.parse(text))
  .refine((time) => !Number.isNaN(time), 'must be a date such as 2026-11-01');

const SYNTAX = {
  name: 'audit',
  usage: `Usage: audit export [--person <Slack user ID>] [--since <date>] [--until <date>]

  audit export --person U0123456789 --since 2026-11-01   all lines of the audit trail about one person

Prints lines of AUDIT_LOG as JSON, oldest first. Dates are UTC, --until is exclusive.
`,
  options: z.object({
    person: z.string().optional(),
    since: date.default(Number.NEGATIVE_INFINITY),
    until: date.default(Number.POSITIVE_INFINITY),
  }),
  words: z.array(z.string()).refine((words) => words.join(' ') === 'export', 'the only action is "export"'),
};
const NO_FILE =
  'AUDIT_LOG is not set: the trail is in the log of the bot. Filter the log for lines with "audit":true, or set AUDIT_LOG.\n';

type Selection = z.infer<typeof SYNTAX.options>;
type Output = Pick<Terminal, 'out' | 'err'>;

/** Exports lines of the audit trail. Returns 0, 1 when lines are missing or cannot be read, 2 for wrong arguments or settings. */
export function audit(args: readonly string[], terminal: Pick<Terminal, 'env' | 'out' | 'err'>): Promise<number> {
  return withArguments(SYNTAX, args, terminal, ({ options }) => exportTrail(options, terminal));
}

async function exportTrail(selection: Selection, { env, out, err }: Pick<Terminal, 'env' | 'out' | 'err'>): Promise<number> {
  const file = env.AUDIT_LOG?.trim();
  if (!file) {
    err(NO_FILE);
    return EXIT_USAGE;
  }
  try {
    return await exportLines(file, selection, { out, err });
  } catch (error) {
    err(`The audit trail cannot be read: ${error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'}\n`);
    return EXIT_FAILED;
  }
}

async function exportLines(file: string, selection: Selection, { out, err }: Output): Promise<number> {
  const trail = readTrail(file);
  for await (const line of trail.lines()) {
    if (isSelected(line, selection)) out(`${line.text}\n`);
  }
  const problems = trail.problems();
  for (const problem of problems) err(`The trail is incomplete: ${problem}\n`);
  return problems.length === 0 ? EXIT_OK : EXIT_FAILED;
}

function isSelected({ user, at }: { user: string | undefined; at: number }, { person, since, until }: Selection): boolean {
  return (person === undefined || user === person) && at >= since && at < until;
}
