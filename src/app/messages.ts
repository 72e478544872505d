import type { ServeConfig } from '../config/config.ts';
import type { Times } from '../core/times.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Responder } from '../slack/answer/answer.ts';
import type { Questions } from '../slack/answer/button-value.ts';
import type { Replies } from '../slack/answer/composers.ts';
import { createDismiss } from '../slack/buttons/dismiss.ts';
import type { Once } from '../slack/memory/deduplication.ts';
import { createThreads } from '../slack/memory/threads.ts';
import type { Traces } from '../slack/memory/trace.ts';
import { createAutomatic } from '../slack/messages/automatic/automatic.ts';
import { createReplyBursts } from '../slack/messages/automatic/bursts.ts';
import { createDigests } from '../slack/messages/automatic/digests.ts';
import { createDismissibleReplies } from '../slack/messages/automatic/dismissible.ts';
import { createRepeats } from '../slack/messages/automatic/repeats.ts';
import { createMention } from '../slack/messages/mention.ts';
import { createMessages } from '../slack/messages/messages.ts';
import type { Access } from '../slack/policy/access.ts';
import type { Channels } from '../slack/policy/channels.ts';
import type { Surfaces } from '../slack/transport/bolt.ts';
import type { Store } from '../state/store.ts';
import type { Scout } from './scout.ts';

export interface MessagesContext {
  readonly config: ServeConfig;
  readonly times: Times;
  readonly scout: Scout;
  readonly responder: Responder;
  readonly access: Access;
  readonly channels: Channels;
  readonly traces: Traces;
  readonly store: Store;
  readonly once: Once;
  readonly questions: Questions;
  readonly replies: Replies;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Everything that begins with a message: mentions, automatic replies, and taking those back. */
export function messageSurfaces(context: MessagesContext): Pick<Surfaces, 'message' | 'dismiss'> {
  const { config, times, scout, store, responder, log, metrics } = context;
  const { channels: autoReplyChannels, repeatWindow, noteUnknown } = config.automatic;
  const shared = {
    ...context,
    threads: createThreads(store),
    repeats: createRepeats(store, repeatWindow),
    bursts: createReplyBursts(store, times.digest),
    dismissible: createDismissibleReplies(store),
  };
  const digests = createDigests(shared);
  const automatic = createAutomatic({ ...shared, read: scout.read, digests, autoReplyChannels, noteUnknown });
  const mention = createMention({ ...shared, read: (text) => scout.read(text, { asked: true }) });
  return {
    message: createMessages({ responder, mention, automatic }),
    dismiss: createDismiss({ ...shared, onDismissed: metrics.wrongMatch, onRefused: refusedBy(log, metrics) }),
  };
}

function refusedBy(log: Log, metrics: Metrics): (call: string, code: string, err: unknown) => void {
  return (call, code, err) => {
    metrics.slackFailure({ call, error: code });
    log.warn({ call, code, err }, 'Slack did not take a reply back');
  };
}
