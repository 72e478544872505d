import type { CardContext, Message } from '../../cards/card.ts';

/** Where a reply goes: a response_url, a thread, a modal. */
export interface Destination<Reply> {
  /** Names the call in metrics and log. */
  readonly call: string;
  /** A later reply takes the place of an earlier one: a button's response_url, our own messages. */
  readonly replaces: boolean;
  /** For how long the reply is still wanted, in milliseconds. */
  readonly life: number;
  /** Another way to the same reader: tried while Slack is busy here, and when it refuses. */
  readonly otherwise?: Destination<Reply> | undefined;
  /** Returns the ts of the message, where there is one that can be updated. Throws when Slack rejects the reply. */
  send(reply: Reply): Promise<string | undefined>;
  /** The same in a form that Slack accepts in any case. */
  plain(reply: Reply, context: CardContext): Reply;
}

/** For how long each kind of reply is still wanted, in milliseconds. */
export const LIFE_MS = {
  /** docs.slack.dev: a response_url lives for 30 minutes. */
  responseUrl: 30 * 60_000,
  message: 5 * 60_000,
  /** A trigger lives for three seconds, and a person who sees an old view may press again. */
  view: 10_000,
} as const;

/** Neither links nor media show a preview below a reply. */
export const NO_UNFURLS = { unfurl_links: false, unfurl_media: false };

/** The plain form of a message: only its text. */
export function withoutBlocks({ text }: Message): Message {
  return { text, blocks: [] };
}

/** Sends the first reply only, for what can be said once. */
export function sendOnce<Reply>(destination: Destination<Reply>): Destination<Reply> {
  let isSent = false;
  return {
    ...destination,
    send: async (reply) => {
      if (isSent) return undefined;
      const ts = await destination.send(reply);
      isSent = true;
      return ts;
    },
  };
}
