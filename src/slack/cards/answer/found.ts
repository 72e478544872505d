import type { Button, KnownBlock } from '@slack/types';
import type { Identifier } from '../../../core/identifier.ts';
import type { Words } from '../../words/words.ts';
import { row, sections, smallPrint } from '../blocks/blocks.ts';
import { orderButtons } from '../button-row.ts';
import type { Buttons, CardContext } from '../card.ts';
import { bold } from '../mrkdwn.ts';
import { listed } from '../order/headline.ts';
import { orderBlocks } from '../order/order.ts';
import type { Group, Telling } from './groups.ts';
import { heading, inFull, notAtText, readingLine } from './missing.ts';
import { awaitedBlocks, emptyBlocks, toldText } from './notes.ts';
import { footer } from './source.ts';

/** Of several orders of one SIM the newest is shown whole, this many more as lines. */
const MOST_LINES = 5;
/** Up to this many providers' findings are shown whole; of more there are only lines. */
const MOST_WHOLE = 3;

type Full = 'public' | 'internal';

interface Around {
  readonly groups: readonly Group<Full>[];
  readonly buttons: Buttons;
  readonly context: CardContext;
}

/** What is known of each identifier, each below its heading where there are several. */
export function foundBlocks(
  groups: readonly Group<Full>[],
  isSeveral: boolean,
  buttons: Buttons,
  context: CardContext,
): KnownBlock[] {
  const around = { groups, buttons, context };
  return groups.flatMap((group, index) => {
    if (group.isTold) return toldBlocks(group, around);
    const title = isSeveral ? sections([heading(group.identifier, inFull, context.words)]) : [];
    const divider = isSeveral && index > 0 ? [{ type: 'divider' } as const] : [];
    return [...divider, ...title, ...groupBlocks(group, around)];
  });
}

function toldBlocks(group: Group<Full>, { groups, context: { words } }: Around): KnownBlock[] {
  const texts = [toldText(group, groups, inFull, words), notAtText(group.misses, words), swappedText(group, words)];
  return [...smallPrint(texts), ...awaitedBlocks(group, inFull, words)];
}

function groupBlocks(group: Group<Full>, around: Around): KnownBlock[] {
  const { context, groups } = around;
  const awaited = awaitedBlocks(group, inFull, context.words);
  if (group.tellings.length === 0) return [...emptyBlocks(group, groups, context), ...awaited];
  const tellings = group.tellings.flatMap((telling) => [
    ...ordersBlocks(telling, around),
    ...smallPrint(footer(telling, context)),
  ]);
  return [...tellings, ...smallPrint([notAtText(group.misses, context.words), swappedText(group, context.words)]), ...awaited];
}

/** How digits were read that stood there in pairs. */
function swappedText({ identifier }: Group<Full>, words: Words): string {
  return identifier.reading === 'swapped' ? readingLine(identifier, inFull, words) : '';
}

function ordersBlocks(telling: Telling<Full>, { groups, buttons, context }: Around): KnownBlock[] {
  const { orders, source, identifier } = telling;
  const [newest, ...older] = orders;
  if (!newest) return [];
  const tellings = groups.flatMap((group) => group.tellings);
  if (tellings.length > MOST_WHOLE) return sections(listed(orders, MOST_LINES, context));
  const provider = tellings.length > 1 ? source.label : '';
  const count = older.length > 0 ? countText(orders.length, identifier, context.words) : '';
  const own = isOnlyOrder(groups) ? [] : row(orderButtons(newest, buttons, context, provider));
  return [
    ...sections([bold(count)]),
    ...orderBlocks(newest, context),
    ...own,
    ...sections(listed(older, MOST_LINES, context, true)),
  ];
}

function countText(count: number, { kind }: Identifier, { order }: Words): string {
  return kind === 'iccid' ? order.ofThisSim(count) : order.several(count);
}

/** The buttons of a sole order stand in the last row beside the card's own. */
export function onlyOrderButtons(
  groups: readonly Group<Full>[],
  buttons: Buttons,
  context: CardContext,
): readonly (Button | undefined)[] {
  const order = isOnlyOrder(groups) ? groups.flatMap(({ tellings }) => tellings)[0]?.orders[0] : undefined;
  return order ? orderButtons(order, buttons, context) : [];
}

function isOnlyOrder(groups: readonly Group<Full>[]): boolean {
  const tellings = groups.flatMap((group) => group.tellings);
  return tellings.length === 1 && tellings[0]?.orders.length === 1;
}
