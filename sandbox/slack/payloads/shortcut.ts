import { teamOf } from '../events/message-event.ts';
import type { Json } from '../json.ts';
import type { SlackState } from '../state/state.ts';
import { type Message, messageJson } from '../workspace/messages.ts';
import { channelOf, originFields, payloadName } from './origin.ts';

/** A message shortcut, or without a message a global one. */
export interface ShortcutInput {
  readonly user: string;
  readonly callback_id: string;
  readonly message?: Pick<Message, 'channel' | 'ts'>;
}

export function shortcutPayload({ user, callback_id, message }: ShortcutInput, slack: SlackState): Json {
  const base = {
    ...originFields(slack, user),
    callback_id,
    trigger_id: slack.triggers.issue(user),
    action_ts: slack.clock.ts(),
  };
  return message ? { ...base, ...messagePart(user, message, slack) } : { ...base, type: 'shortcut' };
}

/** Ephemeral messages have no menu; the response_url of a shortcut has no message to replace. */
function messagePart(user: string, { channel: id, ts }: Pick<Message, 'channel' | 'ts'>, slack: SlackState): Json {
  const message = slack.workspace.message(id, ts);
  if (!message || message.visibleTo !== undefined) throw new Error(`No message ${ts} with a menu in ${id}`);
  const channel = channelOf(slack, id);
  return {
    type: 'message_action',
    message_ts: ts,
    channel: { id, name: payloadName(channel) },
    message: messageJson(message, teamOf(message, slack)),
    response_url: slack.address.http + slack.responseUrls.issue({ user, channel: id }),
  };
}
