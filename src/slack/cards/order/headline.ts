import type { AttentionKind, Visible } from '../../../core/order.ts';
import type { Words } from '../../words/words.ts';
import type { CardContext } from '../card.ts';
import { bold, code, prose } from '../mrkdwn.ts';
import { stageText, whenText } from './status.ts';
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
  const texts = kinds.map((kind) => withNote(words.attention[kind], notes[kind], words));
  return `${symbol('attention')} ${bold(texts.join(' · '))}`;
}

function withNote(text: string, note: string | undefined, words: Words): string {
  return note ? words.pair(text, note) : text;
}

/** Stage, title and id on one line, and whose order it is where that is not plain. */
export function headline(order: Visible<'public'>, { words }: CardContext, provider = ''): string {
  const { stage, kind, title, id } = order.public;
  const stated = `${stageSymbol(stage)} ${bold(stageText(order.public, words))}`;
  return [stated, kind ? words.references[kind] : '', prose(title ?? ''), code(id), prose(provider)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** An order in a list: attention, then stage, title, id and when it began. */
function orderLines(order: Visible<'public'>, isDated: boolean, context: CardContext): string[] {
  const [first] = isDated ? order.public.timeline : [];
  const line = [headline(order, context), first ? whenText(first.when) : ''].filter((part) => part !== '').join(' · ');
  return [attentionLine(order, context), line].filter((part) => part !== '');
}

/** At most `limit` orders as lines, and how many more there are; `isDated` where several need to be distinguished. */
export function orderList(
  orders: readonly Visible<'public'>[],
  limit: number,
  context: CardContext,
  isDated = orders.length > 1,
): string[] {
  const lines = orders.slice(0, limit).map((order) => orderLines(order, isDated, context).join('\n'));
  const more = orders.length - limit;
  return more > 0 ? [...lines, context.words.order.andMoreOrders(more)] : lines;
}
