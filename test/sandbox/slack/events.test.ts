import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/index.ts';
import type { Json } from '../../../sandbox/slack/json.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE, TEAM } from '../../../sandbox/slack/workspace/people.ts';
import { PATIENT_SLACK } from '../../support/settings.ts';
import { type Listener, startListener } from './listener.ts';

let slack: SlackStandIn;
let bot: Listener;

beforeEach(async () => {
  slack = await startSlack(PATIENT_SLACK);
  bot = await startListener();
  slack.connect(bot.url);
});

afterEach(async () => {
  await bot.close();
  await slack.close();
});

const post = (text: string, channel: string = CHANNELS.support) => slack.message({ user: PEOPLE.ada, channel, text });
const events = () => bot.received.map(({ json }) => json.event as Json);

test('a message is told as Slack tells it', async () => {
  const { message } = await post('order 8985');

  expect(bot.received.map(({ json }) => json)).toMatchObject([
    {
      type: 'event_callback',
      team_id: TEAM.id,
      context_team_id: TEAM.id,
      api_app_id: APP.id,
      is_ext_shared_channel: false,
      authorizations: [{ team_id: TEAM.id, user_id: APP.user, is_bot: true }],
      event: {
        type: 'message',
        user: PEOPLE.ada,
        team: TEAM.id,
        channel: CHANNELS.support,
        channel_type: 'channel',
        text: 'order 8985',
        ts: message.ts,
        blocks: [{ type: 'rich_text', elements: [{ elements: [{ type: 'text', text: 'order 8985' }] }] }],
      },
    },
  ]);
});

test('a mention is told twice: as a message and as a mention', async () => {
  await post(`<@${APP.user}> 8985`);

  expect(
    events()
      .map(({ type }) => type)
      .sort(),
  ).toEqual(['app_mention', 'message']);
});

test.each([
  [CHANNELS.escalations, 'group'],
  [CHANNELS.dm, 'im'],
  [CHANNELS.group, 'mpim'],
])('the kind of the conversation %s is said', async (channel, kind) => {
  await post('hello', channel);

  expect(events()).toMatchObject([{ channel_type: kind }]);
});

test('nothing is told of conversations that the bot is not in, nor what it is not subscribed to', async () => {
  await post('hello', CHANNELS.random);
  slack.subscribe(['app_mention']);
  await post('hello');

  expect(bot.received).toEqual([]);
});

test('a shared channel says so, and a stranger carries another team', async () => {
  await slack.message({ user: PEOPLE.sam, channel: CHANNELS.partners, text: 'hi' });

  expect(bot.received[0]?.json).toMatchObject({
    is_ext_shared_channel: true,
    event: { user_team: 'T0PARTNER', source_team: 'T0PARTNER' },
  });
});

test('a reply names its thread and who began it', async () => {
  const { message } = await post('8985');
  await slack.message({ user: PEOPLE.lin, channel: CHANNELS.support, text: 'me too', thread_ts: message.ts });

  expect(events()[1]).toMatchObject({ user: PEOPLE.lin, thread_ts: message.ts, parent_user_id: PEOPLE.ada });
});

test('an alert of another app has its content in attachments', async () => {
  const attachments = [{ title: 'Refund failed', fields: [{ title: 'Order', value: '8985' }] }];

  await slack.message({ app: 'alerts', subtype: 'bot_message', channel: CHANNELS.alerts, text: '', attachments });

  expect(events()).toMatchObject([{ subtype: 'bot_message', bot_id: 'B0ALERTS', text: '', attachments }]);
  expect(events()[0]).not.toHaveProperty('user');
});

test('an edit carries both versions, a deletion the old one', async () => {
  const { message } = await post('8985');
  await slack.edit(message, { text: '8986' });
  await slack.remove(message);

  expect(events().slice(1)).toMatchObject([
    {
      subtype: 'message_changed',
      message: { text: '8986', edited: { user: PEOPLE.ada } },
      previous_message: { text: '8985' },
    },
    { subtype: 'message_deleted', deleted_ts: message.ts, previous_message: { text: '8986' } },
  ]);
});

test('a reaction names the message and its author', async () => {
  const { message } = await post('8985');
  await slack.react(message, PEOPLE.lin, 'x');
  await slack.react(message, PEOPLE.lin, 'x');
  await slack.unreact(message, PEOPLE.lin, 'x');

  expect(events().slice(1)).toMatchObject([
    {
      type: 'reaction_added',
      user: PEOPLE.lin,
      reaction: 'x',
      item: { type: 'message', channel: CHANNELS.support, ts: message.ts },
      item_user: PEOPLE.ada,
    },
    { type: 'reaction_removed', user: PEOPLE.lin },
  ]);
});

test('links to the domains of the app are told', async () => {
  slack.unfurl(['shop.example']);

  const { message } = await post('see <https://admin.shop.example/orders/8985|this> and <https://other.example/>');

  expect(events()[1]).toMatchObject({
    type: 'link_shared',
    message_ts: message.ts,
    links: [{ url: 'https://admin.shop.example/orders/8985', domain: 'admin.shop.example' }],
  });
});

test('an event that is refused comes again three times, with its number and reason', async () => {
  bot.answerWith({ status: 500 });

  const { deliveries } = await post('8985');

  expect(deliveries[0]?.attempts.map(({ status }) => status)).toEqual([500, 500, 500, 500]);
  expect(bot.received.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']])).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'http_error'],
    ['3', 'http_error'],
  ]);
  expect(new Set(bot.received.map(({ json }) => json.event_id)).size).toBe(1);
});

test('an event that is acknowledged too late comes again', async () => {
  const impatient = await startSlack({ ackWithin: 200 });
  impatient.connect(bot.url);
  bot.answerWith({ status: 200, after: 60_000, times: 1 });

  const { deliveries } = await impatient.message({ user: PEOPLE.ada, channel: CHANNELS.support, text: '8985' });
  await impatient.close();

  expect(deliveries[0]?.attempts[0]?.status).toBe('late');
  expect(bot.received[1]?.headers['x-slack-retry-reason']).toBe('http_timeout');
});

test('a bot can ask not to hear of an event again', async () => {
  bot.answerWith({ status: 500, headers: { 'x-slack-no-retry': '1' } });

  const { deliveries } = await post('8985');

  expect(deliveries[0]?.attempts).toHaveLength(1);
});

test('a command comes once, whatever becomes of it', async () => {
  bot.answerWith({ status: 500 });

  const { attempts } = await slack.command({ user: PEOPLE.ada, channel: CHANNELS.support });

  expect(attempts.map(({ status }) => status)).toEqual([500]);
});

test('a step of a workflow ends once', async () => {
  const { id } = await slack.runStep({ callback_id: 'look_up_order', inputs: { text: '8985' } });
  const token = String(events()[0]?.bot_access_token);
  const complete = async () =>
    await (
      await fetch(`${slack.url}functions.completeSuccess`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ function_execution_id: id, outputs: { found: true } }),
      })
    ).json();

  const answers = [await complete(), await complete()];

  expect(answers).toMatchObject([{ ok: true }, { ok: false, error: 'execution_not_in_running_state' }]);
  expect(slack.functions.get(id)).toEqual({ state: 'completed', outputs: { found: true } });
});

test('what the bot posts comes back to it', async () => {
  await fetch(`${slack.url}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.env.SLACK_BOT_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: CHANNELS.support, text: 'found' }),
  });
  await slack.settled();

  expect(events()).toMatchObject([{ type: 'message', text: 'found', user: APP.user, bot_id: APP.bot }]);
});
