import type { Finding } from '../../../core/finding.ts';
import type { Identifier } from '../../../core/identifier/identifier.ts';
import type { ButtonValues } from '../../answer/button-value.ts';
import type { Composer } from '../../answer/composer.ts';
import type { Destination } from '../../answer/delivery/destination.ts';
import { post } from '../../answer/delivery/post.ts';
import type { PostQueue } from '../../answer/delivery/post-queue.ts';
import { ANYBODY } from '../../cards/actions.ts';
import type { CardContext, Message, Report } from '../../cards/card.ts';
import type { Threads } from '../../memory/threads.ts';
import type { Rule, Traces } from '../../memory/trace.ts';
import { rootOf } from '../message-event.ts';
import type { Alert } from './alert.ts';
import { createReplyClaims, type ReplyClaims } from './claims.ts';
import type { DigestEntry, ReplyBursts } from './digests/bursts.ts';
import type { Digests } from './digests/digests.ts';
import type { DismissibleReplies } from './dismissible.ts';
import type { Permalinks } from './permalinks.ts';
import type { Repeats } from './repeats.ts';
import { type Circumstances, type Verdict, verdictOf } from './verdict.ts';

export interface ReplyDraftDeps {
  readonly buttonValues: ButtonValues;
  readonly threads: Threads;
  readonly traces: Traces;
  readonly repeats: Repeats;
  readonly bursts: ReplyBursts;
  readonly digests: Digests;
  readonly dismissible: DismissibleReplies;
  /** Whether an ICCID that no provider knows gets a short reply: NOTE_UNKNOWN_ICCIDS. */
  readonly noteUnknown: boolean;
  readonly posts: PostQueue;
  readonly permalinks: Permalinks;
}

/** One automatic reply until it is complete: each report gets a verdict, and the newest verdict counts. */
export interface ReplyDraft {
  readonly composer: Composer<Message>;
  readonly destination: Destination<Message>;
  /** Frees what was claimed and not said. Returns what became of the message. */
  close(): Promise<{ readonly rule: Rule; readonly findings: readonly Finding[] }>;
}

export function createReplyDraft(deps: ReplyDraftDeps, alert: Alert, identifiers: readonly Identifier[]): ReplyDraft {
  const circumstances = circumstancesOf(deps, alert, identifiers);
  const { claims } = circumstances;
  let verdict: Verdict = { rule: 'not_allowed' };
  let findings: readonly Finding[] = [];
  let posted: string | undefined;
  const decide = async (report: Report, context: CardContext) => {
    findings = report.findings;
    verdict = await verdictOf(report, circumstances, context);
    if (verdict.digest) await addToDigest(deps, alert, claims, verdict.digest);
    return verdict.message;
  };
  const thread = post(deps.posts.automatic(alert.client), { channel: alert.event.channel, thread: rootOf(alert.event) });
  const send = async (message: Message) => {
    posted = await thread.send(message);
    if (posted !== undefined) await record(deps, alert, circumstances, posted);
    return posted;
  };
  return {
    composer: { full: decide, notice: () => undefined },
    destination: { ...thread, send },
    close: async () => {
      if (posted !== undefined) return { rule: verdict.rule, findings };
      await claims.release();
      return { rule: verdict.rule === 'answered' ? 'not_delivered' : verdict.rule, findings };
    },
  };
}

function circumstancesOf(deps: ReplyDraftDeps, { event, client }: Alert, identifiers: readonly Identifier[]): Circumstances {
  let room: Promise<boolean> | undefined;
  return {
    event,
    author: event.person ?? ANYBODY,
    question: deps.buttonValues.encode(identifiers),
    claims: createReplyClaims(deps.repeats, (ts) => deps.permalinks.find(client, { channel: event.channel, ts })),
    noteUnknown: deps.noteUnknown,
    // A reply counts once, however often it is updated.
    hasRoom: () => {
      room ??= deps.bursts.hasRoom(event);
      return room;
    },
  };
}

async function addToDigest(
  { digests }: ReplyDraftDeps,
  { event, client }: Alert,
  claims: ReplyClaims,
  entries: readonly DigestEntry[],
): Promise<void> {
  const added = new Set(claims.handToDigest(entries.map(({ key }) => key)));
  if (added.size > 0)
    await digests.add(
      event,
      entries.filter(({ key }) => added.has(key)),
      client,
    );
}

/** Everything that later messages, buttons and reactions need to know about the reply. */
async function record(
  { traces, threads, dismissible }: ReplyDraftDeps,
  { event }: Alert,
  { claims, author }: Circumstances,
  ts: string,
): Promise<void> {
  const { team, channel } = event;
  const thread = rootOf(event);
  traces.replied(event, ts);
  await threads.join(team, channel, thread);
  const keys = await claims.keep({ ts, thread });
  await dismissible.remember({ team, channel, ts }, { author, keys, message: event.ts });
}
