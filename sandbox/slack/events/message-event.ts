import type { Json } from '../json.ts';
import type { SlackState } from '../state/state.ts';
import { channelType } from '../workspace/channels.ts';
import { type Message, messageJson } from '../workspace/messages.ts';
import { TEAM } from '../workspace/people.ts';

/** The team that a message's author belongs to. */
export function teamOf({ user }: Message, { workspace }: SlackState): string {
  return (user && workspace.users.get(user)?.team_id) || TEAM.id;
}

/** The `message` event of a new message. Messages of people from another company carry `user_team` (Slack Connect). */
export function postedEvent(message: Message, slack: SlackState): Json {
  const team = teamOf(message, slack);
  const outside = team === TEAM.id ? {} : { user_team: team, source_team: team };
  return {
    ...messageJson(message, team),
    ...outside,
    ...parentFields(message, slack),
    ...placeFields(message, slack),
    event_ts: message.ts,
  };
}

export function editedEvent(message: Message, previous: Message, slack: SlackState): Json {
  const ts = slack.clock.ts();
  return {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: messageJson(message, teamOf(message, slack)),
    previous_message: messageJson(previous, teamOf(previous, slack)),
    ...placeFields(message, slack),
    ts,
    event_ts: ts,
  };
}

export function removedEvent(message: Message, slack: SlackState): Json {
  const ts = slack.clock.ts();
  return {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: messageJson(message, teamOf(message, slack)),
    ...placeFields(message, slack),
    ts,
    event_ts: ts,
  };
}

function placeFields({ channel }: Message, { workspace }: SlackState): Json {
  const found = workspace.channels.get(channel);
  return { channel, channel_type: found ? channelType(found) : 'channel' };
}

/** A reply has the author of its thread's first message. */
function parentFields({ channel, ts, thread_ts }: Message, { workspace }: SlackState): Json {
  const root = thread_ts === undefined || thread_ts === ts ? undefined : workspace.message(channel, thread_ts);
  return root?.user === undefined ? {} : { parent_user_id: root.user };
}
