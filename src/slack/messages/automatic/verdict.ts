import { ordersOf } from '../../../core/finding.ts';
import { alertCard } from '../../cards/alert.ts';
import type { CardContext, Message, Report } from '../../cards/card.ts';
import { maskedName } from '../../cards/compact.ts';
import { link } from '../../cards/mrkdwn.ts';
import { quietCard } from '../../cards/quiet.ts';
import { type MessageEvent, rootOf } from '../message-event.ts';
import type { DigestEntry } from './bursts.ts';
import type { Making } from './draft.ts';
import { type EarlierReply, findEarlier, ordersByKey } from './earlier.ts';
import { onlyFresh, unknownIccids } from './fresh.ts';
import { missKey, repeatKey } from './repeats.ts';

/** What is worth saying of a report in this channel now; undefined: nothing (yet). */
export async function verdictOf(
  making: Making,
  question: string,
  report: Report,
  context: CardContext,
): Promise<Message | undefined> {
  making.progress.findings = report.findings;
  const isNothing = ordersOf(report.findings).length === 0;
  return isNothing ? await miss(making, report, context) : await orders(making, question, report, context);
}

async function orders(making: Making, question: string, report: Report, context: CardContext): Promise<Message | undefined> {
  const { event, client, deps, progress, author } = making;
  const subjects = ordersByKey(event, ordersOf(report.findings));
  const earlier = await findEarlier([...subjects.keys()], progress, event, deps.repeats, client);
  const fresh = onlyFresh(report, (order) => !earlier.has(repeatKey(event, order)));
  if (fresh.findings.length === 0) return await repeated(making, [...earlier.values()], context);
  if (!(await hasRoom(making))) return await joinDigest(making, entriesOf(fresh, event));
  progress.rule = 'answered';
  return alertCard(fresh, { question, shown: true, author }, context);
}

/** In the same thread silence, elsewhere a link. */
async function repeated(making: Making, earlier: readonly EarlierReply[], context: CardContext): Promise<Message | undefined> {
  const { event, progress, author } = making;
  const elsewhere = earlier.find(({ thread }) => thread !== rootOf(event));
  progress.rule = elsewhere ? 'repeated_elsewhere' : 'repeated_here';
  if (!elsewhere || !(await hasRoom(making))) return undefined;
  const { words } = context;
  return quietCard(words.repeated(link(elsewhere.url, words.earlierAnswer)), author, context);
}

async function joinDigest({ deps, progress, event, client }: Making, entries: readonly DigestEntry[]): Promise<undefined> {
  progress.rule = 'burst_digest';
  const news = entries.filter(({ key }) => !progress.inDigest.has(key));
  for (const { key } of news) progress.inDigest.add(key);
  if (news.length > 0) await deps.digests.add(event, news, client);
}

/** Nobody knows it, so it is none of ours - unless a quiet word was wished for. */
async function miss(making: Making, report: Report, context: CardContext): Promise<Message | undefined> {
  const { event, deps, progress, client, author } = making;
  progress.rule = 'found_nowhere';
  const unknown = deps.noteUnknown ? unknownIccids(report) : [];
  const keys = new Map(unknown.map((identifier) => [missKey(event, identifier.value), identifier]));
  const earlier = await findEarlier([...keys.keys()], progress, event, deps.repeats, client);
  const names = [...keys].filter(([key]) => !earlier.has(key)).map(([, identifier]) => maskedName(identifier));
  if (names.length === 0 || !(await hasRoom(making))) return undefined;
  return quietCard(context.words.missing.title(context.words.list(names)), author, context);
}

/** One answer takes one place, however often it is updated. */
function hasRoom({ deps, progress, event }: Making): Promise<boolean> {
  progress.hasRoom ??= deps.bursts.hasRoom(event);
  return progress.hasRoom;
}

function entriesOf({ findings }: Report, event: MessageEvent): readonly DigestEntry[] {
  return findings.flatMap(({ identifier, answer }) => {
    if (answer.kind !== 'found') return [];
    const { kind, value, providers } = identifier;
    if (kind === 'reference') return [];
    return answer.orders.map((order) => {
      const { id, title, stage, attention } = order.public;
      const asked = { kind, value, ...(providers && { providers: [...providers] }) };
      return { key: repeatKey(event, order), identifier: asked, id, title, stage, attention: [...attention], at: answer.at };
    });
  });
}
