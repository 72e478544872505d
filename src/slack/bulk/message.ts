import type { Destination } from '../answer/delivery/destination.ts';
import { type PostClient, post, postedMessage } from '../answer/delivery/post.ts';
import type { Message } from '../cards/card.ts';
import type { Run } from './runs.ts';

/** A new direct message, and where Slack has put it. */
export interface DirectMessage {
  readonly destination: Destination<Message>;
  /** Undefined until it is posted. */
  place(): { readonly channel: string; readonly ts: string } | undefined;
}

export function directMessage(client: PostClient, user: string): DirectMessage {
  let place: { channel: string; ts: string } | undefined;
  const noting: PostClient = {
    conversations: client.conversations,
    chat: {
      update: (call) => client.chat.update(call),
      postMessage: async (call) => {
        const reply = await client.chat.postMessage(call);
        if (reply.ts !== undefined) place = { channel: reply.channel ?? call.channel, ts: reply.ts };
        return reply;
      },
    },
  };
  return { destination: post(noting, { channel: user, thread: undefined }), place: () => place };
}

/** The message that shows a list. */
export function messageOf(client: PostClient, { channel, ts }: Pick<Run, 'channel' | 'ts'>): Destination<Message> {
  return postedMessage(client, { channel, ts });
}

/** The same for what is out of date soon: sent once. */
export function progressOf(client: PostClient, run: Pick<Run, 'channel' | 'ts'>): Destination<Message> {
  return { ...messageOf(client, run), life: 0 };
}
