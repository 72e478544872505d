import type { Responder } from '../answer/answer.ts';
import { isAddressed } from './addressed.ts';
import type { Alert, AutomaticClient } from './automatic/draft.ts';
import type { Asked, MentionClient } from './mention-replies.ts';
import { type Heard, readMessage } from './message-event.ts';

/** What is used of a `message` or `app_mention` event; the payload itself may be anything. */
export interface MessageArgs {
  readonly event: unknown;
  readonly body: unknown;
  readonly context: Us;
  readonly client: MentionClient & AutomaticClient;
}

/** Who we are, as auth.test told it. */
export interface Us {
  readonly botId?: string | undefined;
  readonly botUserId?: string | undefined;
}

export interface MessagesParts {
  readonly responder: Pick<Responder, 'during'>;
  mention(asked: Asked): Promise<void>;
  automatic(alert: Alert): Promise<void>;
}

/** Hears every message where the bot is, and hands each to the one surface that it is for, or to none. */
export function createMessages({ responder, mention, automatic }: MessagesParts): (args: MessageArgs) => Promise<void> {
  return async ({ event, body, context, client }) => {
    const heard = readMessage(event, body);
    if (!heard || isOurs(heard, context)) return;
    const { person, isDirect, message } = heard;
    if (person !== undefined && (isDirect || isAddressed(message, context.botUserId))) {
      return await responder.during(mention({ heard, person, ourUser: context.botUserId, client }));
    }
    if (!isDirect) await responder.during(automatic({ heard, ourUser: context.botUserId, client }));
  };
}

function isOurs({ author }: Heard, { botId, botUserId }: Us): boolean {
  return (author.bot !== undefined && author.bot === botId) || (author.user !== undefined && author.user === botUserId);
}
