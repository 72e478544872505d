import type { KnownBlock } from '@slack/types';
import { masked } from '../../core/iccid.ts';
import { forEverybody, type Group, groupsOf, type Telling, untold } from './answer/groups.ts';
import { heading, type Naming } from './answer/missing.ts';
import { awaitedBlocks, emptyBlocks, isSeveral, missedBlocks, missedTogether, restBlocks, toldText } from './answer/notes.ts';
import { environmentTexts, sourceText } from './answer/source.ts';
import { contradictionLines, isInStory, linkageTexts, type SeenStory, seenStories, storyHeadlines } from './answer/story.ts';
import { summary } from './answer/summary.ts';
import { sections, smallPrint } from './blocks/blocks.ts';
import { compactRow } from './button-row.ts';
import type { Buttons, CardContext, Message, Report } from './card.ts';
import { code } from './mrkdwn.ts';
import { listed } from './order/headline.ts';
import { framed } from './views/fit.ts';

const MOST_ORDERS = 3;

/** An answer that a whole channel sees: public data only, ICCIDs masked, two or three lines an order. */
export function compactCard(report: Report, buttons: Buttons, context: CardContext): Message {
  const all = groupsOf(report, 'public').map(forEverybody);
  const groups = untold(all, (order) => isInStory(report, order));
  const missed = missedTogether(groups);
  const body = [
    ...seenStories(report, 'public').flatMap((seen) => storyBlocks(seen, context)),
    ...groups
      .filter((group) => !missed.includes(group))
      .flatMap((group) => groupBlocks(group, groups, isSeveral(report), context)),
    ...missedBlocks(missed, maskedName, context.words),
    ...restBlocks(groups, report, context, maskedName),
  ];
  const tail = [...smallPrint(environmentTexts(context)), ...compactRow(all, buttons, context.words)];
  return { text: compactText(report, context), blocks: framed(body, tail, context.words) };
}

/** The same as sentences. */
export function compactText(report: Report, { words }: CardContext): string {
  const stories = seenStories(report, 'public');
  return summary(groupsOf(report, 'public').map(forEverybody), { report, stories, naming: maskedName }, words);
}

/** Identifiers so that a channel does not learn ICCIDs. */
export const maskedName: Naming = ({ kind, value, raw }) => code(kind === 'iccid' ? masked(value) : value || raw);

function storyBlocks(seen: SeenStory<'public'>, context: CardContext): KnownBlock[] {
  return [
    ...sections([...contradictionLines(seen, context.words), ...storyHeadlines(seen, context)]),
    ...smallPrint(linkageTexts(seen, context.words)),
    ...storyAges(seen, context),
  ];
}

function storyAges({ tellings }: SeenStory<'public'>, context: CardContext): KnownBlock[] {
  return smallPrint(tellings.map((telling) => sourceText(telling, context)));
}

function groupBlocks(
  group: Group<'public'>,
  groups: readonly Group<'public'>[],
  several: boolean,
  context: CardContext,
): KnownBlock[] {
  if (group.isTold)
    return [
      ...smallPrint([toldText(group, groups, maskedName, context.words)]),
      ...awaitedBlocks(group, maskedName, context.words),
    ];
  const isFound = group.tellings.length > 0;
  const isOneOfSeveral = isFound && several;
  return [
    ...sections(isOneOfSeveral ? [heading(group.identifier, maskedName, context.words)] : []),
    ...(isFound
      ? group.tellings.flatMap((telling) => tellingBlocks(telling, context))
      : emptyBlocks(group, groups, context, maskedName)),
    ...awaitedBlocks(group, maskedName, context.words),
  ];
}

function tellingBlocks(telling: Telling<'public'>, context: CardContext): KnownBlock[] {
  const part = telling.remarks.find((remark) => remark.kind === 'part_of_list');
  const partText = part ? context.words.source.partOfList(part.shown, part.total) : '';
  return [...sections(listed(telling.orders, MOST_ORDERS, context)), ...smallPrint([sourceText(telling, context), partText])];
}
