import { groupsOf } from './answer/groups.ts';
import type { Buttons, CardContext, Message, Report } from './card.ts';
import { compactCard } from './compact.ts';
import { digestCard } from './digest.ts';
import { tableCard, toldOrders } from './table.ts';

/** More identifiers than this are told as a digest. */
const MOST_IN_TABLE = 10;
/** More than this are not looked up unasked. */
export const MOST_TOLD = 50;

/** An automatic reply: one order as lines, several as a table, many as a digest; public data only. */
export function alertCard(report: Report, buttons: Buttons, context: CardContext): Message {
  const found = groupsOf(report, 'public').filter(({ tellings }) => tellings.length > 0);
  if (found.length > MOST_IN_TABLE) return manyCard(report, buttons, context);
  const few = { ...report, leftOut: 0 };
  return found.length > 1 ? tableCard(few, buttons, context) : compactCard(few, buttons, context);
}

function manyCard(report: Report, buttons: Buttons, context: CardContext): Message {
  const orders = toldOrders(groupsOf(report, 'public')).map(({ order, telling }) => ({ ...order.public, at: telling.at }));
  const { digest, report: said } = context.words;
  const opening = [digest.many(orders.length), report.leftOut > 0 ? said.leftOut(MOST_TOLD, report.leftOut) : ''];
  return digestCard(context.words.sentences(opening), orders, buttons, context);
}
