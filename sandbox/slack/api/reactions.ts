import { type Json, text } from '../json.ts';
import { SlackApiError } from '../state/slack-error.ts';
import type { SlackState } from '../state/state.ts';
import { type Message, messageJson } from '../workspace/messages.ts';
import { APP, TEAM } from '../workspace/people.ts';
import { readableChannel } from './access.ts';
import { type Methods, requireText } from './method.ts';

const NAME = /^[a-z0-9_+'-]{1,100}$/;

export const REACTIONS: Methods = {
  'reactions.add': {
    scopes: ['reactions:write'],
    run: (args, slack) => {
      if (!change(args, slack, true)) throw new SlackApiError('already_reacted');
      return {};
    },
  },
  'reactions.remove': {
    scopes: ['reactions:write'],
    run: (args, slack) => {
      if (!change(args, slack, false)) throw new SlackApiError('no_reaction');
      return {};
    },
  },
  'reactions.get': {
    scopes: ['reactions:read'],
    run: (args, slack) => {
      const message = messageOf(args, slack);
      return { type: 'message', channel: message.channel, message: messageJson(message, TEAM.id) };
    },
  },
};

function change(args: Json, slack: SlackState, added: boolean): boolean {
  const name = requireText(args, 'name');
  if (!NAME.test(name)) throw new SlackApiError('invalid_name');
  return slack.workspace.react(messageOf(args, slack), { user: APP.user, name, added });
}

function messageOf(args: Json, slack: SlackState): Message {
  const [channel, ts] = [text(args, 'channel'), text(args, 'timestamp')];
  if (channel === '' || ts === '') throw new SlackApiError('no_item_specified');
  const message = slack.workspace.message(readableChannel(slack, channel).id, ts);
  if (!message || message.visibleTo !== undefined) throw new SlackApiError('message_not_found');
  return message;
}
