import { type Finding, ordersOf } from '../../../core/finding.ts';
import { sections, smallPrint } from '../blocks/blocks.ts';
import { cardRow } from '../button-row.ts';
import type { Buttons, CardContext, Message, Report } from '../card.ts';
import { bold } from '../mrkdwn.ts';
import { framed } from '../views/fit.ts';
import { foundBlocks, onlyOrderButtons } from './found.ts';
import { forEverybody, type Group, groupsOf, isSameIdentifier, untold } from './groups.ts';
import { inFull } from './missing.ts';
import { isSeveral, missedBlocks, missedTogether, restBlocks } from './notes.ts';
import { purchaseBlocks } from './purchase.ts';
import { environmentTexts } from './source.ts';
import { isInStory, isSame, type NamedOrder, possibleBlocks, seenStories } from './story.ts';
import { summary } from './summary.ts';

type Full = 'public' | 'internal';

/** The whole answer for the person who asked, or, once shown, for the channel: public and internal data. */
export function answerCard(report: Report, buttons: Buttons, context: CardContext): Message {
  return cardOf({ opening: '', report, news: [...report.findings, ...report.linked] }, buttons, context);
}

interface Telling {
  /** A line above everything, a fragment. */
  readonly opening: string;
  readonly report: Report;
  /** What is told in full; the other findings are known to the reader. */
  readonly news: readonly Finding[];
  /** Other questions may stand between it and its own, which said what no provider takes and what was left out. */
  readonly isLate?: boolean;
}

export function cardOf({ opening, report, news, isLate = false }: Telling, buttons: Buttons, context: CardContext): Message {
  const { words } = context;
  const isNew = (order: NamedOrder) => ordersOf(news).some((one) => isSame(one, order));
  const stories = seenStories(report, 'public', 'internal').filter(({ story }) => story.orders.some(isNew));
  const told: Report = { ...report, findings: toldNow(report, news), ...(isLate ? { unclaimed: [], leftOut: 0 } : {}) };
  const all = groupsOf(told, 'public', 'internal').map((group) => seenBy(withKnown(group, report), buttons));
  const groups = untold(all, (order) => isInStory(report, order));
  const several = isSeveral(report);
  const missed = missedTogether(groups, buttons.shownBy !== undefined);
  const shown = groups.filter((group) => !missed.includes(group));
  const body = [
    ...sections([bold(opening)]),
    ...stories.flatMap((story) => purchaseBlocks(story, isNew, buttons, context)),
    ...foundBlocks(shown, several, buttons, context),
    ...missedBlocks(missed, inFull, words),
    ...possibleBlocks(report, context),
    ...restBlocks(groups, told, context, inFull, isLate || several),
  ];
  const own = stories.length > 0 ? [] : onlyOrderButtons(all, buttons, context);
  const by = buttons.shownBy === undefined ? '' : words.shownBy(`<@${buttons.shownBy}>`);
  const tail = [...smallPrint([by, ...environmentTexts(context)]), ...cardRow(all, buttons, words, own)];
  const text = summary(all, { report: told, stories, naming: inFull, opening, isNamed: isLate || several }, words);
  return { text, blocks: framed(body, tail, words) };
}

/** What is new; where nobody has found anything, with what the others said before. */
function toldNow({ findings }: Report, news: readonly Finding[]): readonly Finding[] {
  const isOpen = ({ identifier, answer }: Finding) => {
    const alike = (others: readonly Finding[]) => others.filter((one) => isSameIdentifier(one.identifier, identifier));
    return answer.kind === 'missing' && alike(news).length > 0 && ordersOf(alike(findings)).length === 0;
  };
  return findings.filter((finding) => news.includes(finding) || isOpen(finding));
}

/** An identifier whose orders the reader has seen already is not missing. */
function withKnown(group: Group<Full>, { findings }: Report): Group<Full> {
  const known = findings.filter(({ identifier }) => isSameIdentifier(identifier, group.identifier));
  return { ...group, isTold: group.tellings.length === 0 && ordersOf(known).length > 0 };
}

/** What only the person who asked can act on stands in no card that everybody reads. */
function seenBy(group: Group<Full>, { shownBy }: Buttons): Group<Full> {
  return shownBy === undefined ? group : { ...forEverybody(group), needings: [] };
}
