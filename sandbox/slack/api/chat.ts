import { readContent } from '../blocks/content.ts';
import { flag, type Json, text } from '../json.ts';
import { SlackApiError } from '../state/slack-error.ts';
import type { SlackState } from '../state/state.ts';
import { type Message, messageJson } from '../workspace/messages.ts';
import { APP, TEAM } from '../workspace/people.ts';
import { readableChannel, visibleChannel, writableChannel } from './access.ts';
import { type Methods, requireText } from './method.ts';
import { unfurl } from './unfurl.ts';

export const CHAT: Methods = {
  'chat.postMessage': { scopes: ['chat:write'], run: postMessage },
  'chat.postEphemeral': { scopes: ['chat:write'], run: postEphemeral },
  'chat.update': { scopes: ['chat:write'], run: update },
  'chat.delete': { scopes: ['chat:write'], run: remove },
  'chat.getPermalink': { run: getPermalink },
  'chat.unfurl': { scopes: ['links:write'], run: unfurl },
};

function postMessage(args: Json, slack: SlackState): Json {
  const channel = writableChannel(slack, requireText(args, 'channel'));
  const content = readContent(args);
  const thread = threadOf(args, channel.id, slack);
  const message = slack.workspace.post({ ...authorFields(channel.id, slack), ...content, thread_ts: thread });
  if (thread !== undefined && flag(args, 'reply_broadcast')) slack.workspace.edit(message, { subtype: 'thread_broadcast' });
  const warning =
    args.metadata !== undefined && !content.metadata ? { response_metadata: { warnings: ['invalid_metadata'] } } : {};
  return { channel: channel.id, ts: message.ts, message: messageJson(message, TEAM.id), ...warning };
}

function postEphemeral(args: Json, slack: SlackState): Json {
  const channel = writableChannel(slack, requireText(args, 'channel'));
  const user = requireText(args, 'user');
  if (!channel.members.includes(user)) throw new SlackApiError('user_not_in_channel');
  const content = readContent(args);
  const thread = threadOf(args, channel.id, slack);
  const { ts } = slack.workspace.post({ ...authorFields(channel.id, slack), ...content, thread_ts: thread, visibleTo: user });
  return { message_ts: ts };
}

/** Omitted blocks and attachments stay; an empty list removes them. */
function update(args: Json, slack: SlackState): Json {
  const message = ownMessage(args, slack, 'cant_update_message');
  const content = readContent(args);
  const changed = slack.workspace.edit(message, {
    text: content.text,
    blocks: content.blocks ?? message.blocks,
    attachments: content.attachments ?? message.attachments,
    metadata: content.metadata ?? message.metadata,
    edited: { user: APP.user, ts: slack.clock.ts() },
  });
  return { channel: changed.channel, ts: changed.ts, text: changed.text, message: messageJson(changed, TEAM.id) };
}

function remove(args: Json, slack: SlackState): Json {
  const message = ownMessage(args, slack, 'cant_delete_message');
  slack.workspace.remove(message);
  return { channel: message.channel, ts: message.ts };
}

function getPermalink(args: Json, slack: SlackState): Json {
  const { id } = visibleChannel(slack, requireText(args, 'channel'));
  const ts = requireText(args, 'message_ts');
  const message = slack.workspace.message(id, ts);
  if (!message || message.visibleTo !== undefined) throw new SlackApiError('message_not_found');
  const thread = message.thread_ts && message.thread_ts !== ts ? `?thread_ts=${message.thread_ts}&cid=${id}` : '';
  return { channel: id, permalink: `https://${TEAM.domain}.slack.com/archives/${id}/p${ts.replace('.', '')}${thread}` };
}

function authorFields(channel: string, { clock }: SlackState): Omit<Message, 'text'> {
  return { channel, ts: clock.ts(), user: APP.user, bot_id: APP.bot, app_id: APP.id, reactions: [] };
}

/** Ephemeral messages are never found, not even by the bot. */
function ownMessage(args: Json, slack: SlackState, refusal: string): Message {
  const { id } = readableChannel(slack, requireText(args, 'channel'));
  const message = slack.workspace.message(id, requireText(args, 'ts'));
  if (!message || message.visibleTo !== undefined) throw new SlackApiError('message_not_found');
  if (message.bot_id !== APP.bot) throw new SlackApiError(refusal);
  return message;
}

/** The ts of the thread's parent; the ts of a reply is replaced by that of its parent. */
function threadOf(args: Json, channel: string, { workspace }: SlackState): string | undefined {
  const ts = text(args, 'thread_ts');
  if (ts === '') return undefined;
  const parent = workspace.message(channel, ts);
  if (!parent || parent.visibleTo !== undefined) throw new SlackApiError('thread_not_found');
  return parent.thread_ts ?? parent.ts;
}
