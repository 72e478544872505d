import type { MessageAttachment } from '@slack/types';
import type { Identifier } from '../core/identifier.ts';
import type { LinkPattern } from '../core/link-pattern.ts';
import type { Composer, Responder } from './answer.ts';
import type { CardContext, Message, Report } from './cards/card.ts';
import { unfurlCard } from './cards/unfurl.ts';
import type { Channels } from './channels.ts';
import type { Destination } from './delivery.ts';
import { fingerprint } from './fingerprint.ts';
import { type OrderLink, orderLinks, readShared, type Shared } from './links.ts';
import type { Once } from './once.ts';
import type { Traces } from './trace.ts';

/** What is used of Slack's Web API to show what a link leads to. */
export interface UnfurlClient {
  readonly chat: {
    unfurl(call: { channel: string; ts: string; unfurls: Record<string, MessageAttachment> }): Promise<unknown>;
  };
}

/** What is used of `link_shared`, which Bolt acknowledges by itself. */
export interface UnfurlArgs {
  readonly event: unknown;
  readonly body: unknown;
  readonly client: UnfurlClient;
}

export interface UnfurlParts {
  readonly patterns: readonly LinkPattern[];
  read(text: string): readonly Identifier[];
  readonly responder: Responder;
  readonly channels: Channels;
  readonly once: Once;
  readonly traces: Traces;
}

/** Links to the shop's own pages show where the order stands: public data, where it was found, and silence otherwise. */
export function createUnfurl(parts: UnfurlParts): (args: UnfurlArgs) => Promise<void> {
  return async ({ event, body, client }) => {
    const shared = readShared(event, body);
    const links = shared ? orderLinks(shared.urls, parts.patterns, parts.read) : [];
    if (!shared || links.length === 0) return;
    const occasion = { event: eventKey(shared), content: contentKey(shared) };
    await parts.responder.during(parts.once.run(occasion, () => unfurl(parts, shared, links, client)));
  };
}

function eventKey({ team, eventId }: Shared): string | undefined {
  return eventId === undefined ? undefined : `${team} event ${eventId}`;
}

function contentKey({ team, channel, ts, urls }: Shared): string {
  return `${team} unfurl ${channel} ${ts} ${fingerprint(...urls)}`;
}

async function unfurl(
  { responder, channels, traces }: UnfurlParts,
  shared: Shared,
  links: readonly OrderLink[],
  client: UnfurlClient,
): Promise<boolean> {
  const { team, channel, ts, person, isShared } = shared;
  const message = { team, channel, ts };
  const identifiers = links.map(({ identifier }) => identifier);
  if ((await channels.readersOf(team, channel, isShared)) !== 'colleagues') {
    traces.note(message, { surface: 'unfurl', rule: 'shared_channel', identifiers });
    return true;
  }
  const question = {
    surface: 'unfurl',
    asker: { team, channel, user: person },
    identifiers,
    typed: '',
    message,
    isUnasked: true,
  };
  await responder.answer(question, composerOf(links), below(client, shared));
  return true;
}

/** By the link that each stands below. */
type Unfurls = Readonly<Record<string, Message>>;

/** Nobody waits for it, so that it is said once, when everybody has answered. */
function composerOf(links: readonly OrderLink[]): Composer<Unfurls> {
  const whole = (report: Report, context: CardContext): Unfurls =>
    Object.fromEntries(
      links.flatMap(({ url, identifier }) => {
        const card = unfurlCard(identifier, report, context);
        return card ? [[url, card]] : [];
      }),
    );
  return {
    full: (report, context) => (report.awaited.length === 0 ? whole(report, context) : undefined),
    late: (report, _news, context) => whole(report, context),
    notice: () => undefined,
  };
}

/** Further calls with the same message would change the same attachments; there is nothing to change. */
function below(client: UnfurlClient, { channel, ts }: Shared): Destination<Unfurls> {
  let isOut = false;
  return {
    call: 'chat.unfurl',
    replaces: true,
    plain: (unfurls) => Object.fromEntries(Object.entries(unfurls).map(([url, { text }]) => [url, { text, blocks: [] }])),
    send: async (unfurls) => {
      const attachments = Object.entries(unfurls).map(([url, card]) => [url, attachment(card)] as const);
      if (isOut || attachments.length === 0) return;
      await client.chat.unfurl({ channel, ts, unfurls: Object.fromEntries(attachments) });
      isOut = true;
    },
  };
}

function attachment({ text, blocks }: Message): MessageAttachment {
  return blocks.length > 0 ? { blocks: [...blocks], fallback: text } : { text };
}
