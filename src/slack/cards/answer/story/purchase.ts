import type { KnownBlock } from '@slack/types';
import type { NamedOrder } from '../../../../core/finding.ts';
import type { Visible } from '../../../../core/order/order.ts';
import { sections, smallPrint } from '../../blocks/blocks.ts';
import type { CardContext } from '../../card.ts';
import { headline } from '../../order/headline.ts';
import { orderLines } from '../../order/order.ts';
import { timelineLine } from '../../order/timeline.ts';
import { contradictionLines, linkageText, type VisibleStory } from './story.ts';

type Full = 'public' | 'internal';

/** One purchase: what does not fit, each provider's order, one timeline for all, and how it is known to be one. */
export function purchaseBlocks(
  seen: VisibleStory<Full>,
  isNew: (order: NamedOrder) => boolean,
  context: CardContext,
): KnownBlock[] {
  const parts = seen.results.flatMap(({ orders, source }) => orders.map((order) => ({ order, label: source.label })));
  const known = parts.filter(({ order }) => !isNew(order));
  const events = seen.story.timeline.map(({ event }) => event);
  return [
    ...sections([
      ...contradictionLines(seen, context.words),
      ...known.map(({ order, label }) => headline(order, context, { provider: label })),
    ]),
    ...parts
      .filter(({ order }) => isNew(order))
      .flatMap(({ order, label }) => sections(orderLines(partOf(seen, order), context, { provider: label, isPart: true }))),
    ...sections([timelineLine(events, context.words)]),
    ...smallPrint([linkageText(seen, context.words)]),
  ];
}

/** The shared reference is in the small print of the story. */
function partOf({ story }: VisibleStory<Full>, order: Visible<Full>): Visible<Full> {
  const shared = new Set(story.links.map(({ reference }) => reference.value));
  const references = order.public.references.filter(({ value }) => !shared.has(value));
  return { ...order, public: { ...order.public, references } };
}
