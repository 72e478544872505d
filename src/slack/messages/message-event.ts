import * as z from 'zod';
import type { MessageRef } from '../answer/question.ts';
import type { ConversationFacts } from '../policy/channels.ts';

/** A message from a `message` or `app_mention` event. */
export interface MessageEvent extends MessageRef {
  /** A direct message to the bot: Slack sends `message.im` of no other conversation of two people. */
  readonly isDirect: boolean;
  /** The event says that the channel is shared with another organisation. */
  readonly isShared: boolean;
  /** The parent's ts; undefined: not a reply in a thread. */
  readonly thread: string | undefined;
  /** Author of the parent, if the event names one. */
  readonly parentAuthor: string | undefined;
  /** Undefined for messages of apps; what a person posts through an app is the person's, see {@link createMessages}. */
  readonly person: string | undefined;
  /** By these an app recognises its own messages. */
  readonly author: { readonly user: string | undefined; readonly bot: string | undefined };
  /** The whole message, for intake/message.ts. */
  readonly message: unknown;
  /** The message before the edit; undefined: not an edit. */
  readonly previous: unknown;
}

/** Malformed fields count as absent. */
const optionalString = z.string().optional().catch(undefined);
const MESSAGE = z.looseObject({
  ts: z.string(),
  subtype: optionalString,
  user: optionalString,
  bot_id: optionalString,
  thread_ts: optionalString,
  parent_user_id: optionalString,
});
const EVENT = z.looseObject({ channel: z.string(), channel_type: optionalString, subtype: optionalString });
/** Slack leaves the previous message out where it does not know it. */
const CHANGED = z.object({ message: MESSAGE, previous_message: z.unknown().optional() });
const BODY = z.object({
  team_id: z.string(),
  is_ext_shared_channel: z.boolean().optional().catch(undefined),
});
const ATTACHED = z.looseObject({ attachments: z.array(z.unknown()) });
const UNFURL = z.union([
  z.looseObject({ from_url: z.string() }),
  z.looseObject({ is_msg_unfurl: z.literal(true) }),
  z.looseObject({ is_app_unfurl: z.literal(true) }),
]);

/** Subtypes of messages that people and apps write; the others announce joins, topics, deletions and the like. */
const WRITTEN: ReadonlySet<string | undefined> = new Set([
  undefined,
  'bot_message',
  'file_share',
  'me_message',
  'thread_broadcast',
]);
/** Reminders and the like; nobody to answer. */
export const SLACKBOT = 'USLACKBOT';

/** Parses a `message` or `app_mention` event; undefined for events without a written message. Never throws. */
export function parseMessageEvent(event: unknown, body: unknown): MessageEvent | undefined {
  const place = EVENT.safeParse(event).data;
  const wrapping = BODY.safeParse(body).data;
  if (!place || !wrapping) return undefined;
  const { message, changed } = messageIn(event, place.subtype === 'message_changed');
  if (!message || !WRITTEN.has(message.subtype)) return undefined;
  const { ts, user, bot_id: bot, thread_ts: thread } = message;
  return {
    team: wrapping.team_id,
    channel: place.channel,
    ts,
    isDirect: place.channel_type === 'im',
    isShared: wrapping.is_ext_shared_channel ?? false,
    thread: thread === ts ? undefined : thread,
    parentAuthor: message.parent_user_id,
    person: bot === undefined && user !== SLACKBOT ? user : undefined,
    author: { user, bot },
    message: changed ? withoutUnfurls(message) : message,
    previous: changed && previousOf(changed),
  };
}

interface Parsed {
  readonly message: z.infer<typeof MESSAGE> | undefined;
  readonly changed?: z.infer<typeof CHANGED> | undefined;
}

function messageIn(event: unknown, isEdit: boolean): Parsed {
  if (!isEdit) return { message: MESSAGE.safeParse(event).data };
  const changed = CHANGED.safeParse(event).data;
  return { message: changed?.message, changed };
}

function previousOf({ previous_message = {} }: z.infer<typeof CHANGED>): unknown {
  return previous_message;
}

/** Slack adds previews of links by an edit: nobody wrote them. */
function withoutUnfurls(message: unknown): unknown {
  const { data } = ATTACHED.safeParse(message);
  return data ? { ...data, attachments: data.attachments.filter((one) => !UNFURL.safeParse(one).success) } : message;
}

/** The ts of the thread that a reply to this message belongs to. */
export function rootOf({ thread, ts }: Pick<MessageEvent, 'thread' | 'ts'>): string {
  return thread ?? ts;
}

/** The conversation, as the event describes it. */
export function factsOf({ team, channel, person: user, isShared, isDirect }: MessageEvent): ConversationFacts {
  return { team, channel, user, isShared, isDirect };
}
