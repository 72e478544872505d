import type { Json } from '../json.ts';
import type { World } from '../state/state.ts';
import { channelType } from '../workspace/channels.ts';
import { type Message, messageJson } from '../workspace/messages.ts';
import { TEAM } from '../workspace/people.ts';

/** The team that a message's author belongs to. */
export function teamOf({ user }: Message, { workspace }: World): string {
  return (user && workspace.users.get(user)?.team_id) || TEAM.id;
}

/** The `message` event of a new message. Outsiders' carry `user_team` (Slack Connect). */
export function postedEvent(message: Message, world: World): Json {
  const team = teamOf(message, world);
  const outside = team === TEAM.id ? {} : { user_team: team, source_team: team };
  return { ...messageJson(message, team), ...outside, ...parent(message, world), ...place(message, world), event_ts: message.ts };
}

export function editedEvent(message: Message, previous: Message, world: World): Json {
  const ts = world.clock.ts();
  return {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: messageJson(message, teamOf(message, world)),
    previous_message: messageJson(previous, teamOf(previous, world)),
    ...place(message, world),
    ts,
    event_ts: ts,
  };
}

export function removedEvent(message: Message, world: World): Json {
  const ts = world.clock.ts();
  return {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: messageJson(message, teamOf(message, world)),
    ...place(message, world),
    ts,
    event_ts: ts,
  };
}

function place({ channel }: Message, { workspace }: World): Json {
  const found = workspace.channels.get(channel);
  return { channel, channel_type: found ? channelType(found) : 'channel' };
}

/** A reply names the author of its thread's first message. */
function parent({ channel, ts, thread_ts }: Message, { workspace }: World): Json {
  const root = thread_ts === undefined || thread_ts === ts ? undefined : workspace.message(channel, thread_ts);
  return root?.user === undefined ? {} : { parent_user_id: root.user };
}
