import * as z from 'zod';
import { createLookups, type Lookups } from '../../app/lookups/lookups.ts';
import { readLookupConfig } from '../../config/config.ts';
import type { LookupConfig } from '../../config/lookup.ts';
import type { Finding } from '../../core/finding.ts';
import { visible } from '../../core/order/order.ts';
import { createLog } from '../../log.ts';
import { createMetrics } from '../../metrics.ts';
import { answerCard } from '../../slack/cards/answer/answer.ts';
import { shorten } from '../../slack/cards/limits.ts';
import { oneLine } from '../../slack/cards/mrkdwn.ts';
import { unreadReason } from '../../slack/cards/notices/unread.ts';
import { asText } from '../../slack/cards/plain.ts';
import { words } from '../../slack/words/words.ts';
import { EXIT_FAILED, EXIT_OK, EXIT_USAGE, flag, type Given, withArguments } from '../arguments.ts';
import { readOrExplain } from '../read-or-explain.ts';
import { safeJson } from '../safe-json.ts';
import { secretsOf } from '../secrets.ts';
import type { Terminal } from '../terminal.ts';

const SYNTAX = {
  name: 'lookup',
  usage: `Usage: lookup [--json] <ICCID or order number …>

  lookup 89852202209089971478           all orders of a SIM card
  lookup linksfield:4567 order_abc123   several at once; "linksfield:" asks only this provider
  lookup po:SPRING                      an order number without a digit

Exits with 0 if an order was found, with 1 if none was.
`,
  options: z.object({ json: flag }),
  words: z.array(z.string()).min(1, 'name an ICCID or an order number'),
};
type Question = Given<typeof SYNTAX.options, string[]>;

/** An empty line between the orders of an answer. */
const PARTED = '\n\n';
const MAX_REPEATED = 80;
const ONE_WORD = /^[\p{L}_-]{2,64}$/u;

/** Looks up what the arguments name and prints it. Returns 0 when an order was found, 1 when none was, 2 when nothing was asked. */
export function lookup(args: readonly string[], terminal: Terminal): Promise<number> {
  return withArguments(SYNTAX, args, terminal, (given) => start(given, terminal));
}

async function start({ words: named, options: { json } }: Question, terminal: Terminal): Promise<number> {
  const config = readOrExplain(readLookupConfig, terminal);
  if (!config) return EXIT_USAGE;
  const log = createLog({
    level: config.logLevel === 'info' ? 'error' : config.logLevel,
    secrets: secretsOf(terminal.env),
    destination: { write: terminal.err },
  });
  const lookups = createLookups(config, log, createMetrics());
  try {
    return await look(lookups, { typed: named.join(' '), json }, config, terminal);
  } finally {
    await lookups.close();
  }
}

async function look(
  lookups: Lookups,
  { typed, json }: { typed: string; json: boolean },
  config: LookupConfig,
  terminal: Terminal,
): Promise<number> {
  const identifiers = lookups.read(typed, { asked: true });
  if (identifiers.length === 0) {
    terminal.err(
      `lookup: ${unreadReason(typed, { words: words(config.language, lookups.known), prefixes: lookups.prefixes }) ?? unread(typed)}\n`,
    );
    return EXIT_USAGE;
  }
  const lookup = lookups.look(identifiers, { team: 'local', language: config.language });
  const findings = await lookup.done;
  const context = {
    words: words(config.language, lookups.known),
    language: config.language,
    now: Date.now(),
    environment: config.environment,
    openLink: lookups.openLink,
    known: lookups.known,
    prefixes: lookups.prefixes,
  };
  const linked = await lookup.linked;
  const stories = lookups.storiesOf([...findings, ...linked]);
  const report = {
    findings,
    awaited: [],
    linked,
    stories,
    unasked: lookup.unasked,
    unclaimed: lookup.unclaimed,
    leftOut: 0,
    typed,
  };
  terminal.out(
    json
      ? `${safeJson([...findings, ...linked].map(forMachines))}\n`
      : `${asText(answerCard(report, { question: '', shown: true }, context), PARTED)}\n`,
  );
  return findings.some(({ answer }) => answer.kind === 'found') ? EXIT_OK : EXIT_FAILED;
}

function unread(typed: string): string {
  const sentence = `Nothing in "${shorten(oneLine(typed), MAX_REPEATED)}" reads like an ICCID or an order number.`;
  return ONE_WORD.test(typed) ? `${sentence} If it is one, write po:${typed}` : sentence;
}

/** Public and internal data only, as in an answer that one person reads. */
function forMachines({ identifier, source, answer }: Finding): object {
  const shown =
    answer.kind === 'found' ? { ...answer, orders: answer.orders.map((order) => visible(order, 'public', 'internal')) } : answer;
  return { identifier, source: source.id, answer: shown };
}
