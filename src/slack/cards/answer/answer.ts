import { type Finding, isSameOrder, type NamedOrder, ordersOf } from '../../../core/finding.ts';
import { sections, smallPrint } from '../blocks/blocks.ts';
import { cardRow } from '../button-row.ts';
import type { Buttons, CardContext, Message, Report } from '../card.ts';
import { bold } from '../mrkdwn.ts';
import { fitMessage } from '../views/fit.ts';
import { foundBlocks, onlyOrderButtons } from './found.ts';
import { groupsOf, isSameIdentifier, type ResultGroup, withoutOperatorHints, withoutStoryOrders } from './groups.ts';
import { fullName } from './missing.ts';
import { isSeveral, noteBlocks, notFoundBlocks, withoutOrders } from './notes.ts';
import { purchaseBlocks } from './purchase.ts';
import { environmentTexts } from './source.ts';
import { isInStory, possibleLinkBlocks, visibleStories } from './story.ts';
import { summaryText } from './summary.ts';

type Full = 'public' | 'internal';

/** The whole answer for the person who asked, or, once shown, for the channel: public and internal data. */
export function answerCard(report: Report, buttons: Buttons, context: CardContext): Message {
  return composeAnswer({ opening: '', report, newFindings: [...report.findings, ...report.linked] }, buttons, context);
}

interface CardContent {
  /** A line above everything, a fragment. */
  readonly opening: string;
  readonly report: Report;
  /** Shown in full; the reader has seen the other findings. */
  readonly newFindings: readonly Finding[];
  /** A second message, after others in the channel: it names its identifiers and does not repeat what was left out. */
  readonly isLate?: boolean;
}

export function composeAnswer(
  { opening, report, newFindings, isLate = false }: CardContent,
  buttons: Buttons,
  context: CardContext,
): Message {
  const { words } = context;
  const isNew = (order: NamedOrder) => ordersOf(newFindings).some((one) => isSameOrder(one, order));
  const stories = visibleStories(report, 'public', 'internal').filter(({ story }) => story.orders.some(isNew));
  const told: Report = {
    ...report,
    findings: findingsToShow(report, newFindings),
    ...(isLate ? { unclaimed: [], leftOut: 0 } : {}),
  };
  const all = groupsOf(told, 'public', 'internal').map((group) => forReaders(markKnown(group, report), buttons));
  const groups = withoutStoryOrders(all, (order) => isInStory(report, order));
  const several = isSeveral(report);
  const missed = withoutOrders(groups, buttons.shownBy !== undefined);
  const shown = groups.filter((group) => !missed.includes(group));
  const body = [
    ...sections([bold(opening)]),
    ...stories.flatMap((story) => purchaseBlocks(story, isNew, buttons, context)),
    ...foundBlocks(shown, several, buttons, context),
    ...notFoundBlocks(missed, fullName, words),
    ...possibleLinkBlocks(report, context),
    ...noteBlocks(groups, told, context, fullName, isLate || several),
  ];
  const own = stories.length > 0 ? [] : onlyOrderButtons(all, buttons, context);
  const by = buttons.shownBy === undefined ? '' : words.shownBy(`<@${buttons.shownBy}>`);
  const tail = [...smallPrint([by, ...environmentTexts(context)]), ...cardRow(all, buttons, words, own)];
  const text = summaryText(all, { report: told, stories, naming: fullName, opening, isNamed: isLate || several }, words);
  return { text, blocks: fitMessage(body, tail, words) };
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
