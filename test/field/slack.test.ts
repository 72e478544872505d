import { beforeAll, describe, expect, it } from 'vitest';
import { createEnvelope } from '../../sandbox/slack/delivery/envelope.ts';
import { createHttpTransport } from '../../sandbox/slack/delivery/http.ts';
import { isObject, type Json, text } from '../../sandbox/slack/json.ts';
import { messageOf } from '../../sandbox/slack/posted-message.ts';
import { CHANNELS } from '../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../sandbox/slack/workspace/people.ts';
import { asText } from '../../src/slack/cards/plain.ts';
import { type Desk, useDesk } from '../support/desk.ts';
import { PATIENT_SLACK } from '../support/settings.ts';
import { type Case, casesOf } from './case.ts';

const ENV = {
  AUTO_REPLY_CHANNELS: '*',
  NOTE_UNKNOWN_ICCIDS: 'true',
  USER_LOOKUPS_PER_MINUTE: '10000',
  USER_LOOKUPS_PER_DAY: '10000',
};
const POSTS = ['chat.postMessage', 'chat.postEphemeral', 'response_url', 'acknowledgement'];
const WORDS = [...POSTS, 'chat.update'];

/** How an input reaches the running bot; each resolves with the status of the acknowledgement. */
const SENDERS = {
  card: (desk: Desk, input: Json) => command(desk, text(input, 'ask')),
  command: (desk: Desk, input: Json) => command(desk, text(input, 'text')),
  event,
  rawEvent: async (desk: Desk, input: Json) => (await desk.world.slack.event(input)).status,
  stream,
  interactive,
};

describe('field: what the running bot does', () => {
  // Messages that are written by edits: however slow the machine, the next edit comes in time. Events come alone.
  const desk = useDesk({ env: ENV, times: { edits: 1_500, mentionEvent: 50 } });

  /** Ada has looked something up, so that her last look-ups can be asked for. */
  beforeAll(async () => {
    await desk.ask('order_7http404before');
    desk.world.slack.reset();
  });

  it.each(casesOf('card', 'command', 'event', 'rawEvent', 'stream', 'interactive'))(
    '$id, $surface: $expect.why',
    async ({ surface, input, expect: expected }: Case) => {
      const status = await senderOf(surface)(desk, inputOf(input));
      await desk.settled();

      const { calls } = desk.world.slack;
      const said = calls.filter(({ method }) => WORDS.includes(method)).map((call) => asText(messageOf(call.arguments)));
      const posts = calls.filter(({ method, answer }) => POSTS.includes(method) && !(isObject(answer) && answer.ok === false));
      expect(status).toBe(200);
      if (expected.answers !== undefined) expect(posts.length > 0).toBe(expected.answers);
      if (expected.posts !== undefined) expect(posts).toHaveLength(expected.posts);
      expect(calls.map(({ method }) => method)).toEqual(expect.arrayContaining(expected.calls ?? []));
      for (const part of expected.has ?? []) expect(said.join('\n')).toContain(part);
      for (const part of expected.not ?? []) expect(said.join('\n')).not.toContain(part);
    },
  );
});

async function command(desk: Desk, typed: string): Promise<unknown> {
  return (await desk.world.slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text: typed })).status;
}

/** A message as Slack tells of it, whole; one with the same ts is in the channel, so that replies find its thread. */
async function event(desk: Desk, { inThread, failOnce, ...input }: Json): Promise<unknown> {
  const { slack } = desk.world;
  const channel = text(input, 'channel');
  if (typeof failOnce === 'string') slack.fail('chat.postMessage', { error: failOnce, times: 1 });
  const { message } = await slack.message({ channel, user: PEOPLE.lin, text: 'hi' });
  const thread = inThread === true ? { thread_ts: message.ts } : {};
  const { message: own } = await slack.message({ channel, user: PEOPLE.lin, text: 'hi', ...thread });
  const kind = channel.startsWith('D') ? 'im' : 'channel';
  return (await slack.event({ type: 'message', channel_type: kind, ts: own.ts, event_ts: own.ts, ...thread, ...input })).status;
}

/** A payload as it is, signed. */
async function interactive({ world }: Desk, input: Json): Promise<unknown> {
  const transport = createHttpTransport(
    `${world.url}/slack/events`,
    world.slack.env.SLACK_SIGNING_SECRET ?? '',
    PATIENT_SLACK.ackWithin,
  );
  return (await transport.send(createEnvelope('interactive', input), { number: 0 })).status;
}

/** An app writes a message by edits, as fast as Slack takes them. */
async function stream(desk: Desk, input: Json): Promise<unknown> {
  const [first = '', ...edits] = Array.isArray(input.texts) ? input.texts.map(String) : [];
  const { message, deliveries } = await desk.world.slack.message({ channel: CHANNELS.alerts, app: 'alerts', text: first });
  for (const edit of edits) await desk.world.slack.edit(message, { text: edit });
  return deliveries[0]?.status;
}

function inputOf(input: unknown): Json {
  if (Array.isArray(input)) return { texts: input };
  if (!isObject(input)) throw new Error('The input of this surface is an object');
  return input;
}

function senderOf(surface: string): (desk: Desk, input: Json) => Promise<unknown> {
  const sender = new Map(Object.entries(SENDERS)).get(surface);
  if (!sender) throw new Error(`${surface} does not reach the running bot`);
  return sender;
}
