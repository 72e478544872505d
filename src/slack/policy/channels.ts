import { LRUCache } from 'lru-cache';
import * as z from 'zod';
import { atMostEntries } from '../../core/entries.ts';
import { type Observer, reported } from './reported.ts';
import { valueWithin } from './timeout.ts';

/** What is used of conversations.info (docs.slack.dev/reference/objects/conversation-object). */
const CHANNEL = z.object({
  /** A direct message. Slack returns it only to its members, so it is ours. */
  is_im: z.boolean().optional(),
  /** Of a direct message: the other member. */
  user: z.string().optional(),
  is_ext_shared: z.boolean().optional(),
  /** Another organisation is invited and will be able to read the channel. */
  is_pending_ext_shared: z.boolean().optional(),
});
const REPLY = z.object({ channel: CHANNEL });
type Channel = z.infer<typeof CHANNEL>;

export interface ChannelsClient {
  readonly conversations: { info(call: { channel: string }): Promise<unknown> };
}

/** Who reads a conversation: the asker alone, colleagues, people of other organisations too; `unknown` when Slack does not say. */
export type Readers = 'asker' | 'colleagues' | 'outsiders' | 'unknown';

/** A conversation, and what Slack's event said about it. */
export interface ConversationFacts {
  readonly team: string;
  readonly channel: string | undefined;
  /** Who asks there. */
  readonly user?: string | undefined;
  /** The event says that the channel is shared with another organisation. */
  readonly isShared?: boolean;
  /** The event says that it is a direct message to the bot. */
  readonly isDirect?: boolean;
}

export interface Channels {
  readersOf(conversation: ConversationFacts): Promise<Readers>;
  /** Slack says that a conversation has changed. */
  forget(team: string, channel: string): void;
}

export interface ChannelsDeps extends Observer {
  readonly client: ChannelsClient;
  /** Shared channels that may be answered all the same. */
  readonly external: readonly string[];
  /** Milliseconds that an answer of Slack's is remembered. */
  readonly kept: number;
}

const MAX_KEPT = 5_000;

/** Asks Slack who reads a conversation. Nothing is concluded from how an id is spelt. */
export function createChannels({ client, external, within, kept, onFailure }: ChannelsDeps): Channels {
  const known = new LRUCache<string, Channel, string>({
    ...atMostEntries(MAX_KEPT),
    ttl: kept,
    ignoreFetchAbort: true,
    fetchMethod: (_key, _old, { context: channel }) => reported(ask(client, channel), { within, onFailure }),
  });
  return {
    async readersOf({ team, channel, user, isShared = false, isDirect = false }) {
      if (channel === undefined) return 'unknown';
      if (external.includes(channel)) return 'colleagues';
      if (isShared) return 'outsiders';
      if (isDirect) return 'asker';
      try {
        return readers(await valueWithin(known.fetch(`${team} ${channel}`, { context: channel }), within), user);
      } catch {
        return 'unknown';
      }
    },
    forget: (team, channel) => void known.delete(`${team} ${channel}`),
  };
}

async function ask({ conversations }: ChannelsClient, channel: string): Promise<Channel> {
  return REPLY.parse(await conversations.info({ channel })).channel;
}

function readers(channel: Channel | undefined, asker: string | undefined): Readers {
  if (!channel) return 'unknown';
  if (channel.is_ext_shared || channel.is_pending_ext_shared) return 'outsiders';
  if (!channel.is_im) return 'colleagues';
  return asker !== undefined && channel.user === asker ? 'asker' : 'unknown';
}

/** Whether people outside the company read it, or may. */
export function hasOutsiders(readers: Readers): readers is 'outsiders' | 'unknown' {
  return readers === 'outsiders' || readers === 'unknown';
}
