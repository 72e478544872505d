import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/index.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { GROUPS } from '../../../sandbox/slack/workspace/groups.ts';
import type { Message } from '../../../sandbox/slack/workspace/messages.ts';
import { ALERTS, APP, PEOPLE, TEAM } from '../../../sandbox/slack/workspace/people.ts';
import { PATIENT_SLACK } from '../../support/settings.ts';
import { SILENT } from './bot.ts';

let slack: SlackStandIn;
let client: WebClient;
/** Written by Ada, in #support. */
let adas: Message;

beforeEach(async () => {
  slack = await startSlack(PATIENT_SLACK);
  client = clientWith(slack.env.SLACK_BOT_TOKEN);
  adas = (await slack.message({ user: PEOPLE.ada, channel: CHANNELS.support, text: 'where is 8985?' })).message;
});

afterEach(() => slack.close());

function clientWith(token: string | undefined): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.url,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: SILENT,
  });
}

/** The error code of a call that must fail. */
async function refusal(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    () => 'no refusal',
    (error) => error.data?.error ?? error.code,
  );
}

test('auth.test says who the bot is and what it was granted', async () => {
  slack.grant(['chat:write', 'commands']);

  const answer = await client.auth.test();

  expect(answer).toMatchObject({ team_id: TEAM.id, user_id: APP.user, bot_id: APP.bot });
  expect(answer.response_metadata?.scopes).toEqual(['chat:write', 'commands']);
});

test('a person is shown with a locale only on request, and with an e-mail only by its scope', async () => {
  const plain = await client.users.info({ user: PEOPLE.lin });
  const asked = await client.users.info({ user: PEOPLE.lin, include_locale: true });
  slack.grant(['users:read', 'users:read.email']);
  const allowed = await client.users.info({ user: PEOPLE.lin });

  expect(plain.user).toMatchObject({ id: PEOPLE.lin, team_id: TEAM.id, is_restricted: false, tz: 'Asia/Shanghai' });
  expect([plain.user?.locale, asked.user?.locale]).toEqual([undefined, 'zh-CN']);
  expect([plain.user?.profile?.email, allowed.user?.profile?.email]).toEqual([undefined, 'lin@example.com']);
});

test('guests, strangers and those who left can be told apart', async () => {
  const infos = await Promise.all([PEOPLE.gil, PEOPLE.sam, PEOPLE.fay].map((user) => client.users.info({ user })));

  expect(infos.map(({ user }) => user)).toMatchObject([
    { is_restricted: true },
    { is_stranger: true, team_id: 'T0PARTNER' },
    { deleted: true },
  ]);
});

test('conversations tell their kind, whether outsiders are in, and their members', async () => {
  const partners = await client.conversations.info({ channel: CHANNELS.partners });
  const dm = await client.conversations.info({ channel: CHANNELS.dm });
  const { members } = await client.conversations.members({ channel: CHANNELS.partners });

  expect(partners.channel).toMatchObject({ name: 'partners', is_channel: true, is_ext_shared: true, is_member: true });
  expect(dm.channel).toMatchObject({ is_im: true, user: PEOPLE.ada });
  expect(members).toEqual([PEOPLE.ada, PEOPLE.lin, PEOPLE.sam, APP.user]);
});

test('pages are followed by their cursor', async () => {
  const pages: unknown[] = [];
  for await (const page of client.paginate('conversations.members', { channel: CHANNELS.support, limit: 2 })) {
    pages.push(Object(page).members);
  }

  expect(pages).toEqual([[PEOPLE.ada, PEOPLE.lin], [PEOPLE.gil, PEOPLE.kim], [APP.user]]);
});

test('user groups are listed with and without their people', async () => {
  const { users } = await client.usergroups.users.list({ usergroup: GROUPS.support });
  const { usergroups } = await client.usergroups.list({ include_users: true });

  expect(users).toEqual([PEOPLE.ada, PEOPLE.lin]);
  expect(usergroups?.find(({ id }) => id === GROUPS.finance)).toMatchObject({ handle: 'finance', users: [PEOPLE.ada] });
});

test('a reply stands in the thread, not in the channel', async () => {
  const { ts } = await client.chat.postMessage({ channel: CHANNELS.support, thread_ts: adas.ts, text: 'found' });
  const history = await client.conversations.history({ channel: CHANNELS.support });
  const replies = await client.conversations.replies({ channel: CHANNELS.support, ts: adas.ts });

  expect(history.messages).toMatchObject([{ ts: adas.ts, reply_count: 1, latest_reply: ts }]);
  expect(replies.messages?.map(({ text }) => text)).toEqual(['where is 8985?', 'found']);
});

