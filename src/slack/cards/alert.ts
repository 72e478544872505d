import type { Buttons, CardContext, Message, Report } from './card.ts';
import { compactCard } from './compact.ts';
import { digestCard } from './digest.ts';
import { groupsOf } from './groups.ts';
import { tableCard, toldOrders } from './table.ts';

/** More identifiers than this are told as a digest. */
const MOST_IN_TABLE = 10;

/** An automatic reply: one order as lines, several as a table, many as a digest; public data only. */
export function alertCard(report: Report, buttons: Buttons, context: CardContext): Message {
  const found = groupsOf(report, 'public').filter(({ tellings }) => tellings.length > 0);
  if (found.length > MOST_IN_TABLE) return manyCard(report, buttons, context);
  return found.length > 1 ? tableCard(report, buttons, context) : compactCard(report, buttons, context);
}

function manyCard(report: Report, buttons: Buttons, context: CardContext): Message {
  const orders = toldOrders(groupsOf(report, 'public')).map(({ order, telling }) => ({ ...order.public, at: telling.at }));
  return digestCard(context.words.digest.many(orders.length), orders, buttons, context);
}
