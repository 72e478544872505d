import * as z from 'zod';
import type { MessageRef } from '../answer/question.ts';
import { isDirectMessage } from '../answer/question.ts';

/** A message as an event told it, whoever wrote it. */
export interface MessageEvent extends MessageRef {
  readonly eventId: string | undefined;
  readonly isDirect: boolean;
  /** The event says that another organisation reads the channel. */
  readonly isShared: boolean;
  /** The parent's ts where the message is a reply. */
  readonly thread: string | undefined;
  /** Who wrote the parent, where the event says so. */
  readonly parentAuthor: string | undefined;
  /** Undefined where an app wrote it. */
  readonly person: string | undefined;
  /** By which an app knows its own messages. */
  readonly author: { readonly user: string | undefined; readonly bot: string | undefined };
  /** The whole message, for intake.ts. */
  readonly message: unknown;
  /** What it said before, when it was edited. */
  readonly previous: unknown;
}

/** Fragments are left out, whatever stands in their place. */
const word = z.string().optional().catch(undefined);
const MESSAGE = z.looseObject({ ts: z.string(), subtype: word, user: word, bot_id: word, thread_ts: word, parent_user_id: word });
const PLACE = z.looseObject({ channel: z.string(), channel_type: word, subtype: word });
const CHANGED = z.object({ message: MESSAGE, previous_message: z.unknown() });
const BODY = z.object({ team_id: z.string(), event_id: word, is_ext_shared_channel: z.boolean().optional().catch(undefined) });
const ATTACHED = z.looseObject({ attachments: z.array(z.unknown()) });
const UNFURL = z.union([
  z.looseObject({ from_url: z.string() }),
  z.looseObject({ is_msg_unfurl: z.literal(true) }),
  z.looseObject({ is_app_unfurl: z.literal(true) }),
]);

/** Subtypes under which people and apps say something; the others tell of joins, topics, tombstones and the like. */
const SPOKEN: ReadonlySet<string | undefined> = new Set([
  undefined,
  'bot_message',
  'file_share',
  'me_message',
  'thread_broadcast',
]);
/** Reminders and the like: written by nobody who could be answered. */
const SLACKBOT = 'USLACKBOT';

/** Reads a `message` or `app_mention` event; undefined when it holds no message that says anything. Never throws. */
export function parseMessageEvent(event: unknown, body: unknown): MessageEvent | undefined {
  const place = PLACE.safeParse(event).data;
  const wrapping = BODY.safeParse(body).data;
  if (!place || !wrapping) return undefined;
  const changed = place.subtype === 'message_changed' ? CHANGED.safeParse(event).data : undefined;
  const message = place.subtype === 'message_changed' ? changed?.message : MESSAGE.safeParse(event).data;
  if (!message || !SPOKEN.has(message.subtype)) return undefined;
  const { ts, user, bot_id: bot, thread_ts: thread } = message;
  return {
    team: wrapping.team_id,
    channel: place.channel,
    ts,
    eventId: wrapping.event_id,
    isDirect: place.channel_type === 'im' || isDirectMessage(place.channel),
    isShared: wrapping.is_ext_shared_channel ?? false,
    thread: thread === ts ? undefined : thread,
    parentAuthor: message.parent_user_id,
    person: bot === undefined && user !== SLACKBOT ? user : undefined,
    author: { user, bot },
    message: changed ? withoutUnfurls(message) : message,
    previous: changed?.previous_message,
  };
}

/** Slack adds what a link leads to by an edit of its own: nobody wrote that. */
function withoutUnfurls(message: unknown): unknown {
  const { data } = ATTACHED.safeParse(message);
  return data ? { ...data, attachments: data.attachments.filter((one) => !UNFURL.safeParse(one).success) } : message;
}

/** Under which message a reply stands. */
export function rootOf({ thread, ts }: Pick<MessageEvent, 'thread' | 'ts'>): string {
  return thread ?? ts;
}
