import { type Json, text } from '../json.ts';
import { SlackRefusal } from '../state/slack-error.ts';
import type { World } from '../state/state.ts';
import { type Message, messageJson } from '../workspace/messages.ts';
import { APP, TEAM } from '../workspace/people.ts';
import { readableChannel } from './access.ts';
import { type Methods, required } from './method.ts';

const NAME = /^[a-z0-9_+'-]{1,100}$/;

export const REACTIONS: Methods = {
  'reactions.add': {
    scopes: ['reactions:write'],
    run: (args, world) => {
      if (!change(args, world, true)) throw new SlackRefusal('already_reacted');
      return {};
    },
  },
  'reactions.remove': {
    scopes: ['reactions:write'],
    run: (args, world) => {
      if (!change(args, world, false)) throw new SlackRefusal('no_reaction');
      return {};
    },
  },
  'reactions.get': {
    scopes: ['reactions:read'],
    run: (args, world) => {
      const message = messageOf(args, world);
      return { type: 'message', channel: message.channel, message: messageJson(message, TEAM.id) };
    },
  },
};

function change(args: Json, world: World, added: boolean): boolean {
  const name = required(args, 'name');
  if (!NAME.test(name)) throw new SlackRefusal('invalid_name');
  return world.workspace.react(messageOf(args, world), { user: APP.user, name, added });
}

function messageOf(args: Json, world: World): Message {
  const [channel, ts] = [text(args, 'channel'), text(args, 'timestamp')];
  if (channel === '' || ts === '') throw new SlackRefusal('no_item_specified');
  const message = world.workspace.message(readableChannel(world, channel).id, ts);
  if (!message || message.visibleTo !== undefined) throw new SlackRefusal('message_not_found');
  return message;
}
