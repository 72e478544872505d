import type { MessageAttachment } from '@slack/types';
import { type Composer, whenComplete } from '../answer/composer.ts';
import type { Destination } from '../answer/delivery/destination.ts';
import { LIFE_MS, sendOnce } from '../answer/delivery/destination.ts';
import type { MessageRef } from '../answer/question.ts';
import type { CardContext, Message, Report } from '../cards/card.ts';
import { unfurlCard } from '../cards/channel/unfurl.ts';
import type { LinkedOrder } from './event.ts';

/** What is used of Slack's Web API for link previews. */
export interface UnfurlClient {
  readonly chat: {
    unfurl(call: { channel: string; ts: string; unfurls: Record<string, MessageAttachment> }): Promise<unknown>;
  };
}

/** Cards by the link that they are shown below. */
export type Unfurls = Readonly<Record<string, Message>>;

/** Nobody waits for it, so it is sent once, when all providers have answered. */
export function unfurlComposer(links: readonly LinkedOrder[]): Composer<Unfurls> {
  return whenComplete({
    full: (report, context) => {
      const unfurls = unfurlsOf(links, report, context);
      return Object.keys(unfurls).length > 0 ? unfurls : undefined;
    },
    notice: () => undefined,
  });
}

function unfurlsOf(links: readonly LinkedOrder[], report: Report, context: CardContext): Unfurls {
  const cards = links.map(({ url, identifier }) => [url, unfurlCard(identifier, report, context)] as const);
  return Object.fromEntries(cards.flatMap(([url, card]) => (card ? [[url, card]] : [])));
}

/** Sends once: a second call would only replace the same attachments. */
export function belowMessage(client: UnfurlClient, { channel, ts }: MessageRef): Destination<Unfurls> {
  return sendOnce({
    call: 'chat.unfurl',
    replaces: true,
    life: LIFE_MS.message,
    plain: (unfurls) => Object.fromEntries(Object.entries(unfurls).map(([url, { text }]) => [url, { text, blocks: [] }])),
    send: async (unfurls) => {
      const attachments = Object.entries(unfurls).map(([url, card]) => [url, attachment(card)] as const);
      return void (await client.chat.unfurl({ channel, ts, unfurls: Object.fromEntries(attachments) }));
    },
  });
}

function attachment({ text, blocks }: Message): MessageAttachment {
  return blocks.length > 0 ? { blocks: [...blocks], fallback: text } : { text };
}
