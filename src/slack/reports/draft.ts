import { type Finding, ordersOf } from '../../core/finding.ts';
import type { OrderNotice } from '../../core/provider/webhook.ts';
import type { ButtonValues } from '../answer/button-value.ts';
import type { Composer } from '../answer/composer.ts';
import type { PostQueue } from '../answer/delivery/post-queue.ts';
import { ANYBODY } from '../cards/actions.ts';
import type { CardContext, Message, Report } from '../cards/card.ts';
import { alertCard } from '../cards/channel/alert.ts';
import { reportedCard } from '../cards/channel/reported.ts';
import { code } from '../cards/mrkdwn.ts';
import { quietCard } from '../cards/notices/quiet.ts';
import type { AutomaticClient } from '../messages/automatic/alert.ts';
import type { ChannelRef, DigestEntry, ReplyBursts } from '../messages/automatic/digests/bursts.ts';
import { digestEntries } from '../messages/automatic/digests/digest-entries.ts';
import type { Digests } from '../messages/automatic/digests/digests.ts';
import type { DismissibleReplies } from '../messages/automatic/dismissible.ts';
import type { Repeats } from '../messages/automatic/repeats.ts';

export interface ReportDraftDeps {
  readonly client: AutomaticClient;
  readonly buttonValues: ButtonValues;
  readonly repeats: Repeats;
  readonly bursts: ReplyBursts;
  readonly digests: Digests;
  readonly dismissible: DismissibleReplies;
  readonly posts: PostQueue;
}

interface Circumstances {
  readonly channel: ChannelRef;
  readonly notice: OrderNotice;
  /** Of this report in repeats.ts. */
  readonly key: string;
  /** The value of the card's buttons. */
  readonly question: string;
}

/** What is posted of one report, once the order is looked up. */
export interface ReportDraft {
  readonly composer: Composer<Message>;
  /** Set when the channel has no room for a message of its own. */
  digest(): readonly DigestEntry[] | undefined;
}

export function createReportDraft(
  deps: { readonly bursts: Pick<ReplyBursts, 'hasRoom'> },
  circumstances: Circumstances,
): ReportDraft {
  const { channel, notice, key, question } = circumstances;
  let room: Promise<boolean> | undefined;
  let digest: readonly DigestEntry[] | undefined;

  /** A message counts once, however often it is updated. */
  async function hasRoom(): Promise<boolean> {
    room ??= deps.bursts.hasRoom(channel);
    return await room;
  }

  async function compose(report: Report, context: CardContext): Promise<Message | undefined> {
    const [first] = report.findings;
    // An account that the channel may not use was not asked.
    if (!first || report.awaited.length > 0) return undefined;
    if (!(await hasRoom())) {
      digest = entriesOf(report.findings, key);
      return undefined;
    }
    const reported = { notice: notice.notice, provider: first.source.label };
    return reportedCard(cardOf(report, notice, question, context), reported, context);
  }

  return { composer: { full: compose, notice: () => undefined }, digest: () => digest };
}

/** The order as in an automatic reply; its number alone while its provider does not answer. */
function cardOf(report: Report, { order }: OrderNotice, question: string, context: CardContext): Message {
  const isFound = ordersOf(report.findings).length > 0;
  return isFound
    ? alertCard(report, { question, shown: true, author: ANYBODY, isReport: true }, context)
    : quietCard(code(order), ANYBODY, context);
}

function entriesOf(findings: readonly Finding[], key: string): readonly DigestEntry[] {
  const entries = digestEntries(findings, key, () => key);
  return entries.length > 0 ? entries : [unreadReport(key)];
}

/** A report is counted whose order nobody could look up. */
export function unreadReport(key: string): DigestEntry {
  return { key, message: key, isUnread: true };
}
