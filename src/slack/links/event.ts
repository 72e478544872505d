import * as z from 'zod';
import { type Identifier, isPersonId } from '../../core/identifier/identifier.ts';
import type { LinkPattern } from '../../core/identifier/link-pattern.ts';
import { MAX_IDENTIFIERS, type MessageRef } from '../answer/question.ts';

/** A message with links to UNFURL_DOMAINS, from a `link_shared` event. */
export interface SharedLinks extends MessageRef {
  /** Undefined for messages of apps. */
  readonly person: string | undefined;
  /** The event says that the channel is shared with another organisation. */
  readonly isShared: boolean;
  readonly urls: readonly string[];
}

/** A link and the order that it leads to. */
export interface LinkedOrder {
  readonly url: string;
  readonly identifier: Identifier;
}

const EVENT = z.object({
  channel: z.string(),
  message_ts: z.string(),
  user: z.string().optional().catch(undefined),
  source: z.string().optional().catch(undefined),
  links: z.array(z.object({ url: z.string() })),
});
const BODY = z.object({
  team_id: z.string(),
  is_ext_shared_channel: z.boolean().optional().catch(undefined),
});

/**
 * Undefined for malformed events, and for links in a message that is still being written: its readers are not known yet,
 * and Slack sends another event when it is posted (docs.slack.dev/reference/events/link_shared).
 */
export function parseLinkShared(event: unknown, body: unknown): SharedLinks | undefined {
  const shared = EVENT.safeParse(event).data;
  const wrapping = BODY.safeParse(body).data;
  if (!shared || !wrapping || shared.source === 'composer') return undefined;
  return {
    team: wrapping.team_id,
    channel: shared.channel,
    ts: shared.message_ts,
    person: shared.user,
    isShared: wrapping.is_ext_shared_channel ?? false,
    urls: shared.links.map(({ url }) => url),
  };
}

const MAX_URL_LENGTH = 2_000;

/** The links that contain an order number; ids of people are left out. */
export function orderLinks(
  urls: readonly string[],
  patterns: readonly LinkPattern[],
  read: (text: string) => readonly Identifier[],
): LinkedOrder[] {
  const links = [...new Set(urls)].flatMap((url) => {
    const identifier = read(numberIn(url, patterns) ?? '').find((one) => !isPersonId(one));
    return identifier ? [{ url, identifier }] : [];
  });
  return links.slice(0, MAX_IDENTIFIERS);
}

/** Only what a browser opens as a page is a link to the shop. */
const WEB = new Set(['https:', 'http:']);

function numberIn(url: string, patterns: readonly LinkPattern[]): string | undefined {
  const { protocol = '', hostname: host = '' } = URL.parse(url) ?? {};
  if (!WEB.has(protocol)) return undefined;
  const matching = patterns.filter(({ domain }) => host === domain || host.endsWith(`.${domain}`));
  return matching.map((pattern) => pattern.numberIn(url.slice(0, MAX_URL_LENGTH))).find((number) => number !== undefined);
}
