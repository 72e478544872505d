import type { Responder } from '../answer/answer.ts';
import { isAddressed } from './addressed.ts';
import type { Alert, AutomaticClient } from './automatic/alert.ts';
import type { Mention, MentionClient } from './mention-replies.ts';
import { type MessageEvent, parseMessageEvent } from './message-event.ts';

/** What is used of a `message` or `app_mention` event; the payload itself may be anything. */
export interface MessageArgs {
  readonly event: unknown;
  readonly body: unknown;
  readonly context: BotIdentity;
  readonly client: MentionClient & AutomaticClient;
}

/** Our ids, from auth.test. */
export interface BotIdentity {
  readonly botId?: string | undefined;
  readonly botUserId?: string | undefined;
}

export interface MessagesDeps {
  readonly responder: Pick<Responder, 'during'>;
  mention(mention: Mention): Promise<void>;
  automatic(alert: Alert): Promise<void>;
}

/** Hands each message to the one surface that answers it, or to none. */
export function createMessages({ responder, mention, automatic }: MessagesDeps): (args: MessageArgs) => Promise<void> {
  return async ({ event: payload, body, context, client }) => {
    const event = parseMessageEvent(payload, body);
    if (!event || isOurs(event, context)) return;
    const { person, isDirect, message } = event;
    if (person !== undefined && (isDirect || isAddressed(message, context.botUserId))) {
      return await responder.during(mention({ event, person, ourUser: context.botUserId, client }));
    }
    if (!isDirect) await responder.during(automatic({ event, ourUser: context.botUserId, client }));
  };
}

function isOurs({ author }: MessageEvent, { botId, botUserId }: BotIdentity): boolean {
  return (author.bot !== undefined && author.bot === botId) || (author.user !== undefined && author.user === botUserId);
}
