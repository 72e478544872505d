import { LRUCache } from 'lru-cache';
import * as z from 'zod';
import { isDirectMessage } from '../answer/question.ts';
import { valueWithin } from './timeout.ts';

/** What is used of conversations.info (docs.slack.dev/reference/objects/conversation-object). */
const CHANNEL = z.object({
  is_ext_shared: z.boolean().optional(),
  /** Another organisation is invited and will be able to read the channel. */
  is_pending_ext_shared: z.boolean().optional(),
});
const REPLY = z.object({ channel: CHANNEL });
type Channel = z.infer<typeof CHANNEL>;

export interface ChannelsClient {
  readonly conversations: { info(call: { channel: string }): Promise<unknown> };
}

/** Who can read a channel: only our organisation, or others too; `unknown` when Slack does not say. */
export type Readers = 'colleagues' | 'outsiders' | 'unknown';

export interface Channels {
  /** @param isShared whether the event said that the channel is shared */
  readersOf(team: string, channel: string, isShared: boolean): Promise<Readers>;
}

export interface ChannelsDeps {
  readonly client: ChannelsClient;
  /** Shared channels that are allowed anyway: EXTERNAL_CHANNELS. */
  readonly external: readonly string[];
  /** Milliseconds that an answer waits for Slack. */
  readonly within: number;
  onFailure(error: unknown): void;
}

const KEPT_MS = 5 * 60_000;
const MAX_KEPT = 5_000;

/** Asks conversations.info, cached for five minutes. Only its author reads a direct message. */
export function createChannels({ client, external, within, onFailure }: ChannelsDeps): Channels {
  const known = new LRUCache<string, Channel, string>({
    max: MAX_KEPT,
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
