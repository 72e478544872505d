import { property } from '../intake/readers.ts';
import type { Rule, Traces } from '../memory/trace.ts';
import type { BotIdentity } from '../policy/workspace.ts';
import { isAddressed } from './addressed.ts';
import { type Read, readAlert } from './automatic/alert.ts';
import { isAutomatic } from './automatic/automatic.ts';
import { type MessageEvent, parseMessageEvent } from './message-event.ts';
import { isOurs } from './messages.ts';

export interface UnansweredDeps {
  /** With the names of all accounts: who may use which is asked of Slack, and not here. */
  readonly read: Read;
  readonly traces: Pick<Traces, 'note'>;
  /** AUTO_REPLY_CHANNELS */
  readonly autoReplyChannels: readonly string[];
  identity(): BotIdentity;
}

const SURFACE = 'automatic';

/**
 * Handles the messages that get no answer, nearly all of a channel's, before Bolt, which takes longer than all of this:
 * notes for `/order why` what the listener would. False for all that a listener must see: other events, edits, deletions,
 * direct messages, messages to us, and those that name something.
 */
export function createUnanswered(deps: UnansweredDeps): (body: unknown) => boolean {
  return (body) => {
    const event = property(body, 'event');
    const isDeletion = property(event, 'subtype') === 'message_deleted';
    if (property(body, 'type') !== 'event_callback' || property(event, 'type') !== 'message' || isDeletion) return false;
    const message = parseMessageEvent(event, body);
    const identity = deps.identity();
    if (!message || isOurs(message, identity)) return true;
    if (message.isDirect || message.previous !== undefined || isAddressed(message.message, identity.botUserId)) return false;
    const rule = whyUnanswered(deps, message);
    if (rule) deps.traces.note(message, { surface: SURFACE, rule });
    return rule !== undefined;
  };
}

/** Undefined: it names something, or whether it is below a reply of ours must be looked up. */
function whyUnanswered({ autoReplyChannels, read }: UnansweredDeps, message: MessageEvent): Rule | undefined {
  if (!isAutomatic(autoReplyChannels, message.channel)) return 'not_an_automatic_channel';
  if (message.person === undefined && message.thread !== undefined) return undefined;
  const { identifiers, whyNothing } = readAlert(message, read);
  return identifiers.length > 0 ? undefined : whyNothing();
}
