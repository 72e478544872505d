import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { EXIT_FAILED, EXIT_OK, EXIT_USAGE, flag, withArguments } from '../src/cli/arguments.ts';
import { processTerminal } from './process-terminal.ts';
import { createEnvelope, type Envelope, isAcknowledged } from './slack/delivery/envelope.ts';
import { createHttpTransport } from './slack/delivery/http.ts';
import { isObject, type Json, tryParseJson } from './slack/json.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

const seconds = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, 'must be a number of seconds')
  .transform(Number);

const SYNTAX = {
  name: 'replay',
  usage: `Usage: npm run replay -- [options] <payload.json …>

Sends recorded Slack payloads, signed, to a running bot. Exits with 1 if one was not acknowledged.

  --url        address of the bot; default http://127.0.0.1:3000/slack/events
  --secret     the signing secret; default: the first one in $SLACK_SIGNING_SECRET
  --within     seconds for an acknowledgement; default 3, as in Slack
  --elsewhere  allows a bot on another machine

A file contains one payload or a list: an event with its wrapper, an interaction, or a slash command.
`,
  options: z.object({
    url: z.string().default('http://127.0.0.1:3000/slack/events'),
    secret: z.string().default(process.env.SLACK_SIGNING_SECRET?.split(',', 1)[0]?.trim() ?? ''),
    within: seconds.default(3),
    elsewhere: flag,
  }),
  words: z.array(z.string()).min(1, 'name at least one payload file'),
};
type Options = z.infer<typeof SYNTAX.options>;

process.exitCode = await withArguments(SYNTAX, process.argv.slice(2), processTerminal, async ({ options, words: files }) => {
  const envelopes = await Promise.all(files.map(readEnvelopes));
  const problems = [problemOf(options), ...envelopes].filter((part) => typeof part === 'string');
  for (const problem of problems) processTerminal.err(`replay: ${problem}\n`);
  return problems.length > 0
    ? EXIT_USAGE
    : await replay(
        options,
        envelopes.flatMap((part) => (typeof part === 'string' ? [] : part)),
      );
});

interface Recorded {
  readonly file: string;
  readonly envelope: Envelope;
}

function problemOf({ secret, url, elsewhere }: Options): string | undefined {
  if (secret === '') return 'The signing secret is missing: set SLACK_SIGNING_SECRET or --secret.';
  if (!URL.canParse(url)) return `--url is not a URL: ${url}`;
  const isHere = LOOPBACK.includes(new URL(url).hostname);
  return isHere || elsewhere ? undefined : '--url is another machine; add --elsewhere to allow it.';
}

async function replay({ url, secret, within }: Options, recorded: readonly Recorded[]): Promise<number> {
  const transport = createHttpTransport(url, secret, 1_000 * within);
  let code = EXIT_OK;
  for (const { file, envelope } of recorded) {
    const acknowledgement = await transport.send(envelope, { number: 0 });
    const { status, after, body } = acknowledgement;
    processTerminal.out(`${file}: ${envelope.kind} ${status} after ${after} ms${body === '' ? '' : `\n${body}`}\n`);
    if (!isAcknowledged(acknowledgement)) code = EXIT_FAILED;
  }
  return code;
}

/** The payloads of a file, or what is wrong with it. */
async function readEnvelopes(file: string): Promise<readonly Recorded[] | string> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return `${file} cannot be read.`;
  const content = tryParseJson(text);
  const payloads = Array.isArray(content) ? content : [content];
  if (!payloads.every(isObject)) return `${file} does not contain a Slack payload.`;
  return payloads.map((payload) => ({ file, envelope: createEnvelope(kindOf(payload), payload) }));
}

function kindOf({ type, command }: Json): Envelope['kind'] {
  if (typeof command === 'string') return 'slash_commands';
  return type === 'event_callback' ? 'events_api' : 'interactive';
}
