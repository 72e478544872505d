import type { KnownBlock } from '@slack/types';
import type { Identifier } from '../../../core/identifier/identifier.ts';
import type { Visible } from '../../../core/order/order.ts';
import type { Words } from '../../words/words.ts';
import { sections, sectionsWith, smallPrint } from '../blocks/blocks.ts';
import { detailsButton } from '../button-row.ts';
import type { Buttons, CardContext } from '../card.ts';
import { bold } from '../mrkdwn.ts';
import { orderList } from '../order/headline.ts';
import { orderLines } from '../order/order.ts';
import { detailsMenu } from './details-menu.ts';
import { type FoundResult, onlyOrder, type ResultGroup } from './groups.ts';
import { fullName, heading, notAtText, readingLine } from './missing/missing.ts';
import { awaitedBlocks, noOrderBlocks, shownAboveText } from './notes.ts';
import { remarkTexts } from './source.ts';

/** Of several orders of several numbers or providers the newest is shown whole, this many more as lines. */
const MAX_LINES = 5;
/** Up to this many providers' findings are shown whole; of more there are only lines. */
const MAX_WHOLE = 3;

type Full = 'public' | 'internal';

interface Around {
  readonly groups: readonly ResultGroup<Full>[];
  readonly isSeveral: boolean;
  readonly buttons: Buttons;
  readonly context: CardContext;
  readonly listing: Listing;
}

/** How the other orders of a single number are shown, all of them where there is room. */
export type Listing = (orders: readonly Visible<'public'>[], context: CardContext) => KnownBlock[];

/** What is known of each identifier, each with its heading where there are several. */
export function foundBlocks(
  groups: readonly ResultGroup<Full>[],
  isSeveral: boolean,
  buttons: Buttons,
  context: CardContext,
  listing: Listing,
): KnownBlock[] {
  const around = { groups, isSeveral, buttons, context, listing };
  return groups.flatMap((group, index) => {
    const divider = isSeveral && index > 0 && !group.isShownAbove ? [{ type: 'divider' } as const] : [];
    return [...divider, ...(group.isShownAbove ? shownAboveBlocks(group, around) : groupBlocks(group, around))];
  });
}

function shownAboveBlocks(group: ResultGroup<Full>, { groups, isSeveral, context: { words } }: Around): KnownBlock[] {
  const notAt = isSeveral ? '' : notAtText(group.notFound, words);
  const texts = [shownAboveText(group, groups, fullName, words), notAt, unusualReading(group, words)];
  return [...smallPrint(texts), ...awaitedBlocks(group, fullName, words)];
}

function groupBlocks(group: ResultGroup<Full>, around: Around): KnownBlock[] {
  const { context, groups, isSeveral } = around;
  const { words } = context;
  const awaited = awaitedBlocks(group, fullName, words);
  const title = isSeveral ? heading(group.identifier, fullName, words) : '';
  if (group.results.length === 0) return [...sections([title]), ...noOrderBlocks(group, groups, context), ...awaited];
  return [
    ...group.results.flatMap((result, index) => ordersBlocks(result, index === 0 ? title : '', around)),
    ...smallPrint([
      ...group.results.flatMap((result) => remarkTexts(result, context)),
      isSeveral ? '' : notAtText(group.notFound, words),
      unusualReading(group, words),
    ]),
    ...awaited,
  ];
}

/** How an identifier was read, where people would not expect it. */
function unusualReading({ identifier }: ResultGroup<Full>, words: Words): string {
  return identifier.reading ? readingLine(identifier, fullName, words) : '';
}

function ordersBlocks(result: FoundResult<Full>, title: string, { groups, buttons, context, listing }: Around): KnownBlock[] {
  const { orders, source, identifier } = result;
  const [newest, ...older] = orders;
  if (!newest) return [];
  const results = groups.flatMap((group) => group.results);
  if (results.length > MAX_WHOLE) return sections([title, ...orderList(orders, MAX_LINES, context)]);
  const count = older.length > 0 ? bold(countText(orders.length, identifier, context.words)) : '';
  const lines = orderLines(newest, context, { provider: results.length > 1 ? source.label : '' });
  const details = onlyOrder(groups) ? undefined : detailsButton(newest, buttons, context.words);
  const others = results.length > 1 ? sections(orderList(older, MAX_LINES, context)) : listing(older, context);
  const menu = detailsMenu(
    older.map((order) => ({ order, result })),
    buttons,
    context,
  );
  return [...sectionsWith([title, count, ...lines], details), ...others, ...menu];
}

function countText(count: number, { kind }: Identifier, { order }: Words): string {
  return kind === 'iccid' ? order.ofThisSim(count) : order.several(count);
}
