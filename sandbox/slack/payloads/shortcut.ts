import { teamOf } from '../events/message-event.ts';
import type { Json } from '../json.ts';
import type { World } from '../state/state.ts';
import { type Message, messageJson } from '../workspace/messages.ts';
import { channelOf, origin, payloadName } from './origin.ts';

/** A shortcut from a message's menu, or a global one when there is no message. */
export interface ShortcutInput {
  readonly user: string;
  readonly callback_id: string;
  readonly message?: Pick<Message, 'channel' | 'ts'>;
}

export function shortcutPayload({ user, callback_id, message }: ShortcutInput, world: World): Json {
  const base = {
    ...origin(world, user),
    callback_id,
    trigger_id: world.triggers.issue(user),
    action_ts: world.clock.ts(),
  };
  return message ? { ...base, ...messagePart(user, message, world) } : { ...base, type: 'shortcut' };
}

/** Ephemeral messages have no menu; a response_url from a menu has no message to replace. */
function messagePart(user: string, { channel: id, ts }: Pick<Message, 'channel' | 'ts'>, world: World): Json {
  const message = world.workspace.message(id, ts);
  if (!message || message.visibleTo !== undefined) throw new Error(`There is no message ${ts} with a menu`);
  const channel = channelOf(world, id);
  return {
    type: 'message_action',
    message_ts: ts,
    channel: { id, name: payloadName(channel) },
    message: messageJson(message, teamOf(message, world)),
    response_url: world.address.http + world.responseUrls.issue({ user, channel: id }),
  };
}
