import { EventEmitter } from 'node:events';
import type { StoredView } from '../state/views.ts';
import { type Channel, CONVERSATIONS } from './channels.ts';
import { USER_GROUPS, type UserGroup } from './groups.ts';
import { type Message, withReaction } from './messages.ts';
import { USERS, type User } from './people.ts';

/** A change of the workspace. */
export type Change =
  | { readonly kind: 'posted' | 'removed'; readonly message: Message }
  | { readonly kind: 'edited'; readonly message: Message; readonly previous: Message }
  | { readonly kind: 'reacted'; readonly message: Message; readonly user: string; readonly name: string; readonly added: boolean }
  | { readonly kind: 'view_opened' | 'view_changed' | 'view_closed' | 'home'; readonly view: StoredView }
  | { readonly kind: 'unfurled'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'function'; readonly id: string }
  | { readonly kind: 'called'; readonly id: number }
  | { readonly kind: 'delivered'; readonly id: number }
  | { readonly kind: 'reset' };

/** The team's people, conversations and messages. */
export interface Workspace {
  readonly changes: EventEmitter<{ changed: [Change] }>;
  readonly users: Map<string, User>;
  readonly groups: Map<string, UserGroup>;
  readonly channels: Map<string, Channel>;
  /** In the order of posting, including ephemeral ones. */
  readonly messages: readonly Message[];
  message(channel: string, ts: string): Message | undefined;
  post(message: Message): Message;
  /** Replaces parts of a message. */
  edit(message: Message, content: Partial<Message>): Message;
  /** Adds or removes a person's reaction; false if nothing changes. */
  react(message: Message, reaction: { readonly user: string; readonly name: string; readonly added: boolean }): boolean;
  remove(message: Message): void;
  notify(change: Change): void;
  reset(): void;
}

const MAX_MESSAGES = 10_000;

export function createWorkspace(): Workspace {
  const changes = new EventEmitter<{ changed: [Change] }>();
  const messages: Message[] = [];
  const users = new Map<string, User>();
  const groups = new Map<string, UserGroup>();
  const channels = new Map<string, Channel>();
  const notify = (change: Change) => void changes.emit('changed', change);
  const indexOf = (channel: string, ts: string) =>
    messages.findLastIndex((message) => message.ts === ts && message.channel === channel);

  function put(message: Message): Message {
    messages[indexOf(message.channel, message.ts)] = message;
    return message;
  }

  function reset(): void {
    messages.length = 0;
    fill(users, USERS);
    fill(groups, USER_GROUPS);
    fill(channels, CONVERSATIONS);
    notify({ kind: 'reset' });
  }

  reset();
  return {
    changes,
    users,
    groups,
    channels,
    messages,
    message: (channel, ts) => messages[indexOf(channel, ts)],
    post: (message) => {
      messages.push(message);
      if (messages.length > MAX_MESSAGES) messages.shift();
      notify({ kind: 'posted', message });
      return message;
    },
    edit: (previous, content) => {
      const message = put({ ...previous, ...content });
      notify({ kind: 'edited', message, previous });
      return message;
    },
    react: (message, { user, name, added }) => {
      const reactions = withReaction(message.reactions, user, name, added);
      if (!reactions) return false;
      notify({ kind: 'reacted', message: put({ ...message, reactions }), user, name, added });
      return true;
    },
    remove: (message) => {
      messages.splice(indexOf(message.channel, message.ts), 1);
      notify({ kind: 'removed', message });
    },
    notify,
    reset,
  };
}

function fill<Item extends { readonly id: string }>(into: Map<string, Item>, items: readonly Item[]): void {
  into.clear();
  for (const item of items) into.set(item.id, item);
}
