import { distinctOrders, groupsOf } from '../answer/groups.ts';
import { noteBlocks } from '../answer/notes.ts';
import { overviewText } from '../answer/overview.ts';
import { checkedText, environmentTexts, staleTexts } from '../answer/source.ts';
import { contradictionLines, visibleStories } from '../answer/story/story.ts';
import { summaryText } from '../answer/summary.ts';
import { tableBlocks } from '../answer/table.ts';
import { sections, smallPrint } from '../blocks/blocks.ts';
import { allRow, compactRow } from '../button-row.ts';
import type { Buttons, CardContext, Message, Report } from '../card.ts';
import { bold } from '../mrkdwn.ts';
import { fitMessage } from '../views/fit.ts';
import { maskedName } from './compact.ts';

/** Orders of several identifiers for a whole channel: public data, what became of them in one line, then a row each; `note` is a fragment in small print. */
export function tableCard(report: Report, buttons: Buttons, context: CardContext, note = ''): Message {
  const { words } = context;
  const groups = groupsOf(report, 'public');
  const stories = visibleStories(report, 'public');
  const results = groups.flatMap((group) => group.results);
  const body = [
    ...sections([
      ...staleTexts(results, context),
      bold(overviewText(groups, words)),
      ...stories.flatMap((story) => contradictionLines(story, words)),
    ]),
    ...tableBlocks(distinctOrders(groups), context),
    ...noteBlocks(groups, report, context, maskedName),
  ];
  const small = smallPrint([note, checkedText(results, context), ...environmentTexts(context)]);
  return {
    text: summaryText(groups, { report, stories, naming: maskedName }, words),
    blocks: fitMessage(body, [...small, ...allRow(buttons, words), ...compactRow(groups, buttons, words)], words),
  };
}
