import type { AttentionKind, Visible } from '../../core/order.ts';
import { bold, code, prose } from '../mrkdwn.ts';
import type { CardContext } from './card.ts';
import { stageSymbol, symbol } from './symbols.ts';

/**
 * What a support person should notice, as one line; empty when there is nothing.
 * @param notes what is known of a kind, as fragments
 */
export function attentionLine(
  order: Visible<'public'>,
  { words }: CardContext,
  notes: Partial<Record<AttentionKind, string>> = {},
): string {
  const { attention, stage } = order.public;
  const kinds = [...new Set(attention)].filter((kind) => kind !== 'refunded' || stage !== 'refunded');
  if (kinds.length === 0) return '';
  const texts = kinds.map((kind) => words.attention[kind] + (notes[kind] ? `: ${notes[kind]}` : ''));
  return `${symbol('attention')} ${bold(texts.join(' · '))}`;
}

/** Stage, title and id on one line, and whose order it is where that is not plain. */
export function headline(order: Visible<'public'>, { words }: CardContext, provider = ''): string {
  const { stage, title, id } = order.public;
  const stated = `${stageSymbol(stage)} ${bold(words.stages[stage])}`;
  return [stated, prose(title ?? ''), code(id), prose(provider)].filter((part) => part !== '').join(' · ');
}

/** An order in a list: attention, stage, title, id. */
function orderLines(order: Visible<'public'>, context: CardContext): string[] {
  return [attentionLine(order, context), headline(order, context)].filter((line) => line !== '');
}

/** At most `most` orders as lines, and how many more there are. */
export function listed(orders: readonly Visible<'public'>[], most: number, context: CardContext): string[] {
  const lines = orders.slice(0, most).map((order) => orderLines(order, context).join('\n'));
  const more = orders.length - most;
  return more > 0 ? [...lines, context.words.order.andMoreOrders(more)] : lines;
}
