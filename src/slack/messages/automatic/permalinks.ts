import { LRUCache } from 'lru-cache';
import { readSlackError } from '../../answer/delivery/slack-error.ts';

export interface PermalinkClient {
  readonly chat: { getPermalink(call: { channel: string; message_ts: string }): Promise<{ permalink?: string }> };
}

/** Links to our earlier replies. */
export interface Permalinks {
  /** Undefined when the message was deleted. */
  find(client: PermalinkClient, message: { readonly channel: string; readonly ts: string }): Promise<string | undefined>;
}

/** A burst of repeats costs one call; a reply that somebody deleted is linked no longer than this. */
const KEPT_MS = 60_000;
const MAX_LINKS = 5_000;

/** @param address of the workspace: while Slack is too busy to give a link, it is built, so that a storm is not answered in full again */
export function createPermalinks(address: () => string | undefined): Permalinks {
  const links = new LRUCache<string, string, PermalinkClient>({
    max: MAX_LINKS,
    ttl: KEPT_MS,
    fetchMethod: async (key, _stale, { context: client }) => {
      const [channel = '', message_ts = ''] = key.split(' ');
      return await client.chat.getPermalink({ channel, message_ts }).then(
        ({ permalink }) => permalink,
        (error) => (readSlackError(error).kind === 'busy' ? builtLink(address(), channel, message_ts) : undefined),
      );
    },
  });
  return { find: (client, { channel, ts }) => links.fetch(`${channel} ${ts}`, { context: client }) };
}

/** docs.slack.dev/reference/methods/chat.getPermalink, "Example response". */
function builtLink(address: string | undefined, channel: string, ts: string): string | undefined {
  return address && new URL(`archives/${channel}/p${ts.replace('.', '')}`, address).href;
}
