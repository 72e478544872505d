import type { Button } from '@slack/types';
import { type Finding, isSameOrder, type NamedOrder, ordersOf } from '../../../core/finding.ts';
import type { Visible } from '../../../core/order/order.ts';
import { DETAILS } from '../actions.ts';
import { button, sections, smallPrint } from '../blocks/blocks.ts';
import { allRow, cardRow, detailsButton, openButton } from '../button-row.ts';
import type { Buttons, CardContext, Message, Report } from '../card.ts';
import { bold } from '../mrkdwn.ts';
import { hasInferredAmount } from '../order/order.ts';
import { fitMessage } from '../views/fit.ts';
import { detailsMenu } from './details-menu.ts';
import { foundBlocks } from './found.ts';
import {
  distinctOrders,
  groupsOf,
  isSameIdentifier,
  onlyOrder,
  type ResultGroup,
  withoutOperatorHints,
  withoutStoryOrders,
} from './groups.ts';
import { fullName } from './missing/missing.ts';
import { isSeveral, noteBlocks, notFoundBlocks, withoutOrders } from './notes.ts';
import { otherOrders, otherOrdersInWindow } from './other-orders.ts';
import { overviewText } from './overview.ts';
import { checkedText, environmentTexts, staleTexts } from './source.ts';
import { purchaseBlocks } from './story/purchase.ts';
import { contradictionLines, isInStory, possibleLinkBlocks, visibleStories } from './story/story.ts';
import { summaryText } from './summary.ts';
import { lineBlocks, MAX_WHOLE_ORDERS, tableBlocks } from './table.ts';

type Full = 'public' | 'internal';

/** The whole answer for the person who asked, or, once shown, for the channel: public and internal data. */
export function answerCard(report: Report, buttons: Buttons, context: CardContext): Message {
  return composeAnswer(wholeAnswer(report), buttons, context);
}

/** The same for a window, where Slack takes no tables. */
export function answerInWindow(report: Report, buttons: Buttons, context: CardContext): Message {
  return composeAnswer({ ...wholeAnswer(report), isInWindow: true }, buttons, context);
}

function wholeAnswer(report: Report): CardContent {
  return { opening: '', report, newFindings: [...report.findings, ...report.linked] };
}

interface CardContent {
  /** A line above everything, a fragment. */
  readonly opening: string;
  readonly report: Report;
  /** Shown in full; the reader has seen the other findings. */
  readonly newFindings: readonly Finding[];
  /** A second message, after others in the channel: it names its identifiers and does not repeat what was left out. */
  readonly isLate?: boolean;
  readonly isInWindow?: boolean;
}

export function composeAnswer(
  { opening, report, newFindings, isLate = false, isInWindow = false }: CardContent,
  buttons: Buttons,
  context: CardContext,
): Message {
  const { words } = context;
  const isNew = (order: NamedOrder) => ordersOf(newFindings).some((one) => isSameOrder(one, order));
  const stories = visibleStories(report, 'public', 'internal').filter(({ story }) => story.orders.some(isNew));
  const told: Report = {
    ...report,
    findings: findingsToShow(report, newFindings),
    ...(isLate ? { unclaimed: [], unasked: [], leftOut: 0 } : {}),
  };
  const all = groupsOf(told, 'public', 'internal').map((group) => forReaders(markKnown(group, report), buttons));
  const several = isSeveral(report);
  const groups = withoutStoryOrders(all, (order) => isInStory(report, order));
  const isTable = several && distinctOrders(all).length > MAX_WHOLE_ORDERS;
  const missed = withoutOrders(groups, isTable || buttons.shownBy !== undefined);
  const shown = groups.filter((group) => !missed.includes(group));
  const results = [...stories.flatMap((story) => story.results), ...groups.flatMap((group) => group.results)];
  const listing = isInWindow ? lineBlocks : tableBlocks;
  const ofOneNumber = isInWindow ? otherOrdersInWindow : otherOrders;
  const body = [
    ...sections([bold(opening), ...staleTexts(results, context), several ? bold(overviewText(all, words)) : '']),
    ...(isTable
      ? [
          ...sections(stories.flatMap((story) => contradictionLines(story, words))),
          ...listing(distinctOrders(all), context),
          ...detailsMenu(distinctOrders(all), buttons, context),
        ]
      : [
          ...stories.flatMap((story) => purchaseBlocks(story, isNew, context)),
          ...foundBlocks(shown, several, buttons, context, ofOneNumber),
        ]),
    ...notFoundBlocks(missed, fullName, words),
    ...possibleLinkBlocks(report, isNew, context),
    ...noteBlocks(groups, told, context, fullName, isLate || several),
  ];
  const own = ownButtons(isTable || stories.length > 0, onlyOrder(all), buttons, context);
  const by = buttons.shownBy === undefined ? '' : words.shownBy(`<@${buttons.shownBy}>`);
  const inferred = results.some(({ orders }) => orders.some(hasInferredAmount)) ? words.order.inferredAmount : '';
  const small = smallPrint([by, checkedText(results, context), inferred, ...environmentTexts(context)]);
  const text = summaryText(all, { report: told, stories, naming: fullName, opening, isNamed: isLate || several }, words);
  return { text, blocks: fitMessage(body, [...small, ...allRow(buttons, words), ...cardRow(all, buttons, words, own)], words) };
}

/** The buttons of the only order, or of all orders of a table or a purchase, are in the last row; others are beside their orders. */
function ownButtons(
  isForAll: boolean,
  order: Visible<'public'> | undefined,
  buttons: Buttons,
  context: CardContext,
): readonly (Button | undefined)[] {
  if (isForAll) return [button(DETAILS, context.words.buttons.details, buttons.question)];
  return order ? [detailsButton(order, buttons, context.words), openButton(order, context)] : [];
}

/** The new findings; where nothing is found yet, together with the earlier misses. */
function findingsToShow({ findings }: Report, newFindings: readonly Finding[]): readonly Finding[] {
  const isOpen = ({ identifier, answer }: Finding) => {
    const alike = (others: readonly Finding[]) => others.filter((one) => isSameIdentifier(one.identifier, identifier));
    return answer.kind === 'missing' && alike(newFindings).length > 0 && ordersOf(alike(findings)).length === 0;
  };
  return findings.filter((finding) => newFindings.includes(finding) || isOpen(finding));
}

/** An identifier whose orders the reader has seen already is not missing. */
function markKnown(group: ResultGroup<Full>, { findings }: Report): ResultGroup<Full> {
  const known = findings.filter(({ identifier }) => isSameIdentifier(identifier, group.identifier));
  return { ...group, isShownAbove: group.results.length === 0 && ordersOf(known).length > 0 };
}

/** A card that a channel reads omits what only the asker can act on. */
function forReaders(group: ResultGroup<Full>, { shownBy }: Buttons): ResultGroup<Full> {
  return shownBy === undefined ? group : { ...withoutOperatorHints(group), needs: [] };
}
