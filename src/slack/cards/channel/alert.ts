import { distinctOrders, groupsOf } from '../answer/groups.ts';
import type { Buttons, CardContext, Message, Report } from '../card.ts';
import { linkText } from '../mrkdwn.ts';
import { compactCard } from './compact.ts';
import { digestCard } from './digest.ts';
import { tableCard } from './table.ts';

/** More orders than this become a digest. */
const MAX_IN_TABLE = 10;
/** More than this are not looked up unasked. */
export const MAX_LOOKED_UP = 50;

/** What an automatic reply to several numbers does not show. */
export interface LeftOut {
  /** Numbers whose orders an earlier reply has shown as they are, and the link to it. */
  readonly earlier: { readonly count: number; readonly url: string } | undefined;
  /** Numbers that no provider knows. */
  readonly missing: number;
}

const NOTHING: LeftOut = { earlier: undefined, missing: 0 };

/** An automatic reply: one order as lines, several as a table, many as a digest; public data only. */
export function alertCard(report: Report, buttons: Buttons, context: CardContext, leftOut: LeftOut = NOTHING): Message {
  const found = groupsOf(report, 'public').filter(({ results }) => results.length > 0);
  if (found.length > MAX_IN_TABLE) return manyCard(report, buttons, context, leftOut);
  const few = { ...report, leftOut: 0 };
  const note = leftOutText(leftOut, context);
  return found.length > 1 ? tableCard(few, buttons, context, note) : compactCard(few, buttons, context, note);
}

/** "1 answered earlier (link), 2 not found" */
function leftOutText({ earlier, missing }: LeftOut, { words }: CardContext): string {
  const { answeredEarlier, notFound } = words.digest;
  return words.list([
    ...(earlier ? [answeredEarlier(earlier.count, linkText(earlier.url, words.earlierAnswer))] : []),
    ...(missing > 0 ? [notFound(missing)] : []),
  ]);
}

function manyCard(report: Report, buttons: Buttons, context: CardContext, leftOut: LeftOut): Message {
  const orders = distinctOrders(groupsOf(report, 'public')).map(({ order, result }) => ({
    ...order.public,
    environment: order.environment,
    at: result.at,
  }));
  const { digest, report: said } = context.words;
  const rest = report.leftOut > 0 ? context.words.follow([said.leftOut(MAX_LOOKED_UP, report.leftOut), said.askForRest]) : '';
  const opening = [digest.many(orders.length), rest];
  return digestCard(context.words.sentences(opening), orders, buttons, context, leftOutText(leftOut, context));
}
