import { distinctOrders, groupsOf } from '../answer/groups.ts';
import type { Buttons, CardContext, Message, Report } from '../card.ts';
import { compactCard } from './compact.ts';
import { digestCard } from './digest.ts';
import { tableCard } from './table.ts';

/** More orders than this become a digest. */
const MAX_IN_TABLE = 10;
/** More than this are not looked up unasked. */
export const MAX_LOOKED_UP = 50;

/** An automatic reply: one order as lines, several as a table, many as a digest; public data only. */
export function alertCard(report: Report, buttons: Buttons, context: CardContext): Message {
  const found = groupsOf(report, 'public').filter(({ results }) => results.length > 0);
  if (found.length > MAX_IN_TABLE) return manyCard(report, buttons, context);
  const few = { ...report, leftOut: 0 };
  return found.length > 1 ? tableCard(few, buttons, context) : compactCard(few, buttons, context);
}

function manyCard(report: Report, buttons: Buttons, context: CardContext): Message {
  const orders = distinctOrders(groupsOf(report, 'public')).map(({ order, result }) => ({
    ...order.public,
    environment: order.environment,
    at: result.at,
  }));
  const { digest, report: said } = context.words;
  const opening = [digest.many(orders.length), report.leftOut > 0 ? said.leftOut(MAX_LOOKED_UP, report.leftOut) : ''];
  return digestCard(context.words.sentences(opening), orders, buttons, context);
}
