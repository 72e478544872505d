import { teamOf } from '../events/message-event.ts';
import { flag, type Json, text } from '../json.ts';
import { SlackApiError } from '../state/slack-error.ts';
import type { SlackState } from '../state/state.ts';
import { channelInfo } from '../workspace/channels.ts';
import { isReply, type Message, messageJson } from '../workspace/messages.ts';
import { readableChannel, visibleChannel } from './access.ts';
import { type Method, type Methods, requireText } from './method.ts';
import { page } from './page.ts';

const READ = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

const info: Method = {
  scopes: READ,
  run: (args, slack) => ({ channel: channelInfo(visibleChannel(slack, requireText(args, 'channel'))) }),
};

const members: Method = {
  scopes: READ,
  run: (args, slack) => {
    const { items, metadata } = page(visibleChannel(slack, requireText(args, 'channel')).members, args);
    return { members: items, ...metadata };
  },
};

const history: Method = {
  scopes: HISTORY,
  run: (args, slack) => {
    const { id } = readableChannel(slack, requireText(args, 'channel'));
    const messages = openMessages(id, slack).filter((message) => !isReply(message) && isWithin(message, args));
    return listMessages(messages.toReversed(), args, slack);
  },
};

const replies: Method = {
  scopes: HISTORY,
  run: (args, slack) => {
    const { id } = readableChannel(slack, requireText(args, 'channel'));
    const named = openMessages(id, slack).find(({ ts }) => ts === requireText(args, 'ts'));
    if (!named) throw new SlackApiError('thread_not_found');
    const root = named.thread_ts ?? named.ts;
    const thread = openMessages(id, slack).filter(({ ts, thread_ts }) => ts === root || thread_ts === root);
    return listMessages(
      thread.filter((message) => message.ts === root || isWithin(message, args)),
      args,
      slack,
    );
  },
};

export const CONVERSATION_METHODS: Methods = {
  'conversations.info': info,
  'conversations.members': members,
  'conversations.history': history,
  'conversations.replies': replies,
};

/** The messages of a channel without ephemeral ones, which are in no history. */
function openMessages(channel: string, { workspace }: SlackState): readonly Message[] {
  return workspace.messages.filter((message) => message.channel === channel && message.visibleTo === undefined);
}

function isWithin({ ts }: Message, args: Json): boolean {
  const [oldest, latest] = [text(args, 'oldest'), text(args, 'latest')];
  if (flag(args, 'inclusive') && (ts === oldest || ts === latest)) return true;
  return (oldest === '' || Number(ts) > Number(oldest)) && (latest === '' || Number(ts) < Number(latest));
}

function listMessages(messages: readonly Message[], args: Json, slack: SlackState): Json {
  const { items, metadata, hasMore } = page(messages, args);
  return { messages: items.map((message) => messageWithReplies(message, slack)), has_more: hasMore, ...metadata };
}

/** A thread's parent has the number of its replies. */
function messageWithReplies(message: Message, slack: SlackState): Json {
  const json = messageJson(message, teamOf(message, slack));
  const below = openMessages(message.channel, slack).filter((one) => one.thread_ts === message.ts && isReply(one));
  const last = below.at(-1);
  return last ? { ...json, thread_ts: message.ts, reply_count: below.length, latest_reply: last.ts } : json;
}
