import type { Message } from '../../cards/card.ts';
import { LIMITS } from '../../cards/limits.ts';
import type { Destination } from './destination.ts';
import { type Respond, responseUrl } from './response-url.ts';

/** Bolt's `ack` of a slash command. Slack posts the message that it carries, and does not say whether it accepted it. */
export type Acknowledge = (message?: {
  text: string;
  blocks: Message['blocks'][number][];
  response_type: 'ephemeral';
  unfurl_links: boolean;
  unfurl_media: boolean;
}) => Promise<void>;

/** A command's acknowledgement, which may carry the answer. */
export interface CommandAcknowledgement {
  /** Ephemeral: the first reply travels in the acknowledgement while that is open, all others through the response_url. */
  readonly destination: Destination<Message>;
  /** Acknowledges without an answer, unless it is acknowledged. Rejects when that failed. */
  close(): Promise<void>;
}

export interface AcknowledgementDeps {
  readonly ack: Acknowledge;
  readonly respond: Respond;
  /** For what Slack does not take through the response_url. */
  readonly otherwise?: Destination<Message> | undefined;
  /** Milliseconds until it is acknowledged without an answer. */
  readonly within: number;
}

/** Far below what Slack's own replies reach; a longer message goes through the response_url, where a refusal is seen. */
const MAX_CHARACTERS = 20_000;

export function openAcknowledgement({ ack, respond, otherwise, within }: AcknowledgementDeps): CommandAcknowledgement {
  const later = responseUrl({ respond, type: 'ephemeral', replaces: false, otherwise });
  let acknowledged: Promise<void> | undefined;
  const acknowledge: Acknowledge = (message) => {
    clearTimeout(timer);
    acknowledged ??= ack(message);
    return acknowledged;
  };
  // A failure is thrown by `close`, which the command awaits.
  const timer = setTimeout(() => void acknowledge().catch(() => {}), within);
  return {
    destination: {
      ...later,
      send: async (message) => {
        if (acknowledged || !isSure(message)) {
          await acknowledge().catch(() => {});
          return await later.send(message);
        }
        const { text, blocks } = message;
        await acknowledge({ response_type: 'ephemeral', text, blocks: [...blocks], unfurl_links: false, unfurl_media: false });
        return undefined;
      },
    },
    close: () => acknowledge(),
  };
}

/** Whether Slack accepts the message without a doubt: nobody would see it otherwise. */
function isSure({ text, blocks }: Message): boolean {
  return blocks.length <= LIMITS.blocks && text.length <= LIMITS.text && JSON.stringify(blocks).length <= MAX_CHARACTERS;
}
