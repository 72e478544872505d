import type { KnownBlock } from '@slack/types';
import { maskIccid } from '../../../core/identifier/iccid.ts';
import type { Words } from '../../words/words.ts';
import {
  distinctOrders,
  type FoundResult,
  groupsOf,
  type ResultGroup,
  withoutOperatorHints,
  withoutStoryOrders,
} from '../answer/groups.ts';
import { heading, type Naming } from '../answer/missing/missing.ts';
import {
  awaitedBlocks,
  isSeveral,
  noOrderBlocks,
  noteBlocks,
  notFoundBlocks,
  shownAboveText,
  withoutOrders,
} from '../answer/notes.ts';
import { overviewText } from '../answer/overview.ts';
import { checkedText, environmentTexts, staleTexts } from '../answer/source.ts';
import {
  contradictionLines,
  isInStory,
  linkageText,
  storyHeadlines,
  type VisibleStory,
  visibleStories,
} from '../answer/story/story.ts';
import { summaryText } from '../answer/summary.ts';
import { MAX_WHOLE_ORDERS, tableBlocks } from '../answer/table.ts';
import { joinFragments, sections, smallPrint } from '../blocks/blocks.ts';
import { allRow, compactRow } from '../button-row.ts';
import type { Buttons, CardContext, Message, Report } from '../card.ts';
import { bold, code } from '../mrkdwn.ts';
import { orderList } from '../order/headline.ts';
import { fitMessage } from '../views/fit.ts';

const MAX_ORDERS = 3;

/** An answer that a whole channel sees: public data only, ICCIDs masked, a line or two an order; `note` is a fragment in small print. */
export function compactCard(report: Report, buttons: Buttons, context: CardContext, note = ''): Message {
  const { words } = context;
  const all = groupsOf(report, 'public').map(withoutOperatorHints);
  const groups = withoutStoryOrders(all, (order) => isInStory(report, order));
  const stories = visibleStories(report, 'public');
  const results = [...stories.flatMap((story) => story.results), ...groups.flatMap((group) => group.results)];
  const several = isSeveral(report);
  const isTable = several && distinctOrders(all).length > MAX_WHOLE_ORDERS;
  const missed = withoutOrders(groups, isTable);
  const shown = groups.filter((group) => !missed.includes(group));
  const body = [
    ...sections([...staleTexts(results, context), several ? bold(overviewText(all, words)) : '']),
    ...(isTable
      ? [...sections(stories.flatMap((story) => contradictionLines(story, words))), ...tableBlocks(distinctOrders(all), context)]
      : [
          ...stories.flatMap((seen) => storyBlocks(seen, context)),
          ...shown.flatMap((group) => groupBlocks(group, groups, several, context)),
        ]),
    ...notFoundBlocks(missed, maskedName, words),
    ...noteBlocks(groups, report, context, maskedName),
  ];
  const small = smallPrint([note, checkedText(results, context), ...environmentTexts(context)]);
  return {
    text: compactText(report, context),
    blocks: fitMessage(body, [...small, ...allRow(buttons, words), ...compactRow(all, buttons, words)], words),
  };
}

/** The same as sentences. */
export function compactText(report: Report, { words }: CardContext): string {
  const stories = visibleStories(report, 'public');
  return summaryText(groupsOf(report, 'public').map(withoutOperatorHints), { report, stories, naming: maskedName }, words);
}

/** Identifiers so that a channel does not learn ICCIDs. */
export const maskedName: Naming = ({ kind, value, raw }) => code(kind === 'iccid' ? maskIccid(value) : value || raw);

function storyBlocks(seen: VisibleStory<'public'>, context: CardContext): KnownBlock[] {
  return [
    ...sections([...contradictionLines(seen, context.words), ...storyHeadlines(seen, context)]),
    ...smallPrint([linkageText(seen, context.words)]),
  ];
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
  const title = isFound && several ? heading(group.identifier, maskedName, context.words) : '';
  return [
    ...(isFound
      ? [
          ...sections([title, ...group.results.flatMap(({ orders }) => orderList(orders, MAX_ORDERS, context))]),
          ...smallPrint(group.results.map((result) => partText(result, context.words))),
        ]
      : noOrderBlocks(group, groups, context, maskedName)),
    ...awaitedBlocks(group, maskedName, context.words),
  ];
}

function partText({ remarks }: FoundResult<'public'>, { source }: Words): string {
  const texts = remarks.map((remark) => {
    if (remark.kind === 'part_of_list') return source.partOfList(remark.shown, remark.total);
    return remark.kind === 'unreadable' ? source.unreadable(remark.count) : '';
  });
  return joinFragments(texts).join(' ');
}
