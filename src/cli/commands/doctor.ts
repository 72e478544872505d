import * as z from 'zod';
import type { Check } from '../../doctor/check.ts';
import type { Bounds } from '../../doctor/examination.ts';
import { report } from '../../doctor/report.ts';
import { providers } from '../../providers/index.ts';
import { EXIT_FAILED, EXIT_OK, flag, noWords, withArguments } from '../arguments.ts';
import { hideSecrets } from '../secrets.ts';
import type { Terminal } from '../terminal.ts';

const SYNTAX = {
  name: 'doctor',
  usage: `Usage: doctor [--json]

Checks the settings, every provider and Slack, and prints a line for each. Exits with 1 if anything is wrong.
`,
  options: z.object({ json: flag }),
  words: noWords,
};
const SYMBOLS = { ok: '✔', warning: '⚠', failed: '✖' } as const;
/** Checks settings, providers and Slack, and prints a line for each. Returns 1 when anything is wrong; warnings are not. */
export function doctor(args: readonly string[], terminal: Terminal, bounds: Partial<Bounds> = {}): Promise<number> {
  return withArguments(SYNTAX, args, terminal, ({ options }) => printReport(options, terminal, bounds));
}

async function printReport({ json }: { json: boolean }, { env, out }: Terminal, bounds: Partial<Bounds>): Promise<number> {
  const checks: Check[] = [];
  for await (const check of report(env, providers, bounds)) {
    const shown = { ...check, message: hideSecrets(check.message, env) };
    checks.push(shown);
    if (!json) out(lineOf(shown));
  }
  if (json) out(`${JSON.stringify(checks, null, 2)}\n`);
  return checks.some(({ status }) => status === 'failed') ? EXIT_FAILED : EXIT_OK;
}

function lineOf({ check, status, message, milliseconds }: Check): string {
  const latency = milliseconds === null ? '' : ` [${milliseconds} ms]`;
  return `${SYMBOLS[status]} ${status.padEnd(7)}  ${check}: ${message.replaceAll('\n', '\n    ')}${latency}\n`;
}
