import type { Check } from '../doctor/check.ts';
import type { Bounds } from '../doctor/examination.ts';
import { report } from '../doctor/report.ts';
import { providers } from '../providers/index.ts';
import { readFlags } from './flags.ts';
import { secretsOf } from './secrets.ts';
import type { Terminal } from './terminal.ts';

const USAGE = 'Usage: doctor [--json]\n';
const EXIT = { well: 0, ill: 1, usage: 2 } as const;
const SYMBOLS = { ok: '✔', warning: '⚠', failed: '✖' } as const;
/** A secret shorter than this would blot out ordinary words. */
const SHORTEST_SECRET = 4;

/** Checks settings, providers and Slack, and prints a line for each. Returns 1 when anything is wrong; warnings are not. */
export async function doctor(args: readonly string[], terminal: Terminal, bounds: Partial<Bounds> = {}): Promise<number> {
  const flags = readFlags(args);
  if (!flags || flags.help || flags.words.length > 0) {
    terminal.err(USAGE);
    return EXIT.usage;
  }
  const secrets = secretsOf(terminal.env).filter((secret) => secret.length >= SHORTEST_SECRET);
  const checks: Check[] = [];
  for await (const check of report(terminal.env, providers, bounds)) {
    const shown = { ...check, message: secrets.reduce(withoutSecret, check.message) };
    checks.push(shown);
    if (!flags.json) terminal.out(lineOf(shown));
  }
  if (flags.json) terminal.out(`${JSON.stringify(checks, null, 2)}\n`);
  return checks.some(({ status }) => status === 'failed') ? EXIT.ill : EXIT.well;
}

/** A server's words may have been cut in the middle of a secret that they repeat. */
function withoutSecret(text: string, secret: string): string {
  const cuts = Array.from({ length: secret.length - SHORTEST_SECRET }, (_, cut) => `${secret.slice(0, -1 - cut)}…`);
  return [secret, ...cuts].reduce((left, words) => left.replaceAll(words, '…'), text);
}

function lineOf({ check, status, message, milliseconds }: Check): string {
  const latency = milliseconds === null ? '' : ` [${milliseconds} ms]`;
  return `${SYMBOLS[status]} ${status.padEnd(7)}  ${check}: ${message.replaceAll('\n', '\n    ')}${latency}\n`;
}
