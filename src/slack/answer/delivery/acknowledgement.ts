import type { Message } from '../../cards/card.ts';
import { LIMITS } from '../../cards/limits.ts';
import { type Destination, NO_UNFURLS } from './destination.ts';
import { type Respond, responseUrl } from './response-url.ts';

/** A message in the form of an acknowledgement. */
interface AcknowledgingMessage {
  text: string;
  blocks: Message['blocks'][number][];
  response_type: 'ephemeral';
  unfurl_links: boolean;
  unfurl_media: boolean;
}

/** Bolt's `ack` of a slash command. Slack posts the message that it carries, and does not say whether it accepted it. */
export type Acknowledge = (message?: AcknowledgingMessage) => Promise<void>;

/** A command's acknowledgement, which may carry the answer. */
export interface CommandAcknowledgement {
  /** Ephemeral: the first reply travels in the acknowledgement while that is open, all others through the response_url, or `otherwise`. */
  readonly destination: Destination<Message>;
  /** Acknowledges without an answer, unless it is acknowledged. Rejects when that failed and no reply went another way. */
  close(): Promise<void>;
}

/** What is used of a command's payload. */
export interface Acknowledgeable {
  readonly ack: Acknowledge;
  /** Absent where Slack gave no response_url. */
  readonly respond?: Respond | undefined;
  /** For what Slack does not take through the response_url. */
  readonly otherwise: Destination<Message>;
}

/** Far below what Slack's own replies reach; a longer message goes through the response_url, where a refusal is seen. */
const MAX_CHARACTERS = 20_000;

/** @param within milliseconds until a command is acknowledged without an answer */
export function createAcknowledgements(within: number): (command: Acknowledgeable) => CommandAcknowledgement {
  const acknowledgingWith = createForms();
  return ({ ack, respond, otherwise }) => {
    const later = respond ? responseUrl({ respond, type: 'ephemeral', replaces: false, otherwise }) : otherwise;
    let acknowledged: Promise<void> | undefined;
    let isAnswered = false;
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
          const form = acknowledged ? undefined : acknowledgingWith(message);
          if (form) return void (await acknowledge(form));
          await acknowledge().catch(() => {});
          await later.send(message);
          isAnswered = true;
          return undefined;
        },
      },
      close: async () => {
        try {
          await acknowledge();
        } catch (error) {
          if (!isAnswered) throw error;
        }
      },
    };
  };
}

/** Each message in the form of an acknowledgement, made once: many people may get the same card. Undefined where it is not sure. */
function createForms(): (message: Message) => AcknowledgingMessage | undefined {
  const forms = new WeakMap<Message, AcknowledgingMessage>();
  return (message) => {
    const form = forms.get(message) ?? (isSure(message) ? formOf(message) : undefined);
    if (form) forms.set(message, form);
    return form;
  };
}

function formOf({ text, blocks }: Message): AcknowledgingMessage {
  return { response_type: 'ephemeral', text, blocks: [...blocks], ...NO_UNFURLS };
}

/** Whether Slack accepts the message without a doubt: nobody would see it otherwise. */
function isSure({ text, blocks }: Message): boolean {
  return blocks.length <= LIMITS.blocks && text.length <= LIMITS.text && JSON.stringify(blocks).length <= MAX_CHARACTERS;
}