test('a message is updated; blocks that are left out stay, an empty list takes them away', async () => {
  const { ts = '' } = await client.chat.postMessage({ channel: CHANNELS.support, text: 'one', blocks: [{ type: 'divider' }] });

  const kept = await client.chat.update({ channel: CHANNELS.support, ts, text: 'two' });
  const cleared = await client.chat.update({ channel: CHANNELS.support, ts, text: 'three', blocks: [] });

  expect(kept.message).toMatchObject({ text: 'two', blocks: [{ type: 'divider' }], edited: { user: APP.user } });
  expect(cleared.message).toMatchObject({ text: 'three', blocks: [] });
});

test('an ephemeral message is seen by one person and found by nobody', async () => {
  const { message_ts: ts = '' } = await client.chat.postEphemeral({
    channel: CHANNELS.support,
    user: PEOPLE.lin,
    text: 'only for you',
  });

  const update = await refusal(client.chat.update({ channel: CHANNELS.support, ts, text: 'new' }));
  const remove = await refusal(client.chat.delete({ channel: CHANNELS.support, ts }));
  const history = await client.conversations.history({ channel: CHANNELS.support });

  expect([update, remove]).toEqual(['message_not_found', 'message_not_found']);
  expect(history.messages).toHaveLength(1);
  expect(slack.seenBy(PEOPLE.lin, CHANNELS.support)).toHaveLength(2);
  expect(slack.seenBy(PEOPLE.ada, CHANNELS.support)).toHaveLength(1);
});

test('a permalink names the channel and the message', async () => {
  const { permalink } = await client.chat.getPermalink({ channel: CHANNELS.support, message_ts: adas.ts });

  expect(permalink).toBe(`https://sandbox.slack.com/archives/${CHANNELS.support}/p${adas.ts.replace('.', '')}`);
});

test('a link of a message is unfurled; one that is not in it is refused', async () => {
  const { message } = await slack.message({ user: PEOPLE.ada, channel: CHANNELS.support, text: '<https://shop.example/8985>' });
  const place = { channel: CHANNELS.support, ts: message.ts };

  await client.chat.unfurl({ ...place, unfurls: { 'https://shop.example/8985': { blocks: [{ type: 'divider' }] } } });
  const other = await refusal(client.chat.unfurl({ ...place, unfurls: { 'https://other.example/': {} } }));

  expect(slack.workspace.message(message.channel, message.ts)?.attachments).toMatchObject([
    { from_url: 'https://shop.example/8985', blocks: [{ type: 'divider' }] },
  ]);
  expect(other).toBe('cannot_unfurl_url');
});

test('a reaction stands once', async () => {
  const reaction = { channel: CHANNELS.support, timestamp: adas.ts, name: 'eyes' };

  await client.reactions.add(reaction);
  const again = await refusal(client.reactions.add(reaction));
  const { message } = await client.reactions.get(reaction);

  expect(again).toBe('already_reacted');
  expect(message?.reactions).toEqual([{ name: 'eyes', users: [APP.user], count: 1 }]);
});

test('another app is known by its bot id', async () => {
  const { bot } = await client.bots.info({ bot: ALERTS.bot });

  expect(bot).toMatchObject({ id: ALERTS.bot, app_id: ALERTS.id, name: 'Alerts' });
});

test('a direct message can be sent to a person', async () => {
  const { channel } = await client.chat.postMessage({ channel: PEOPLE.kim, text: 'hello' });

  expect(slack.workspace.channels.get(channel ?? '')).toMatchObject({ kind: 'im', members: [PEOPLE.kim, APP.user] });
});

