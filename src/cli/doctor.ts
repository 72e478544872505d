import type { Check } from '../doctor/check.ts';
import type { Bounds } from '../doctor/examination.ts';
import { report } from '../doctor/report.ts';
import { providers } from '../providers/index.ts';
import { readFlags } from './flags.ts';
import { secretsOf } from './secrets.ts';
import type { Terminal } from './terminal.ts';

const USAGE = 'Usage: doctor [--json]\n';
const EXIT = { healthy: 0, failed: 1, usage: 2 } as const;
const SYMBOLS = { ok: '✔', warning: '⚠', failed: '✖' } as const;
/** A shorter secret would remove ordinary words. */
const MIN_SECRET_LENGTH = 4;

/** Checks settings, providers and Slack, and prints a line for each. Returns 1 when anything is wrong; warnings are not. */
export async function doctor(args: readonly string[], terminal: Terminal, bounds: Partial<Bounds> = {}): Promise<number> {
  const flags = readFlags(args);
  if (!flags || flags.help || flags.words.length > 0) {
    terminal.err(USAGE);
    return EXIT.usage;
  }
  const secrets = secretsOf(terminal.env).filter((secret) => secret.length >= MIN_SECRET_LENGTH);
  const checks: Check[] = [];
  for await (const check of report(terminal.env, providers, bounds)) {
    const shown = { ...check, message: secrets.reduce(withoutSecret, check.message) };
    checks.push(shown);
    if (!flags.json) terminal.out(lineOf(shown));
  }
  if (flags.json) terminal.out(`${JSON.stringify(checks, null, 2)}\n`);
  return checks.some(({ status }) => status === 'failed') ? EXIT.failed : EXIT.healthy;
}

/** A server's message may have been shortened in the middle of a secret. */
function withoutSecret(text: string, secret: string): string {
  const cuts = Array.from({ length: secret.length - MIN_SECRET_LENGTH }, (_, cut) => `${secret.slice(0, -1 - cut)}…`);
  return [secret, ...cuts].reduce((left, words) => left.replaceAll(words, '…'), text);
}

function lineOf({ check, status, message, milliseconds }: Check): string {
  const latency = milliseconds === null ? '' : ` [${milliseconds} ms]`;
  return `${SYMBOLS[status]} ${status.padEnd(7)}  ${check}: ${message.replaceAll('\n', '\n    ')}${latency}\n`;
}
