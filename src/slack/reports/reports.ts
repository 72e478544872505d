import type { Identifier } from '../../core/identifier/identifier.ts';
import { accountName } from '../../core/provider/account.ts';
import type { OrderNotice } from '../../core/provider/webhook.ts';
import type { Times } from '../../core/times.ts';
import type { Responder } from '../answer/answer.ts';
import { post } from '../answer/delivery/post.ts';
import type { AnswerResult } from '../answer/look-up.ts';
import { isOverrun } from '../answer/refusal.ts';
import { ANYBODY } from '../cards/actions.ts';
import type { Message } from '../cards/card.ts';
import { fingerprint } from '../memory/fingerprint.ts';
import type { ChannelRef, DigestEntry } from '../messages/automatic/digests/bursts.ts';
import type { AutomaticQueue } from '../messages/automatic/queue.ts';
import { type Channels, hasOutsiders } from '../policy/channels.ts';
import { eventually } from '../policy/eventually.ts';
import type { Installation } from '../policy/workspace.ts';
import { createReportDraft, type ReportDraftDeps, unreadReport } from './draft.ts';

export interface ReportsDeps extends ReportDraftDeps {
  /** FOLLOW_CHANNELS */
  readonly follow: readonly { readonly channel: string; readonly notices: readonly OrderNotice['notice'][] }[];
  readonly responder: Responder;
  readonly channels: Channels;
  readonly queue: AutomaticQueue;
  readonly times: Pick<Times, 'slackRetry'>;
  readonly installation: Pick<Installation, 'home'>;
}

/** Posts what a provider reports of an order to the channels of FOLLOW_CHANNELS: one line each, and a digest when there are many. Never rejects. */
export function createReports(deps: ReportsDeps): (notice: OrderNotice) => Promise<void> {
  return async (notice) => {
    const followers = new Set(deps.follow.flatMap(({ channel, notices }) => (notices.includes(notice.notice) ? [channel] : [])));
    const { team, enterprise } = deps.installation.home();
    await Promise.all([...followers].map((channel) => report(deps, { team: team ?? enterprise ?? '', channel }, notice)));
  };
}

async function report(deps: ReportsDeps, channel: ChannelRef, notice: OrderNotice): Promise<void> {
  if (!(await isForColleagues(deps, channel))) return;
  const key = keyOf(channel, notice);
  if (await deps.repeats.find(key)) return;
  const outcome = await postReport(deps, channel, notice, key);
  await remember(deps, channel, outcome, key);
}

/** What became of a report: a message of its own, entries for the channel's digest, or nothing. */
interface ReportOutcome {
  readonly ts?: string | undefined;
  readonly digest?: readonly DigestEntry[] | undefined;
  /** A storm left no room for it in the queue. */
  readonly isStorm?: boolean;
}

async function postReport(deps: ReportsDeps, channel: ChannelRef, notice: OrderNotice, key: string): Promise<ReportOutcome> {
  const identifiers = [identifierOf(notice)];
  const draft = createReportDraft(deps, { channel, notice, key, question: deps.buttonValues.encode(identifiers) });
  const question = { surface: 'automatic', asker: { ...channel, user: undefined }, identifiers, typed: '' } as const;
  const destination = post(deps.posts.automatic(deps.client), { channel: channel.channel, thread: undefined });
  let ts: string | undefined;
  const send = async (message: Message) => {
    ts = await destination.send(message);
    return ts;
  };
  let result: AnswerResult | undefined;
  await deps.queue.run(async () => {
    result = await deps.responder.answer(question, draft.composer, { ...destination, send });
  });
  if (!result || isTooMuch(result)) return { digest: [unreadReport(key)], isStorm: !result };
  return { digest: draft.digest(), ts: result.isDelivered ? ts : undefined };
}

function isTooMuch({ refusal }: AnswerResult): boolean {
  return refusal !== undefined && isOverrun(refusal);
}

/** Waits until Slack says who reads the channel. */
async function isForColleagues({ channels, times }: ReportsDeps, channel: ChannelRef): Promise<boolean> {
  const readers = await eventually(
    () => channels.readersOf(channel),
    (answer) => answer !== 'unknown',
    times.slackRetry,
  );
  return !hasOutsiders(readers);
}

/** Adds to the digest, or remembers the message, so that a report is posted once and can be dismissed. */
async function remember(
  { repeats, dismissible, digests, client }: ReportsDeps,
  channel: ChannelRef,
  { ts, digest, isStorm }: ReportOutcome,
  key: string,
): Promise<void> {
  if (digest) return await digests.add(channel, digest, client, isStorm);
  if (ts === undefined) return await repeats.release(key);
  await repeats.keep(key, { ts });
  await dismissible.remember({ ...channel, ts }, { author: ANYBODY, keys: [key], message: undefined });
}

function keyOf({ team, channel }: ChannelRef, { account, order, notice }: OrderNotice): string {
  return `${team} said ${channel} ${fingerprint('report', notice, account, order)}`;
}

function identifierOf({ account, order }: OrderNotice): Identifier {
  return { kind: 'order', value: order, raw: order, providers: [accountName(account)] };
}
