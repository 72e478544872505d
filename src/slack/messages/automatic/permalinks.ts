import { LRUCache } from 'lru-cache';

export interface PermalinkClient {
  readonly chat: { getPermalink(call: { channel: string; message_ts: string }): Promise<{ permalink?: string }> };
}

/** Links to our earlier replies. */
export interface Permalinks {
  /** Undefined when the message was deleted, or Slack does not return its link. */
  find(client: PermalinkClient, message: { readonly channel: string; readonly ts: string }): Promise<string | undefined>;
}

/** A burst of repeats costs one call; a reply that somebody deleted is linked no longer than this. */
const KEPT_MS = 60_000;
const MAX_LINKS = 5_000;

export function createPermalinks(): Permalinks {
  const links = new LRUCache<string, string, PermalinkClient>({
    max: MAX_LINKS,
    ttl: KEPT_MS,
    fetchMethod: async (key, _stale, { context: client }) => {
      const [channel = '', message_ts = ''] = key.split(' ');
      return await client.chat.getPermalink({ channel, message_ts }).then(
        ({ permalink }) => permalink,
        () => undefined,
      );
    },
  });
  return { find: (client, { channel, ts }) => links.fetch(`${channel} ${ts}`, { context: client }) };
}
