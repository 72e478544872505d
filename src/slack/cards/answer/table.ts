import type { KnownBlock, RawTextElement } from '@slack/types';
import { maskIccid } from '../../../core/identifier/iccid.ts';
import { sections } from '../blocks/blocks.ts';
import type { CardContext } from '../card.ts';
import { shorten } from '../limits.ts';
import { oneLine } from '../mrkdwn.ts';
import { alarmsOf, orderList, statusWords } from '../order/headline.ts';
import { stageSymbol, symbol, withCharacters } from '../order/symbols.ts';
import { readable } from '../plain.ts';
import type { ResultOrder } from './groups.ts';

/** Literal text: Slack reads nothing into it. */
export type Row = RawTextElement[];

/** Of several numbers, more orders than this become a table. */
export const MAX_WHOLE_ORDERS = 3;
/** Slack's table has room for 100 rows and 10,000 characters. */
const MAX_ROWS = 20;
const MAX_CELL = 60;

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

function orderRow({ order, result: { identifier } }: ResultOrder, { words }: CardContext): Row {
  const { id, title = '', stage, iccid } = order.public;
  const sign = alarmsOf(order).length > 0 ? symbol('attention') : stageSymbol(stage);
  const sim = identifier.kind === 'iccid' ? identifier.value : (iccid ?? '');
  return rowOf([
    `${withCharacters(sign)} ${readable(statusWords(order, words))}`,
    sim && `…${maskIccid(sim).slice(-4)}`,
    title,
    id,
  ]);
}

/** Cells on one line each, shortened; never empty. */
export function rowOf(cells: readonly string[]): Row {
  return cells.map((text) => ({ type: 'raw_text', text: shorten(oneLine(text), MAX_CELL) || '—' }));
}
