import { readContent } from '../blocks/content.ts';
import { flag, type Json, text } from '../json.ts';
import { SlackRefusal } from '../state/slack-error.ts';
import type { World } from '../state/state.ts';
import { type Message, messageJson } from '../workspace/messages.ts';
import { APP, TEAM } from '../workspace/people.ts';
import { readableChannel, visibleChannel, writableChannel } from './access.ts';
import { type Methods, required } from './method.ts';
import { unfurl } from './unfurl.ts';

export const CHAT: Methods = {
  'chat.postMessage': { scopes: ['chat:write'], run: postMessage },
  'chat.postEphemeral': { scopes: ['chat:write'], run: postEphemeral },
  'chat.update': { scopes: ['chat:write'], run: update },
  'chat.delete': { scopes: ['chat:write'], run: remove },
  'chat.getPermalink': { run: getPermalink },
  'chat.unfurl': { scopes: ['links:write'], run: unfurl },
};

function postMessage(args: Json, world: World): Json {
  const channel = writableChannel(world, required(args, 'channel'));
  const content = readContent(args);
  const thread = threadOf(args, channel.id, world);
  const message = world.workspace.post({ ...own(channel.id, world), ...content, thread_ts: thread });
  if (thread !== undefined && flag(args, 'reply_broadcast')) world.workspace.edit(message, { subtype: 'thread_broadcast' });
  const warning =
    args.metadata !== undefined && !content.metadata ? { response_metadata: { warnings: ['invalid_metadata'] } } : {};
  return { channel: channel.id, ts: message.ts, message: messageJson(message, TEAM.id), ...warning };
}

function postEphemeral(args: Json, world: World): Json {
  const channel = writableChannel(world, required(args, 'channel'));
  const user = required(args, 'user');
  if (!channel.members.includes(user)) throw new SlackRefusal('user_not_in_channel');
  const content = readContent(args);
  const thread = threadOf(args, channel.id, world);
  const { ts } = world.workspace.post({ ...own(channel.id, world), ...content, thread_ts: thread, visibleTo: user });
  return { message_ts: ts };
}

/** Blocks and attachments that are left out stay; an empty list takes them away. */
function update(args: Json, world: World): Json {
  const message = ownMessage(args, world, 'cant_update_message');
  const content = readContent(args);
  const changed = world.workspace.edit(message, {
    text: content.text,
    blocks: content.blocks ?? message.blocks,
    attachments: content.attachments ?? message.attachments,
    metadata: content.metadata ?? message.metadata,
    edited: { user: APP.user, ts: world.clock.ts() },
  });
  return { channel: changed.channel, ts: changed.ts, text: changed.text, message: messageJson(changed, TEAM.id) };
}

function remove(args: Json, world: World): Json {
  const message = ownMessage(args, world, 'cant_delete_message');
  world.workspace.remove(message);
  return { channel: message.channel, ts: message.ts };
}

function getPermalink(args: Json, world: World): Json {
  const { id } = visibleChannel(world, required(args, 'channel'));
  const ts = required(args, 'message_ts');
  const message = world.workspace.message(id, ts);
  if (!message || message.visibleTo !== undefined) throw new SlackRefusal('message_not_found');
  const thread = message.thread_ts && message.thread_ts !== ts ? `?thread_ts=${message.thread_ts}&cid=${id}` : '';
  return { channel: id, permalink: `https://${TEAM.domain}.slack.com/archives/${id}/p${ts.replace('.', '')}${thread}` };
}

function own(channel: string, { clock }: World): Omit<Message, 'text'> {
  return { channel, ts: clock.ts(), user: APP.user, bot_id: APP.bot, app_id: APP.id, reactions: [] };
}

/** Ephemeral messages cannot be found by anybody, the bot included. */
function ownMessage(args: Json, world: World, refusal: string): Message {
  const { id } = readableChannel(world, required(args, 'channel'));
  const message = world.workspace.message(id, required(args, 'ts'));
  if (!message || message.visibleTo !== undefined) throw new SlackRefusal('message_not_found');
  if (message.bot_id !== APP.bot) throw new SlackRefusal(refusal);
  return message;
}

/** A thread is named by its parent; naming a reply lands in the reply's thread. */
function threadOf(args: Json, channel: string, { workspace }: World): string | undefined {
  const ts = text(args, 'thread_ts');
  if (ts === '') return undefined;
  const parent = workspace.message(channel, ts);
  if (!parent || parent.visibleTo !== undefined) throw new SlackRefusal('thread_not_found');
  return parent.thread_ts ?? parent.ts;
}
