import type { KnownBlock } from '@slack/types';
import { masked } from '../../../core/iccid.ts';
import { type FoundResult, groupsOf, type ResultGroup, withoutOperatorHints, withoutStoryOrders } from '../answer/groups.ts';
import { heading, type Naming } from '../answer/missing.ts';
import {
  awaitedBlocks,
  isSeveral,
  noOrderBlocks,
  noteBlocks,
  notFoundBlocks,
  shownAboveText,
  withoutOrders,
} from '../answer/notes.ts';
import { environmentTexts, sourceText } from '../answer/source.ts';
import {
  contradictionLines,
  isInStory,
  linkageTexts,
  storyHeadlines,
  type VisibleStory,
  visibleStories,
} from '../answer/story.ts';
import { summaryText } from '../answer/summary.ts';
import { sections, smallPrint } from '../blocks/blocks.ts';
import { compactRow } from '../button-row.ts';
import type { Buttons, CardContext, Message, Report } from '../card.ts';
import { code } from '../mrkdwn.ts';
import { orderList } from '../order/headline.ts';
import { fitMessage } from '../views/fit.ts';

const MAX_ORDERS = 3;

/** An answer that a whole channel sees: public data only, ICCIDs masked, two or three lines an order. */
export function compactCard(report: Report, buttons: Buttons, context: CardContext): Message {
  const all = groupsOf(report, 'public').map(withoutOperatorHints);
  const groups = withoutStoryOrders(all, (order) => isInStory(report, order));
  const missed = withoutOrders(groups);
  const body = [
    ...visibleStories(report, 'public').flatMap((seen) => storyBlocks(seen, context)),
    ...groups
      .filter((group) => !missed.includes(group))
      .flatMap((group) => groupBlocks(group, groups, isSeveral(report), context)),
    ...notFoundBlocks(missed, maskedName, context.words),
    ...noteBlocks(groups, report, context, maskedName),
  ];
  const tail = [...smallPrint(environmentTexts(context)), ...compactRow(all, buttons, context.words)];
  return { text: compactText(report, context), blocks: fitMessage(body, tail, context.words) };
}

/** The same as sentences. */
export function compactText(report: Report, { words }: CardContext): string {
  const stories = visibleStories(report, 'public');
  return summaryText(groupsOf(report, 'public').map(withoutOperatorHints), { report, stories, naming: maskedName }, words);
}

/** Identifiers so that a channel does not learn ICCIDs. */
export const maskedName: Naming = ({ kind, value, raw }) => code(kind === 'iccid' ? masked(value) : value || raw);

function storyBlocks(seen: VisibleStory<'public'>, context: CardContext): KnownBlock[] {
  return [
    ...sections([...contradictionLines(seen, context.words), ...storyHeadlines(seen, context)]),
    ...smallPrint(linkageTexts(seen, context.words)),
    ...storyAges(seen, context),
  ];
}

function storyAges({ results }: VisibleStory<'public'>, context: CardContext): KnownBlock[] {
  return smallPrint(results.map((result) => sourceText(result, context)));
}

function groupBlocks(
  group: ResultGroup<'public'>,
  groups: readonly ResultGroup<'public'>[],
  several: boolean,
  context: CardContext,
): KnownBlock[] {
  if (group.isShownAbove)
    return [
      ...smallPrint([shownAboveText(group, groups, maskedName, context.words)]),
      ...awaitedBlocks(group, maskedName, context.words),
    ];
  const isFound = group.results.length > 0;
  const isOneOfSeveral = isFound && several;
  return [
    ...sections(isOneOfSeveral ? [heading(group.identifier, maskedName, context.words)] : []),
    ...(isFound
      ? group.results.flatMap((result) => resultBlocks(result, context))
      : noOrderBlocks(group, groups, context, maskedName)),
    ...awaitedBlocks(group, maskedName, context.words),
  ];
}

function resultBlocks(result: FoundResult<'public'>, context: CardContext): KnownBlock[] {
  const part = result.remarks.find((remark) => remark.kind === 'part_of_list');
  const partText = part ? context.words.source.partOfList(part.shown, part.total) : '';
  return [...sections(orderList(result.orders, MAX_ORDERS, context)), ...smallPrint([sourceText(result, context), partText])];
}
