import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createEnvelope, type Envelope, isAcknowledged } from './slack/delivery/envelope.ts';
import { createHttpTransport } from './slack/delivery/http.ts';
import { isObject, type Json, tryParseJson } from './slack/json.ts';

const USAGE = `npm run replay -- payload.json…   sends recorded Slack payloads, signed, to a running bot

  --url      address of the bot; default http://127.0.0.1:3000/slack/events
  --secret   the signing secret; default: the first one in $SLACK_SIGNING_SECRET
  --elsewhere  allows a bot on another machine

A file contains one payload or a list: an event with its wrapper, an interaction, or a slash command.
`;
const ACK_WITHIN_MS = 3_000;
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000/slack/events' },
    secret: { type: 'string', default: process.env.SLACK_SIGNING_SECRET?.split(',', 1)[0]?.trim() ?? '' },
    elsewhere: { type: 'boolean', default: false },
  },
});

/** `npm run replay`: exits with 1 if a payload was not acknowledged, with 2 on wrong usage. */
const problem = problemOf();
if (problem === undefined) await replay();
else refuse(problem);

function problemOf(): string | undefined {
  if (files.length === 0) return 'Name at least one payload file.';
  if (options.secret === '') return 'The signing secret is missing: set SLACK_SIGNING_SECRET or --secret.';
  if (!URL.canParse(options.url)) return `--url is not a URL: ${options.url}`;
  const isHere = LOOPBACK.includes(new URL(options.url).hostname);
  return isHere || options.elsewhere ? undefined : '--url is another machine; add --elsewhere to allow it.';
}

function refuse(problem: string): void {
  process.stderr.write(`${problem}\n\n${USAGE}`);
  process.exitCode = 2;
}

async function replay(): Promise<void> {
  const transport = createHttpTransport(options.url, options.secret, ACK_WITHIN_MS);
  for (const file of files) {
    for (const envelope of await readEnvelopes(file)) {
      const acknowledgement = await transport.send(envelope, { number: 0 });
      const { status, after, body } = acknowledgement;
      process.stdout.write(`${file}: ${envelope.kind} ${status} after ${after} ms${body === '' ? '' : `\n${body}`}\n`);
      if (!isAcknowledged(acknowledgement)) process.exitCode = 1;
    }
  }
}

async function readEnvelopes(file: string): Promise<readonly Envelope[]> {
  const content = tryParseJson(await readFile(file, 'utf8'));
  const payloads = Array.isArray(content) ? content : [content];
  return payloads.map((payload) => {
    if (!isObject(payload)) throw new Error(`${file} does not contain a Slack payload`);
    return createEnvelope(kindOf(payload), payload);
  });
}

function kindOf({ type, command }: Json): Envelope['kind'] {
  if (typeof command === 'string') return 'slash_commands';
  return type === 'event_callback' ? 'events_api' : 'interactive';
}