test.each<[refusal: string, call: (api: WebClient) => Promise<unknown>]>([
  ['channel_not_found', (api) => api.chat.postMessage({ channel: 'C0NOWHERE', text: 'hi' })],
  ['channel_not_found', (api) => api.chat.postMessage({ channel: CHANNELS.board, text: 'hi' })],
  ['channel_not_found', (api) => api.conversations.info({ channel: CHANNELS.board })],
  ['not_in_channel', (api) => api.chat.postMessage({ channel: CHANNELS.random, text: 'hi' })],
  ['not_in_channel', (api) => api.conversations.history({ channel: CHANNELS.random })],
  ['is_archived', (api) => api.chat.postMessage({ channel: CHANNELS.archive, text: 'hi' })],
  ['user_not_in_channel', (api) => api.chat.postEphemeral({ channel: CHANNELS.alerts, user: PEOPLE.gil, text: 'hi' })],
  ['thread_not_found', (api) => api.chat.postMessage({ channel: CHANNELS.support, thread_ts: '1.000001', text: 'hi' })],
  ['thread_not_found', (api) => api.conversations.replies({ channel: CHANNELS.support, ts: '1.000001' })],
  ['cant_update_message', (api) => api.chat.update({ channel: CHANNELS.support, ts: adas.ts, text: 'mine' })],
  ['cant_delete_message', (api) => api.chat.delete({ channel: CHANNELS.support, ts: adas.ts })],
  ['message_not_found', (api) => api.chat.update({ channel: CHANNELS.support, ts: '1.000001', text: 'mine' })],
  ['message_not_found', (api) => api.reactions.add({ channel: CHANNELS.support, timestamp: '1.000001', name: 'x' })],
  ['invalid_name', (api) => api.reactions.add({ channel: CHANNELS.support, timestamp: adas.ts, name: 'no name' })],
  ['user_not_found', (api) => api.users.info({ user: 'U0NOBODY' })],
  ['bot_not_found', (api) => api.bots.info({ bot: 'B0NOBODY' })],
  ['no_such_subteam', (api) => api.usergroups.users.list({ usergroup: 'S0NONE' })],
  ['not_found', (api) => api.views.update({ view_id: 'V0NONE', view: { type: 'home', blocks: [] } })],
  ['invalid_trigger_id', (api) => api.views.open({ trigger_id: '1.2.three', view: { type: 'home', blocks: [] } })],
  ['function_execution_not_found', (api) => api.functions.completeError({ function_execution_id: 'Fx0', error: 'no' })],
  ['invalid_cursor', (api) => api.conversations.members({ channel: CHANNELS.support, cursor: 'nonsense' })],
  ['unknown_method', (api) => api.apiCall('chat.shout', { channel: CHANNELS.support })],
  ['unknown_method', (api) => api.apiCall('constructor')],
  ['invalid_arguments', (api) => api.apiCall('chat.postMessage', { text: 'to nobody' })],
])('%s is what Slack says', async (expected, call) => {
  const code = await refusal(call(client));

  expect(code).toBe(expected);
});

test('tokens are checked', async () => {
  const codes = [
    await refusal(clientWith(undefined).auth.test()),
    await refusal(clientWith('xoxb-wrong').auth.test()),
    await refusal(clientWith(slack.envSocket.SLACK_APP_TOKEN).auth.test()),
  ];
  slack.revoke(slack.env.SLACK_BOT_TOKEN ?? '');
  codes.push(await refusal(client.auth.test()));

  expect(codes).toEqual(['not_authed', 'invalid_auth', 'not_allowed_token_type', 'token_revoked']);
});

test('a missing scope is named', async () => {
  slack.grant(['chat:write']);

  const error = await client.users.info({ user: PEOPLE.ada }).catch(({ data }) => data);

  expect(error).toMatchObject({ error: 'missing_scope', needed: 'users:read', provided: 'chat:write' });
});

test('metadata that is none is dropped with a warning', async () => {
  const metadata = { event_type: 'order' };

  const answer = await client.apiCall('chat.postMessage', { channel: CHANNELS.support, text: 'hi', metadata });

  expect(slack.workspace.messages.at(-1)).toMatchObject({ text: 'hi', metadata: undefined });
  expect(answer.response_metadata?.warnings).toEqual(['invalid_metadata']);
});

test('JSON bodies are read as well as forms', async () => {
  const response = await fetch(`${slack.url}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.env.SLACK_BOT_TOKEN}`, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ channel: CHANNELS.support, text: 'hi', blocks: [{ type: 'divider' }] }),
  });

  expect(await response.json()).toMatchObject({ ok: true, message: { text: 'hi', blocks: [{ type: 'divider' }] } });
});

test('a body of more than two megabytes is not kept', async () => {
  const answer = await fetch(`${slack.url}auth.test`, { method: 'POST', body: 'x'.repeat(2_000_001) });

  expect(answer.status).toBe(413);
});
