import type { Responder } from '../answer/answer.ts';
import { property } from '../intake/readers.ts';
import type { EventContext } from '../memory/deduplication.ts';
import type { People } from '../policy/people.ts';
import type { BotIdentity } from '../policy/workspace.ts';
import { isAddressed, isMentioned } from './addressed.ts';
import type { Alert, AutomaticClient } from './automatic/alert.ts';
import type { Mention, MentionClient } from './mention-replies.ts';
import { type MessageEvent, parseMessageEvent, SLACKBOT } from './message-event.ts';

/** What is used of a `message` or `app_mention` event; the payload itself may be anything. */
export interface MessageArgs {
  readonly event: unknown;
  readonly body: unknown;
  readonly context: BotIdentity & EventContext;
  readonly client: MentionClient & AutomaticClient;
}

export interface MessagesDeps {
  readonly responder: Pick<Responder, 'during'>;
  readonly people: Pick<People, 'find'>;
  mention(mention: Mention): Promise<void>;
  /** Lists of numbers that people share with the bot. */
  readonly files: {
    has(message: unknown): boolean;
    inDirectMessage(shared: Pick<Mention, 'event' | 'person' | 'client' | 'receipt'>): Promise<void>;
  };
  automatic(alert: Alert): Promise<void>;
}

/** Hands each message to the one surface that answers it, or to none. */
export function createMessages(deps: MessagesDeps): (args: MessageArgs) => Promise<void> {
  return async (args) => {
    const parsed = parseMessageEvent(args.event, args.body);
    if (!parsed || isOurs(parsed, args.context)) return;
    const person = parsed.person ?? (await personBehindApp(parsed, deps.people));
    await deps.responder.during(handle(deps, { ...parsed, person }, args));
  };
}

async function handle(
  { mention, files, automatic }: MessagesDeps,
  event: MessageEvent,
  { event: payload, context: { botUserId: ourUser, receipt }, client }: MessageArgs,
): Promise<void> {
  const { person, isDirect, message } = event;
  if (person !== undefined && isNewDirect(event) && files.has(message)) {
    await Promise.all([
      files.inDirectMessage({ event, person, client, receipt }),
      mention({ event, person, ourUser, client, receipt: undefined, isStandby: false, hasList: true }),
    ]);
    return;
  }
  if (person !== undefined && (isDirect || isAddressed(message, ourUser))) {
    const isStandby = property(payload, 'type') === 'message' && hasMentionEvent(event, ourUser);
    return await mention({ event, person, ourUser, client, receipt, isStandby });
  }
  if (!isDirect) await automatic({ event, ourUser, client, receipt });
}

function isNewDirect({ isDirect, previous }: MessageEvent): boolean {
  return isDirect && previous === undefined;
}

/** Slack names app and person where the app posts with the person's own token; where it posts by itself the user is a bot. */
async function personBehindApp({ team, author }: MessageEvent, people: Pick<People, 'find'>): Promise<string | undefined> {
  if (author.bot === undefined || author.user === undefined || author.user === SLACKBOT) return undefined;
  const user = await people.find(team, author.user);
  return user?.is_bot === false ? author.user : undefined;
}

/** Slack sends a mention twice, as `message` and as `app_mention`; the second is the one that is answered. */
function hasMentionEvent({ message, isDirect, previous }: MessageEvent, ourUser: string | undefined): boolean {
  return !isDirect && previous === undefined && isMentioned(message, ourUser);
}

export function isOurs({ author }: MessageEvent, { botId, botUserId }: BotIdentity): boolean {
  return (author.bot !== undefined && author.bot === botId) || (author.user !== undefined && author.user === botUserId);
}
