import type { Json } from '../json.ts';

export interface Reaction {
  readonly name: string;
  readonly users: readonly string[];
}

/** The content of a message. */
export interface Content {
  readonly text: string;
  readonly blocks?: readonly Json[] | undefined;
  readonly attachments?: readonly Json[] | undefined;
  readonly files?: readonly Json[] | undefined;
  readonly metadata?: Json | undefined;
}

/** A message in a channel, with the field names of Slack's message objects. */
export interface Message extends Content {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly user?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly app_id?: string | undefined;
  readonly username?: string | undefined;
  readonly subtype?: string | undefined;
  readonly edited?: { readonly user: string; readonly ts: string } | undefined;
  readonly reactions: readonly Reaction[];
  /** The only person who sees it; undefined if everybody does. */
  readonly visibleTo?: string | undefined;
}

/** The message as in Slack's answers and events, without the stand-in's own fields. */
export function messageJson({ channel, visibleTo, reactions, ...message }: Message, team: string): Json {
  const shown = reactions.map(({ name, users }) => ({ name, users, count: users.length }));
  return JSON.parse(
    JSON.stringify({
      type: 'message',
      ...message,
      ...(message.user === undefined ? {} : { team }),
      ...(shown.length > 0 ? { reactions: shown } : {}),
    }),
  );
}

/** Whether the message is a reply in a thread, not its parent. */
export function isReply({ ts, thread_ts }: Pick<Message, 'ts' | 'thread_ts'>): boolean {
  return thread_ts !== undefined && thread_ts !== ts;
}

/** The reactions after a person's reaction was added or removed; undefined if nothing changes. */
export function withReaction(
  reactions: readonly Reaction[],
  user: string,
  name: string,
  added: boolean,
): readonly Reaction[] | undefined {
  const users = reactions.find((reaction) => reaction.name === name)?.users ?? [];
  if (users.includes(user) === added) return undefined;
  const left = added ? [...users, user] : users.filter((one) => one !== user);
  const others = reactions.filter((reaction) => reaction.name !== name);
  return left.length > 0 ? [...others, { name, users: left }] : others;
}
