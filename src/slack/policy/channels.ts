import { LRUCache } from 'lru-cache';
import * as z from 'zod';
import { isDirectMessage } from '../answer/question.ts';
import { valueWithin } from './timeout.ts';

/** What is used of conversations.info (docs.slack.dev/reference/objects/conversation-object). */
const CHANNEL = z.object({
  is_ext_shared: z.boolean().optional(),
  /** Another organisation is invited and will read what stands there. */
  is_pending_ext_shared: z.boolean().optional(),
});
const REPLY = z.object({ channel: CHANNEL });
type Channel = z.infer<typeof CHANNEL>;

export interface ChannelsClient {
  readonly conversations: { info(call: { channel: string }): Promise<unknown> };
}

/** Who reads a channel beside our own organisation; `unknown` when Slack does not say. */
export type Readers = 'colleagues' | 'outsiders' | 'unknown';

export interface Channels {
  /** @param isShared what the event itself said of the channel */
  readersOf(team: string, channel: string, isShared: boolean): Promise<Readers>;
}

export interface ChannelsDeps {
  readonly client: ChannelsClient;
  /** Shared channels that may be answered all the same. */
  readonly external: readonly string[];
  /** Milliseconds that an answer waits for Slack. */
  readonly within: number;
  onFailure(error: unknown): void;
}

const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 5_000;

/** What Slack tells of channels, remembered for five minutes. A direct message has the one reader who wrote it. */
export function createChannels({ client, external, within, onFailure }: ChannelsDeps): Channels {
  const known = new LRUCache<string, Channel, string>({
    max: MOST_KEPT,
    ttl: KEPT_MS,
    ignoreFetchAbort: true,
    fetchMethod: async (_key, _old, { context: channel }) => REPLY.parse(await client.conversations.info({ channel })).channel,
  });
  return {
    async readersOf(team, channel, isShared) {
      if (external.includes(channel)) return 'colleagues';
      if (isShared) return 'outsiders';
      if (isDirectMessage(channel)) return 'colleagues';
      try {
        return readers(await valueWithin(known.fetch(`${team} ${channel}`, { context: channel }), within));
      } catch (error) {
        onFailure(error);
        return 'unknown';
      }
    },
  };
}

function readers(channel: Channel | undefined): Readers {
  if (!channel) return 'unknown';
  return channel.is_ext_shared || channel.is_pending_ext_shared ? 'outsiders' : 'colleagues';
}
