import type { KnownBlock, RawTextElement } from '@slack/types';
import { maskIccid } from '../../../core/identifier/iccid.ts';
import type { Visible } from '../../../core/order/order.ts';
import type { Words } from '../../words/words.ts';
import { sections } from '../blocks/blocks.ts';
import type { CardContext } from '../card.ts';
import { shorten } from '../limits.ts';
import { oneLine } from '../mrkdwn.ts';
import { environmentBadge } from '../order/environment.ts';
import { alarmsOf, orderList, statusWords } from '../order/headline.ts';
import { stageSymbol, symbol } from '../order/symbols.ts';
import { readable } from '../plain.ts';
import type { ResultOrder } from './groups.ts';

/** Literal text: Slack reads nothing into it. */
export type Row = RawTextElement[];

/** Of several numbers, more orders than this become a table. */
export const MAX_WHOLE_ORDERS = 3;
/** Slack's table has room for 100 rows and 10,000 characters. */
const MAX_ROWS = 20;
const MAX_CELL = 60;
/** Slack's data table has room for 20,000 characters; a message for fewer. */
const MAX_TEXT = 8_000;

/** Orders as a table of public data, for narrow screens: the status first, then the last digits of the SIM card, ids last. */
export function tableBlocks(orders: readonly ResultOrder[], context: CardContext): KnownBlock[] {
  const { columns } = context.words.digest;
  const head = rowOf([columns.stage, columns.sim, columns.title, columns.order]);
  const rows = orders.slice(0, MAX_ROWS).map((shown) => orderRow(shown, context));
  const more = orders.length - MAX_ROWS;
  return [
    ...(rows.length > 0 ? [{ type: 'table' as const, rows: [head, ...rows] }] : []),
    ...sections(more > 0 ? [context.words.order.andMoreOrders(more)] : []),
  ];
}

/** The same as lines, where Slack takes no tables. */
export function lineBlocks(orders: readonly ResultOrder[], context: CardContext): KnownBlock[] {
  return sections(
    orderList(
      orders.map(({ order }) => order),
      MAX_ROWS,
      context,
    ),
  );
}

function orderRow({ order, result }: ResultOrder, { words }: CardContext): Row {
  const { id, title = '' } = order.public;
  return rowOf([statusCell(order, words), lastDigits(order, result), title, id]);
}

/** Of the SIM card that was asked for, or that the order is for; empty where there is none. */
export function lastDigits({ public: { iccid = '' } }: Visible<'public'>, { identifier }: ResultOrder['result']): string {
  const sim = identifier.kind === 'iccid' ? identifier.value : iccid;
  return sim && `…${maskIccid(sim).slice(-4)}`;
}

/** The status of an order as characters, with the badge of one that is not real. */
export function statusCell(order: Visible<'public'>, words: Words): string {
  const sign = alarmsOf(order).length > 0 ? symbol('attention') : stageSymbol(order.public.stage);
  const parts = [environmentBadge(order), `${sign} ${statusWords(order, words)}`].filter((part) => part !== '');
  return readable(parts.join(' · '));
}

/** Cells on one line each, shortened; never empty. */
export function rowOf(cells: readonly string[]): Row {
  return cells.map((text) => ({ type: 'raw_text', text: shorten(oneLine(text), MAX_CELL) || '—' }));
}

/** As many rows of a data table as fit, one at the least. */
export function fittingRows(rows: readonly Row[]): readonly Row[] {
  let length = 0;
  const tooLong = rows.findIndex((row) => {
    length += row.reduce((sum, { text }) => sum + text.length, 0);
    return length > MAX_TEXT;
  });
  return tooLong < 0 ? rows : rows.slice(0, Math.max(1, tooLong));
}
