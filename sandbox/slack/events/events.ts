import { linksIn } from '../client/rich-text.ts';
import type { Json } from '../json.ts';
import type { World } from '../state/state.ts';
import type { Message } from '../workspace/messages.ts';
import { APP } from '../workspace/people.ts';
import type { Change } from '../workspace/workspace.ts';
import { editedEvent, postedEvent, removedEvent } from './message-event.ts';

/** The subscription that a conversation's messages belong to, by its kind. */
const SUBSCRIPTION = { channel: 'message.channels', private: 'message.groups', im: 'message.im', mpim: 'message.mpim' } as const;

/** What the bot hears of a change: nothing of ephemeral messages, and nothing of conversations that it is not in. */
export function eventsOf(change: Change, world: World): readonly Json[] {
  if (!('message' in change) || change.message.visibleTo !== undefined) return [];
  const channel = world.workspace.channels.get(change.message.channel);
  if (!channel?.members.includes(APP.user)) return [];
  const subscribed = (name: string, make: () => Json) => (world.subscriptions.has(name) ? [make()] : []);
  const messages = SUBSCRIPTION[channel.kind];
  switch (change.kind) {
    case 'posted':
      return [
        ...subscribed(messages, () => postedEvent(change.message, world)),
        ...(isMention(change.message) && channel.kind !== 'im'
          ? subscribed('app_mention', () => mentionEvent(change.message, world))
          : []),
        ...(linksOf(change.message, world).length > 0 ? subscribed('link_shared', () => linkEvent(change.message, world)) : []),
      ];
    case 'edited':
      return subscribed(messages, () => editedEvent(change.message, change.previous, world));
    case 'removed':
      return subscribed(messages, () => removedEvent(change.message, world));
    case 'reacted':
      return subscribed(change.added ? 'reaction_added' : 'reaction_removed', () => reactionEvent(change, world));
  }
}

function isMention({ text, user }: Message): boolean {
  return user !== APP.user && text.includes(`<@${APP.user}>`);
}

function mentionEvent(message: Message, world: World): Json {
  const { channel_type: _kind, ...event } = postedEvent(message, world);
  return { ...event, type: 'app_mention' };
}

function reactionEvent(change: Change & { readonly kind: 'reacted' }, { clock }: World): Json {
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

function linksOf({ text, user }: Message, { unfurlDomains }: World): readonly URL[] {
  if (user === APP.user) return [];
  const isOurs = (host: string) => [...unfurlDomains].some((domain) => host === domain || host.endsWith(`.${domain}`));
  return linksIn(text).filter(({ hostname }) => isOurs(hostname));
}

function linkEvent(message: Message, world: World): Json {
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
    links: linksOf(message, world).map(({ href, hostname }) => ({ url: href, domain: hostname })),
    event_ts: ts,
  };
}
