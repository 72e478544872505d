import type { KnownBlock } from '@slack/types';
import type { PublicPart } from '../../../core/order/order.ts';
import { ATTENTION_KINDS, STAGES } from '../../../core/order/vocabulary.ts';
import { ANYBODY, DETAILS_FOR_ME, DISMISS } from '../actions.ts';
import { environmentTexts } from '../answer/source.ts';
import { plainSentences } from '../answer/summary.ts';
import { button, joinFragments, row, sections, smallPrint } from '../blocks/blocks.ts';
import type { Buttons, CardContext, Message } from '../card.ts';
import { bold, code, instantText, prose } from '../mrkdwn.ts';
import { environmentBadge, environmentBadges } from '../order/environment.ts';
import { alarmsIn } from '../order/headline.ts';
import { stageSymbol, symbol, withoutSymbol } from '../order/symbols.ts';
import { fitMessage } from '../views/fit.ts';

/** What a digest knows of an order: public data only. */
export interface DigestOrder extends Pick<PublicPart, 'id' | 'title' | 'stage' | 'attention'> {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly environment?: string | undefined;
}

const MAX_LINES = 10;

/** Many orders in few lines: how many have which status, then those that need attention. `opening` is a sentence of words/, `note` a fragment in small print. */
export function digestCard(
  opening: string,
  orders: readonly DigestOrder[],
  buttons: Buttons,
  context: CardContext,
  note = '',
): Message {
  const { words } = context;
  const counts = stageCounts(orders, context);
  const odd = orders.filter((order) => alarmsIn(order).length > 0);
  const lines = odd.slice(0, MAX_LINES).map((order) => oddLine(order, context));
  const more = odd.length > MAX_LINES ? words.order.andMoreOrders(odd.length - MAX_LINES) : '';
  const oldest = orders.reduce((least, { at }) => Math.min(least, at), context.now);
  const body: KnownBlock[] = [...sections([bold(opening), ...joinFragments(counts), ...lines, more])];
  const small = [note, words.digest.asOf(instantText(oldest)), ...environmentBadges(orders), ...environmentTexts(context)];
  const tail = [...smallPrint(small), ...buttonRow(buttons, orders.length > 0, context)];
  return {
    text: plainSentences([opening, counts.map(withoutSymbol).join(', '), ...lines, more], words),
    blocks: fitMessage(body, tail, words),
  };
}

/** In the order of an order's life. */
function stageCounts(orders: readonly DigestOrder[], { words }: CardContext): string[] {
  return STAGES.flatMap((stage) => {
    const count = orders.filter((order) => order.stage === stage).length;
    return count === 0 ? [] : [`${stageSymbol(stage)} ${words.stages[stage]}: ${count}`];
  });
}

function oddLine(order: DigestOrder, { words }: CardContext): string {
  const { id, title, environment } = order;
  const alarms = alarmsIn(order);
  const notes = ATTENTION_KINDS.filter((kind) => alarms.includes(kind)).map((kind) => words.attention[kind]);
  const badge = environmentBadge({ environment });
  return [badge, `${symbol('attention')} ${bold(notes.join(' · '))}`, prose(title ?? ''), code(id)].filter(Boolean).join(' · ');
}

function buttonRow({ question, author = ANYBODY }: Buttons, hasOrders: boolean, { words }: CardContext): KnownBlock[] {
  const details = hasOrders ? [button(DETAILS_FOR_ME, words.buttons.detailsForMe, question)] : [];
  return row([...details, button(DISMISS, words.buttons.dismiss, author)]);
}
