import type { Message } from '../../cards/card.ts';
import { type Destination, LIFE_MS, NO_UNFURLS, withoutBlocks } from './destination.ts';
import { findPosted, type HistoryClient, newPostMark, type PostMark } from './find-posted.ts';
import { readSlackError } from './slack-error.ts';

/** What is used of Slack's Web API for messages that everybody sees. */
export interface PostClient extends HistoryClient {
  readonly chat: {
    postMessage(call: Post & { thread_ts?: string; metadata: PostMark }): Promise<{ ts?: string; channel?: string }>;
    update(call: Omit<Post, 'unfurl_links' | 'unfurl_media'> & { ts: string }): Promise<unknown>;
  };
}

interface Post {
  readonly channel: string;
  readonly text: string;
  readonly blocks: Message['blocks'][number][];
  readonly unfurl_links: boolean;
  readonly unfurl_media: boolean;
}

/** A message that we posted before: every reply replaces it. */
export function postedMessage(
  client: PostClient,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): Destination<Message> {
  return {
    call: 'chat.update',
    replaces: true,
    life: LIFE_MS.message,
    plain: withoutBlocks,
    send: async ({ text, blocks }) => {
      await client.chat.update({ channel, ts, text, blocks: [...blocks] });
      return ts;
    },
  };
}

export interface PostOptions {
  /** By which the message is found again when Slack's response was lost; a new one by default. */
  readonly mark?: PostMark | undefined;
  /** Called with the conversation that Slack has posted to: a person's id is none. */
  readonly onPosted?: ((channel: string) => void) | undefined;
}

/** A message of our own in a channel, a thread or a direct message: posted once, updated afterwards. */
export function post(
  client: PostClient,
  { channel, thread }: { readonly channel: string; readonly thread: string | undefined },
  { mark, onPosted }: PostOptions = {},
): Destination<Message> {
  let posted: string | undefined;
  let isDoubtful = false;
  let metadata = mark;
  // Made for the first attempt: most of these places are never posted to.
  const marked = () => (metadata ??= newPostMark());
  const inThread = thread === undefined ? {} : { thread_ts: thread };
  const create = async (message: Pick<Post, 'channel' | 'text' | 'blocks'>) => {
    try {
      const posted = await client.chat.postMessage({ ...message, ...inThread, ...NO_UNFURLS, metadata: marked() });
      onPosted?.(posted.channel ?? channel);
      return posted.ts;
    } catch (error) {
      ({ isDoubtful } = readSlackError(error));
      throw error;
    }
  };
  return {
    call: 'chat.postMessage',
    replaces: true,
    life: LIFE_MS.message,
    plain: withoutBlocks,
    send: async ({ text, blocks }) => {
      const message = { channel, text, blocks: [...blocks] };
      if (posted === undefined && isDoubtful) posted = await findPosted(client, { channel, thread }, marked());
      if (posted === undefined) posted = await create(message);
      else await client.chat.update({ ...message, ts: posted });
      return posted;
    },
  };
}
