import { randomUUID } from 'node:crypto';
import { readSlackError } from './slack-error.ts';

/** What is used of Slack's Web API to find a message of our own again. */
export interface HistoryClient {
  readonly conversations: {
    replies(call: History & { readonly ts: string }): Promise<Found>;
    history(call: History): Promise<Found>;
  };
}

interface History {
  readonly channel: string;
  /** A ts: only what was posted later. */
  readonly oldest: string;
  readonly limit: number;
  readonly include_all_metadata: true;
}

interface Found {
  readonly messages?: readonly {
    readonly ts?: string;
    readonly metadata?: { readonly event_payload?: Readonly<Record<string, unknown>> };
  }[];
}

/** Message metadata, which nobody sees in Slack. */
export interface PostMark {
  readonly event_type: string;
  readonly event_payload: { readonly id: string };
}

export function newPostMark(): PostMark {
  return postMark(randomUUID());
}

/** The mark with an id that was kept. */
export function postMark(id: string): PostMark {
  return { event_type: 'order_scout_reply', event_payload: { id } };
}

interface PostedPlace {
  readonly channel: string;
  readonly thread: string | undefined;
  /** When it was posted, epoch milliseconds; default: now. */
  readonly since?: number | undefined;
}

/** Slack's clock may be behind ours. */
const LOOKED_BACK_MS = 15 * 60_000;
const MAX_MESSAGES = 200;

/**
 * The ts of the message with this mark, so that a post whose response was lost is not posted again. Undefined: there is none,
 * or the bot may not read the conversation. Throws while Slack is busy.
 */
export async function findPosted(
  { conversations }: HistoryClient,
  { channel, thread, since = Date.now() }: PostedPlace,
  { event_payload: { id } }: PostMark,
): Promise<string | undefined> {
  const oldest = String((since - LOOKED_BACK_MS) / 1_000);
  const call: History = { channel, oldest, limit: MAX_MESSAGES, include_all_metadata: true };
  try {
    const { messages = [] } = await (thread === undefined
      ? conversations.history(call)
      : conversations.replies({ ...call, ts: thread }));
    return messages.find(({ metadata }) => metadata?.event_payload?.id === id)?.ts;
  } catch (error) {
    if (readSlackError(error).kind === 'busy') throw error;
    return undefined;
  }
}
