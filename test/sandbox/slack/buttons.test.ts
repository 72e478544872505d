import type { App, RespondArguments } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/index.ts';
import type { Json } from '../../../sandbox/slack/json.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import type { Message } from '../../../sandbox/slack/workspace/messages.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { PATIENT_SLACK } from '../../support/settings.ts';
import { idleOf, startBolt } from './bot.ts';

let slack: SlackStandIn;
let app: App;
let pressed: Json[];

beforeEach(async () => {
  slack = await startSlack(PATIENT_SLACK);
  pressed = [];
});

afterEach(async () => {
  await app.stop();
  await slack.close();
});

const REFRESH = {
  type: 'actions',
  elements: [{ type: 'button', action_id: 'refresh', text: { type: 'plain_text', text: 'Refresh' }, value: 'again' }],
} as const;

/** A bot whose /order answers with a button, and whose button answers with `answer`. */
async function startWithButton(kind: 'ephemeral' | 'in_channel', answer: RespondArguments): Promise<Message> {
  app = await startBolt(slack, (bolt) => {
    bolt.command('/order', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'card', response_type: kind, blocks: [REFRESH] });
    });
    bolt.action('refresh', async ({ ack, respond, body }) => {
      pressed.push({ ...body });
      await ack();
      await respond(answer);
    });
  });
  await slack.command({ user: PEOPLE.ada, channel: CHANNELS.support });
  await slack.until(({ method }) => method === 'response_url');
  const [message] = slack.workspace.messages;
  if (!message) throw new Error('The bot has posted nothing');
  return message;
}

const press = (message: Message) => slack.press({ user: PEOPLE.ada, message, action_id: 'refresh' });

test('a button on an ephemeral message tells where it stands, and has no message in its payload', async () => {
  const message = await startWithButton('ephemeral', { text: 'new' });

  const { status } = await press(message);

  expect(status).toBe(200);
  expect(pressed).toMatchObject([
    {
      type: 'block_actions',
      user: { id: PEOPLE.ada },
      channel: { id: CHANNELS.support, name: 'support' },
      container: { type: 'message', message_ts: message.ts, channel_id: CHANNELS.support, is_ephemeral: true },
      actions: [{ type: 'button', action_id: 'refresh', value: 'again' }],
    },
  ]);
  expect(pressed[0]).not.toHaveProperty('message');
});

test('a button replaces the message that it stands on', async () => {
  const message = await startWithButton('ephemeral', { text: 'fresh', replace_original: true });

  await press(message);
  await slack.settled(undefined, idleOf(app));

  expect(slack.seenBy(PEOPLE.ada, CHANNELS.support)).toMatchObject([{ ts: message.ts, text: 'fresh', visibleTo: PEOPLE.ada }]);
});

test('a button deletes the message that it stands on', async () => {
  const message = await startWithButton('in_channel', { delete_original: true });

  await press(message);
  await slack.settled(undefined, idleOf(app));

  expect(slack.workspace.messages).toEqual([]);
});

test('a button posts another message when it replaces nothing', async () => {
  const message = await startWithButton('ephemeral', { text: 'for all', response_type: 'in_channel' });

  await press(message);
  await slack.settled(undefined, idleOf(app));

  expect(slack.seenBy(PEOPLE.lin, CHANNELS.support).map(({ text }) => text)).toEqual(['for all']);
  expect(slack.seenBy(PEOPLE.ada, CHANNELS.support).map(({ text }) => text)).toEqual(['card', 'for all']);
});

test('a message that a response_url cannot take is refused with 400', async () => {
  const message = await startWithButton('ephemeral', {
    text: 'broken',
    blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }],
  });

  await press(message);
  await slack.settled(undefined, idleOf(app));

  expect(slack.callsOf('response_url').at(-1)).toMatchObject({ status: 400, answer: { ok: false, error: 'invalid_blocks' } });
});

test('a response_url dies after half an hour', async () => {
  const message = await startWithButton('ephemeral', { text: 'too late' });
  await press(message);
  await slack.settled(undefined, idleOf(app));

  slack.advance(31 * 60_000);
  const response = await fetch(String(pressed[0]?.response_url), { method: 'POST', body: JSON.stringify({ text: 'hello' }) });

  expect({ status: response.status, body: await response.json() }).toEqual({
    status: 404,
    body: { ok: false, error: 'expired_url' },
  });
});

test('nobody can press what only somebody else sees', async () => {
  const message = await startWithButton('ephemeral', { text: 'new' });

  const act = () => slack.press({ user: PEOPLE.lin, message, action_id: 'refresh' });

  expect(act).toThrow('sees no message');
});
