import type { KnownBlock } from '@slack/types';
import type { Visible } from '../../../core/order/order.ts';
import { sections } from '../blocks/blocks.ts';
import type { CardContext } from '../card.ts';
import { orderList } from '../order/headline.ts';
import { lastEventText } from '../order/timeline.ts';
import { readable } from '../plain.ts';
import { fittingRows, type Row, rowOf, statusCell } from './table.ts';

/** Up to this many orders are lines. */
const MAX_LINES = 5;
/** A window has no tables: there the lines go on. */
const MAX_WINDOW_LINES = 50;
const PAGE_SIZE = 10;
/** Slack's data table has room for 100 rows (docs.slack.dev/reference/block-kit/blocks/data-table-block). */
const MAX_ROWS = 100;

/** The other orders of one number: a few as lines, many as a table that Slack pages, sorts and filters. */
export function otherOrders(orders: readonly Visible<'public'>[], context: CardContext): KnownBlock[] {
  if (orders.length <= MAX_LINES) return otherOrdersInWindow(orders, context);
  const { columns } = context.words.digest;
  const head = rowOf([columns.stage, columns.when, columns.title, columns.order]);
  const rows = fittingRows(orders.slice(0, MAX_ROWS).map((order) => orderRow(order, context)));
  const caption = context.words.order.older(orders.length);
  return [
    { type: 'data_table', caption, page_size: PAGE_SIZE, row_header_column_index: head.length - 1, rows: [head, ...rows] },
    ...sections([restText(orders.length - rows.length, context)]),
  ];
}

/** The same where Slack takes no tables. */
export function otherOrdersInWindow(orders: readonly Visible<'public'>[], context: CardContext): KnownBlock[] {
  const lines = orderList(orders.slice(0, MAX_WINDOW_LINES), MAX_WINDOW_LINES, context);
  return sections([...lines, restText(orders.length - lines.length, context)]);
}

/** What a list has no room for is found by its own number. */
function restText(rest: number, { words }: CardContext): string {
  return rest > 0 ? words.order.moreByNumber(rest) : '';
}

function orderRow(order: Visible<'public'>, { words, now }: CardContext): Row {
  const { id, title = '', timeline } = order.public;
  return rowOf([statusCell(order, words), readable(lastEventText(timeline, now)), title, id]);
}
