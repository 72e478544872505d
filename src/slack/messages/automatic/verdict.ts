import { ordersOf } from '../../../core/finding.ts';
import type { CardContext, Message, Report } from '../../cards/card.ts';
import { alertCard } from '../../cards/channel/alert.ts';
import { maskedName } from '../../cards/channel/compact.ts';
import { linkText } from '../../cards/mrkdwn.ts';
import { quietCard } from '../../cards/notices/quiet.ts';
import type { Rule } from '../../memory/trace.ts';
import { type MessageEvent, rootOf } from '../message-event.ts';
import type { EarlierReply, ReplyClaims } from './claims.ts';
import type { DigestEntry } from './digests/bursts.ts';
import { digestEntries } from './digests/digest-entries.ts';
import { leftOutOf, selectFresh, unknownIccids } from './fresh.ts';
import { missKey, repeatKey } from './repeats.ts';

/** What to do about a report: post a message, add to the channel's digest, or stay silent. */
export interface Verdict {
  readonly rule: Rule;
  readonly message?: Message;
  readonly digest?: readonly DigestEntry[];
}

/** What a verdict depends on besides the report. */
export interface Circumstances {
  readonly event: MessageEvent;
  /** Who may dismiss the reply. */
  readonly author: string;
  /** The value of the card's buttons. */
  readonly question: string;
  readonly claims: ReplyClaims;
  /** NOTE_UNKNOWN_ICCIDS */
  readonly noteUnknown: boolean;
  /** Whether the channel may get one more reply now. Asked only when there is something to say. */
  hasRoom(): Promise<boolean>;
}

export async function verdictOf(report: Report, circumstances: Circumstances, context: CardContext): Promise<Verdict> {
  const orders = ordersOf(report.findings);
  if (orders.length === 0) return await aboutMisses(report, circumstances, context);
  const { event, claims, hasRoom, author, question } = circumstances;
  const earlier = await claims.claim(orders.map((order) => repeatKey(event, order)));
  const fresh = selectFresh(report, (order) => !earlier.has(repeatKey(event, order)));
  if (fresh.findings.length === 0) return await aboutRepeats([...earlier.values()], circumstances, context);
  if (!(await hasRoom()))
    return { rule: 'burst_digest', digest: digestEntries(fresh.findings, event.ts, (order) => repeatKey(event, order)) };
  const leftOut = leftOutOf(report, fresh, [...earlier.values()]);
  return { rule: 'answered', message: alertCard(fresh, { question, shown: true, author }, context, leftOut) };
}

/** Silence in the thread of the earlier reply, a link to it elsewhere. */
async function aboutRepeats(
  earlier: readonly EarlierReply[],
  { event, author, hasRoom }: Circumstances,
  context: CardContext,
): Promise<Verdict> {
  const elsewhere = earlier.find(({ thread }) => thread !== rootOf(event));
  if (!elsewhere) return { rule: 'repeated_here' };
  if (!(await hasRoom())) return { rule: 'repeated_elsewhere', digest: [{ key: `repeat ${event.ts}`, message: event.ts }] };
  const { words } = context;
  const sentence = words.repeated(linkText(elsewhere.url, words.earlierAnswer));
  return { rule: 'repeated_elsewhere', message: quietCard(sentence, author, context) };
}

/** No provider knows it: silence, unless NOTE_UNKNOWN_ICCIDS is set. */
async function aboutMisses(
  report: Report,
  { event, author, claims, noteUnknown, hasRoom }: Circumstances,
  context: CardContext,
): Promise<Verdict> {
  const unknown = noteUnknown ? unknownIccids(report) : [];
  const earlier = await claims.claim(unknown.map(({ value }) => missKey(event, value)));
  const names = unknown.filter(({ value }) => !earlier.has(missKey(event, value))).map(maskedName);
  if (names.length === 0 || !(await hasRoom())) return { rule: 'found_nowhere', digest: unreadEntries(report, event) };
  const sentence = context.words.missing.title(context.words.list(names));
  return { rule: 'found_nowhere', message: quietCard(sentence, author, context) };
}

/** A message is counted that nobody could look up. */
export function unreadEntry({ ts }: Pick<MessageEvent, 'ts'>): DigestEntry {
  return { key: `unread ${ts}`, message: ts, isUnread: true };
}

function unreadEntries({ findings, awaited }: Report, event: MessageEvent): readonly DigestEntry[] {
  const isUnread = awaited.length === 0 && findings.some(({ answer }) => answer.kind === 'failed');
  return isUnread ? [unreadEntry(event)] : [];
}
