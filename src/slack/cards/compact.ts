import type { KnownBlock } from '@slack/types';
import { masked } from '../../core/iccid.ts';
import { code } from '../mrkdwn.ts';
import { sections, smallPrint } from './blocks.ts';
import { compactRow } from './button-row.ts';
import type { Buttons, CardContext, Message, Report } from './card.ts';
import { framed } from './frame.ts';
import { type Group, groupsOf, type Telling, untold } from './groups.ts';
import { listed } from './line.ts';
import { heading, type Naming } from './missing.ts';
import { awaitedBlocks, emptyBlocks, restBlocks, toldText } from './rest.ts';
import { environmentTexts, sourceText } from './source.ts';
import { isInStory, type SeenStory, seenStories, storyHeadlines, storyLines } from './story.ts';
import { summary } from './summary.ts';

const MOST_ORDERS = 3;

/** An answer that a whole channel sees: public data only, ICCIDs masked, two or three lines an order. */
export function compactCard(report: Report, buttons: Buttons, context: CardContext): Message {
  const all = groupsOf(report, 'public').map(withoutTechnicalities);
  const groups = untold(all, (order) => isInStory(report, order));
  const body = [
    ...seenStories(report, 'public').flatMap((seen) => storyBlocks(seen, context)),
    ...groups.flatMap((group) => groupBlocks(group, groups, context)),
    ...restBlocks(groups, report, context, maskedName),
  ];
  const tail = [...smallPrint(environmentTexts(context)), ...compactRow(all, buttons, context.words)];
  return { text: compactText(report, context), blocks: framed(body, tail, context.words) };
}

/** The same as sentences. */
export function compactText(report: Report, { words }: CardContext): string {
  return summary(groupsOf(report, 'public').map(withoutTechnicalities), report, maskedName, words);
}

/** Identifiers so that a channel does not learn ICCIDs. */
export const maskedName: Naming = ({ kind, value, raw }) => code(kind === 'iccid' ? masked(value) : value || raw);

/** What only the bot's operator can use stands in the private answer. */
function withoutTechnicalities(group: Group<'public'>): Group<'public'> {
  return { ...group, failings: group.failings.map((failing) => ({ ...failing, hint: undefined, code: undefined })) };
}

function storyBlocks(seen: SeenStory<'public'>, context: CardContext): KnownBlock[] {
  return [...sections([...storyLines(seen, context.words), ...storyHeadlines(seen, context)]), ...storyAges(seen, context)];
}

function storyAges({ tellings }: SeenStory<'public'>, context: CardContext): KnownBlock[] {
  return smallPrint(tellings.map((telling) => sourceText(telling, context)));
}

function groupBlocks(group: Group<'public'>, groups: readonly Group<'public'>[], context: CardContext): KnownBlock[] {
  if (group.isTold)
    return [
      ...smallPrint([toldText(group, groups, maskedName, context.words)]),
      ...awaitedBlocks(group, maskedName, context.words),
    ];
  const isFound = group.tellings.length > 0;
  const isOneOfSeveral = isFound && groups.length > 1;
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
