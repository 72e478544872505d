import type { Finding } from '../../../core/finding.ts';
import type { Identifier } from '../../../core/identifier.ts';
import type { Responder } from '../../answer/answer.ts';
import type { Questions } from '../../answer/button-value.ts';
import type { PostClient } from '../../answer/destination.ts';
import type { Threads } from '../../memory/threads.ts';
import type { Rule, Traces } from '../../memory/trace.ts';
import type { MessageEvent } from '../message-event.ts';
import type { ReplyBursts } from './bursts.ts';
import type { Digests } from './digests.ts';
import type { DismissibleReplies } from './dismissible.ts';
import type { PermalinkClient } from './earlier.ts';
import type { Repeats } from './repeats.ts';

export type AutomaticClient = PostClient & PermalinkClient;

export interface AutomaticReplyDeps {
  readonly responder: Responder;
  readonly questions: Questions;
  readonly threads: Threads;
  readonly traces: Traces;
  readonly repeats: Repeats;
  readonly bursts: ReplyBursts;
  readonly digests: Digests;
  readonly dismissible: DismissibleReplies;
  /** Whether an ICCID that nobody knows is worth a quiet word. */
  readonly noteUnknown: boolean;
}

/** A message that nobody addressed to us. */
export interface Alert {
  readonly event: MessageEvent;
  readonly ourUser: string | undefined;
  readonly client: AutomaticClient;
}

/** What has happened so far. */
export interface Progress {
  rule: Rule;
  findings: readonly Finding[];
  /** Keys of what this reply says, or will say. */
  readonly own: Set<string>;
  /** Those of them that the channel's digest says. */
  readonly inDigest: Set<string>;
  hasRoom: Promise<boolean> | undefined;
  /** The ts of our message. */
  ts: string | undefined;
}

export interface Making extends Alert {
  readonly deps: AutomaticReplyDeps;
  readonly progress: Progress;
  readonly author: string;
  readonly identifiers: readonly Identifier[];
}
