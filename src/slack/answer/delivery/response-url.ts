import type { Message } from '../../cards/card.ts';
import { type Destination, LIFE_MS, NO_UNFURLS, withoutBlocks } from './destination.ts';
import { throwIfRejected } from './slack-error.ts';

/** Bolt's `respond`: posts to the response_url of a payload. */
export type Respond = (message: {
  text: string;
  blocks: Message['blocks'][number][];
  response_type: 'ephemeral' | 'in_channel';
  replace_original: boolean;
  thread_ts?: string;
  unfurl_links: boolean;
  unfurl_media: boolean;
}) => Promise<unknown>;

interface ResponseUrl {
  readonly respond: Respond;
  readonly type: 'ephemeral' | 'in_channel';
  /** A button's response_url can replace the button's message; a command's posts another one. */
  readonly replaces: boolean;
  /** The thread of the button's message: a response_url posts to the channel otherwise (slackapi/bolt-js#963). */
  readonly thread?: string | undefined;
  readonly otherwise?: Destination<Message> | undefined;
}

/** Replies through a response_url: five times at the most, within 30 minutes. */
export function responseUrl({ respond, type, replaces, thread, otherwise }: ResponseUrl): Destination<Message> {
  const fixed = {
    response_type: type,
    replace_original: replaces,
    ...NO_UNFURLS,
    ...(thread === undefined ? {} : { thread_ts: thread }),
  };
  return {
    call: 'response_url',
    replaces,
    life: LIFE_MS.responseUrl,
    otherwise,
    plain: withoutBlocks,
    send: async ({ text, blocks }) => void (await throwIfRejected(await respond({ text, blocks: [...blocks], ...fixed }))),
  };
}
