import { SlackApiError } from '../state/slack-error.ts';
import type { SlackState } from '../state/state.ts';
import type { Channel } from '../workspace/channels.ts';
import { APP } from '../workspace/people.ts';

/** A conversation visible to the bot. Throws `channel_not_found` for unknown ones and for private ones without the bot. */
export function visibleChannel({ workspace }: SlackState, id: string): Channel {
  const channel = workspace.channels.get(id);
  if (!channel || (channel.kind !== 'channel' && !channel.members.includes(APP.user)))
    throw new SlackApiError('channel_not_found');
  return channel;
}

/** A conversation that the bot may read. Throws `not_in_channel` if it is not a member. */
export function readableChannel(slack: SlackState, id: string): Channel {
  const channel = visibleChannel(slack, id);
  if (!channel.members.includes(APP.user)) throw new SlackApiError('not_in_channel');
  return channel;
}

/** A conversation that the bot may post in. A user ID means the direct messages with that person. */
export function writableChannel(slack: SlackState, id: string): Channel {
  const channel = readableChannel(slack, directMessages(slack, id)?.id ?? id);
  if (channel.isArchived) throw new SlackApiError('is_archived');
  return channel;
}

function directMessages({ workspace }: SlackState, user: string): Channel | undefined {
  if (!workspace.users.has(user)) return undefined;
  const open = [...workspace.channels.values()].find(
    ({ kind, members }) => kind === 'im' && members.includes(user) && members.includes(APP.user),
  );
  if (open) return open;
  const channel: Channel = {
    id: `D${user.slice(1)}`,
    name: user,
    kind: 'im',
    members: [user, APP.user],
    isArchived: false,
    isExternal: false,
  };
  workspace.channels.set(channel.id, channel);
  return channel;
}
