import type { Button, KnownBlock } from '@slack/types';
import type { Identifier } from '../../../core/identifier.ts';
import type { Words } from '../../words/words.ts';
import { row, sections, smallPrint } from '../blocks/blocks.ts';
import { orderButtons } from '../button-row.ts';
import type { Buttons, CardContext } from '../card.ts';
import { bold } from '../mrkdwn.ts';
import { orderList } from '../order/headline.ts';
import { orderBlocks } from '../order/order.ts';
import type { FoundResult, ResultGroup } from './groups.ts';
import { fullName, heading, notAtText, readingLine } from './missing.ts';
import { awaitedBlocks, noOrderBlocks, shownAboveText } from './notes.ts';
import { sourceFooter } from './source.ts';

/** Of several orders of one SIM the newest is shown whole, this many more as lines. */
const MAX_LINES = 5;
/** Up to this many providers' findings are shown whole; of more there are only lines. */
const MAX_WHOLE = 3;

type Full = 'public' | 'internal';

interface Around {
  readonly groups: readonly ResultGroup<Full>[];
  readonly buttons: Buttons;
  readonly context: CardContext;
}

/** What is known of each identifier, each below its heading where there are several. */
export function foundBlocks(
  groups: readonly ResultGroup<Full>[],
  isSeveral: boolean,
  buttons: Buttons,
  context: CardContext,
): KnownBlock[] {
  const around = { groups, buttons, context };
  return groups.flatMap((group, index) => {
    if (group.isShownAbove) return shownAboveBlocks(group, around);
    const title = isSeveral ? sections([heading(group.identifier, fullName, context.words)]) : [];
    const divider = isSeveral && index > 0 ? [{ type: 'divider' } as const] : [];
    return [...divider, ...title, ...groupBlocks(group, around)];
  });
}

function shownAboveBlocks(group: ResultGroup<Full>, { groups, context: { words } }: Around): KnownBlock[] {
  const texts = [shownAboveText(group, groups, fullName, words), notAtText(group.notFound, words), swappedText(group, words)];
  return [...smallPrint(texts), ...awaitedBlocks(group, fullName, words)];
}

function groupBlocks(group: ResultGroup<Full>, around: Around): KnownBlock[] {
  const { context, groups } = around;
  const awaited = awaitedBlocks(group, fullName, context.words);
  if (group.results.length === 0) return [...noOrderBlocks(group, groups, context), ...awaited];
  const results = group.results.flatMap((result) => [
    ...ordersBlocks(result, around),
    ...smallPrint(sourceFooter(result, context)),
  ]);
  return [...results, ...smallPrint([notAtText(group.notFound, context.words), swappedText(group, context.words)]), ...awaited];
}

/** How digits that were swapped in pairs were read. */
function swappedText({ identifier }: ResultGroup<Full>, words: Words): string {
  return identifier.reading === 'swapped' ? readingLine(identifier, fullName, words) : '';
}

function ordersBlocks(result: FoundResult<Full>, { groups, buttons, context }: Around): KnownBlock[] {
  const { orders, source, identifier } = result;
  const [newest, ...older] = orders;
  if (!newest) return [];
  const results = groups.flatMap((group) => group.results);
  if (results.length > MAX_WHOLE) return sections(orderList(orders, MAX_LINES, context));
  const provider = results.length > 1 ? source.label : '';
  const count = older.length > 0 ? countText(orders.length, identifier, context.words) : '';
  const own = isOnlyOrder(groups) ? [] : row(orderButtons(newest, buttons, context, provider));
  return [
    ...sections([bold(count)]),
    ...orderBlocks(newest, context),
    ...own,
    ...sections(orderList(older, MAX_LINES, context, true)),
  ];
}

function countText(count: number, { kind }: Identifier, { order }: Words): string {
  return kind === 'iccid' ? order.ofThisSim(count) : order.several(count);
}

/** The buttons of the only order are in the last row with the card's own. */
export function onlyOrderButtons(
  groups: readonly ResultGroup<Full>[],
  buttons: Buttons,
  context: CardContext,
): readonly (Button | undefined)[] {
  const order = isOnlyOrder(groups) ? groups.flatMap(({ results }) => results)[0]?.orders[0] : undefined;
  return order ? orderButtons(order, buttons, context) : [];
}

function isOnlyOrder(groups: readonly ResultGroup<Full>[]): boolean {
  const results = groups.flatMap((group) => group.results);
  return results.length === 1 && results[0]?.orders.length === 1;
}
