import type { KnownBlock } from '@slack/types';
import type { NamedOrder } from '../../../core/finding.ts';
import type { Visible } from '../../../core/order.ts';
import { row, sections, smallPrint } from '../blocks/blocks.ts';
import { orderButtons } from '../button-row.ts';
import type { Buttons, CardContext } from '../card.ts';
import { headline } from '../order/headline.ts';
import { orderBlocks } from '../order/order.ts';
import { contradictionLines, linkageTexts, storyFooter, timelineBlocks, type VisibleStory } from './story.ts';

type Full = 'public' | 'internal';

/** One purchase: what does not fit, each provider's order with its figures, one timeline for all, and how it is known to be one. */
export function purchaseBlocks(
  seen: VisibleStory<Full>,
  isNew: (order: NamedOrder) => boolean,
  buttons: Buttons,
  context: CardContext,
): KnownBlock[] {
  const parts = seen.results.flatMap(({ orders, source }) => orders.map((order) => ({ order, label: source.label })));
  const known = parts.filter(({ order }) => !isNew(order)).map(({ order, label }) => headline(order, context, label));
  return [
    ...sections([...contradictionLines(seen, context.words), ...known]),
    ...parts
      .filter(({ order }) => isNew(order))
      .flatMap(({ order, label }) => [
        ...orderBlocks(partOf(seen, order), context, label),
        ...row(orderButtons(order, buttons, context, label)),
      ]),
    ...timelineBlocks(seen, context),
    ...smallPrint(linkageTexts(seen, context.words)),
    ...storyFooter(seen, context),
  ];
}

/** The story has its events in one timeline and the shared reference in its small print. */
function partOf({ story }: VisibleStory<Full>, order: Visible<Full>): Visible<Full> {
  const shared = new Set(story.links.map(({ reference }) => reference.value));
  const references = order.public.references.filter(({ value }) => !shared.has(value));
  return { ...order, public: { ...order.public, timeline: [], references } };
}
