import type { Message } from '../../cards/card.ts';
import { type Destination, LIFE_MS, NO_UNFURLS, withoutBlocks } from './destination.ts';
import { type PostClient, post } from './post.ts';

/** What is used of Slack's Web API for messages that one person sees. */
export interface EphemeralClient {
  readonly chat: {
    postEphemeral(call: {
      channel: string;
      user: string;
      thread_ts?: string;
      text: string;
      blocks: Message['blocks'][number][];
      unfurl_links: boolean;
      unfurl_media: boolean;
    }): Promise<unknown>;
  };
}

/** A message in the channel that only the person sees; in a direct message where there is no channel. It cannot be replaced. */
export function ephemeral(
  client: EphemeralClient,
  {
    channel,
    user,
    thread,
  }: { readonly channel: string | undefined; readonly user: string; readonly thread?: string | undefined },
): Destination<Message> {
  return {
    call: 'chat.postEphemeral',
    replaces: false,
    life: LIFE_MS.message,
    plain: withoutBlocks,
    send: async ({ text, blocks }) => {
      const message = {
        channel: channel ?? user,
        user,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        text,
        blocks: [...blocks],
        ...NO_UNFURLS,
      };
      return void (await client.chat.postEphemeral(message));
    },
  };
}

/** As {@link ephemeral}; where Slack cannot show it in the channel, a direct message. */
export function privately(
  client: EphemeralClient & PostClient,
  place: { readonly channel: string | undefined; readonly user: string; readonly thread?: string | undefined },
): Destination<Message> {
  return { ...ephemeral(client, place), otherwise: post(client, { channel: place.user, thread: undefined }) };
}
