import { linksIn } from '../client/rich-text.ts';
import type { Json } from '../json.ts';
import type { SlackState } from '../state/state.ts';
import type { Message } from '../workspace/messages.ts';
import { APP } from '../workspace/people.ts';
import type { Change } from '../workspace/workspace.ts';
import { editedEvent, postedEvent, removedEvent } from './message-event.ts';

/** The event subscription for messages, by kind of conversation. */
const SUBSCRIPTION = { channel: 'message.channels', private: 'message.groups', im: 'message.im', mpim: 'message.mpim' } as const;

/** The events that a change sends to the bot: none for ephemeral messages and for conversations without the bot. */
export function eventsOf(change: Change, slack: SlackState): readonly Json[] {
  if (!('message' in change) || change.message.visibleTo !== undefined) return [];
  const channel = slack.workspace.channels.get(change.message.channel);
  if (!channel?.members.includes(APP.user)) return [];
  const subscribed = (name: string, make: () => Json) => (slack.subscriptions.has(name) ? [make()] : []);
  const messages = SUBSCRIPTION[channel.kind];
  switch (change.kind) {
    case 'posted':
      return [
        ...subscribed(messages, () => postedEvent(change.message, slack)),
        ...(isMention(change.message) && channel.kind !== 'im'
          ? subscribed('app_mention', () => mentionEvent(change.message, slack))
          : []),
        ...(linksOf(change.message, slack).length > 0 ? subscribed('link_shared', () => linkEvent(change.message, slack)) : []),
      ];
    case 'edited':
      return subscribed(messages, () => editedEvent(change.message, change.previous, slack));
    case 'removed':
      return subscribed(messages, () => removedEvent(change.message, slack));
    case 'reacted':
      return subscribed(change.added ? 'reaction_added' : 'reaction_removed', () => reactionEvent(change, slack));
  }
}

function isMention({ text, user }: Message): boolean {
  return user !== APP.user && text.includes(`<@${APP.user}>`);
}

function mentionEvent(message: Message, slack: SlackState): Json {
  const { channel_type: _kind, ...event } = postedEvent(message, slack);
  return { ...event, type: 'app_mention' };
}

function reactionEvent(change: Change & { readonly kind: 'reacted' }, { clock }: SlackState): Json {
  const { message, user, name, added } = change;
  return {
    type: added ? 'reaction_added' : 'reaction_removed',
    user,
    reaction: name,
    item: { type: 'message', channel: message.channel, ts: message.ts },
    item_user: message.user,
    event_ts: clock.ts(),
  };
}

function linksOf({ text, user }: Message, { unfurlDomains }: SlackState): readonly URL[] {
  if (user === APP.user) return [];
  const isOurs = (host: string) => [...unfurlDomains].some((domain) => host === domain || host.endsWith(`.${domain}`));
  return linksIn(text).filter(({ hostname }) => isOurs(hostname));
}

function linkEvent(message: Message, slack: SlackState): Json {
  const { channel, user, ts, thread_ts } = message;
  return {
    type: 'link_shared',
    channel,
    is_bot_user_member: true,
    user,
    message_ts: ts,
    ...(thread_ts === undefined ? {} : { thread_ts }),
    unfurl_id: `${channel}.${ts}`,
    source: 'conversations_history',
    links: linksOf(message, slack).map(({ href, hostname }) => ({ url: href, domain: hostname })),
    event_ts: ts,
  };
}
