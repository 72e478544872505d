import type { KnownBlock } from '@slack/types';
import { type Finding, ordersOf } from '../../core/lookup.ts';
import type { Visible } from '../../core/order.ts';
import { bold } from '../mrkdwn.ts';
import { row, sections, smallPrint } from './blocks.ts';
import { cardRow, orderButtons } from './button-row.ts';
import type { Buttons, CardContext, Message, Report } from './card.ts';
import { framed } from './frame.ts';
import { type Group, groupsOf, isSameIdentifier, untold } from './groups.ts';
import { headline, listed } from './line.ts';
import { heading, inFull, notAtText, readingLine } from './missing.ts';
import { orderBlocks } from './order.ts';
import { awaitedBlocks, emptyBlocks, restBlocks, toldText } from './rest.ts';
import { environmentTexts, footer } from './source.ts';
import {
  isInStory,
  isSame,
  type NamedOrder,
  possibleBlocks,
  type SeenStory,
  seenStories,
  storyFooter,
  storyLines,
  timelineBlocks,
} from './story.ts';
import { summary } from './summary.ts';

/** Of several orders of one SIM the newest is shown whole, this many more as lines. */
const MOST_LINES = 5;
/** Up to this many providers' findings are shown whole; of more there are only lines. */
const MOST_WHOLE = 3;

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
  /** Other questions may stand between it and its own. */
  readonly isLate?: boolean;
}

export function cardOf({ opening, report, news, isLate = false }: Telling, buttons: Buttons, context: CardContext): Message {
  const isNew = (order: NamedOrder) => ordersOf(news).some((one) => isSame(one, order));
  const stories = seenStories(report, 'public', 'internal').filter(({ story }) => story.orders.some(isNew));
  const told: Report = { ...report, findings: toldNow(report, news) };
  const all = groupsOf(told, 'public', 'internal').map((group) => withKnown(group, report));
  const groups = untold(all, (order) => isInStory(report, order));
  const body = [
    ...sections([bold(opening)]),
    ...stories.flatMap((story) => storyBlocks(story, isNew, buttons, context)),
    ...groups.flatMap((group) => groupBlocks(group, groups, buttons, context)),
    ...possibleBlocks(report, context),
    ...restBlocks(groups, told, context, inFull, isLate || groups.length > 1),
  ];
  const own = stories.length > 0 ? [] : onlyOrderButtons(all, buttons, context);
  const tail = [...smallPrint(environmentTexts(context)), ...cardRow(all, buttons, context.words, own)];
  return {
    text: summary(all, told, inFull, context.words, opening, isLate || all.length > 1),
    blocks: framed(body, tail, context.words),
  };
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

/** One purchase: what does not fit, each provider's order with its figures, and one timeline for all. */
function storyBlocks(
  seen: SeenStory<Full>,
  isNew: (order: NamedOrder) => boolean,
  buttons: Buttons,
  context: CardContext,
): KnownBlock[] {
  const parts = seen.tellings.flatMap(({ orders, source }) => orders.map((order) => ({ order, label: source.label })));
  const known = parts.filter(({ order }) => !isNew(order)).map(({ order, label }) => headline(order, context, label));
  return [
    ...sections([...storyLines(seen, context.words), ...known]),
    ...parts
      .filter(({ order }) => isNew(order))
      .flatMap(({ order, label }) => [
        ...orderBlocks(withoutTimeline(order), context, label),
        ...row(orderButtons(order, buttons, context)),
      ]),
    ...timelineBlocks(seen, context),
    ...storyFooter(seen, context),
  ];
}

/** Its events stand in the story's timeline. */
function withoutTimeline(order: Visible<Full>): Visible<Full> {
  return { ...order, public: { ...order.public, timeline: [] } };
}

function groupBlocks(group: Group<Full>, groups: readonly Group<Full>[], buttons: Buttons, context: CardContext): KnownBlock[] {
  const { words } = context;
  if (group.isTold)
    return [
      ...smallPrint([toldText(group, groups, inFull, words), notAtText(group.misses, words)]),
      ...awaitedBlocks(group, inFull, words),
    ];
  const body = group.tellings.length > 0 ? tellingBlocks(group, groups, buttons, context) : emptyBlocks(group, groups, context);
  const several = groups.length > 1;
  const title = several ? sections([heading(group.identifier, inFull, words)]) : [];
  const isFirst = groups[0] === group;
  return [
    ...(several && !isFirst ? [{ type: 'divider' } as const] : []),
    ...title,
    ...body,
    ...awaitedBlocks(group, inFull, words),
  ];
}

function tellingBlocks(group: Group<Full>, groups: readonly Group<Full>[], buttons: Buttons, context: CardContext): KnownBlock[] {
  const isSwapped = group.identifier.reading === 'swapped';
  const reading = isSwapped ? readingLine(group.identifier, inFull, context.words) : '';
  const blocks = group.tellings.flatMap((telling) => [
    ...ordersBlocks(telling.orders, groups, buttons, context),
    ...smallPrint(footer(telling, context)),
  ]);
  return [...blocks, ...smallPrint([notAtText(group.misses, context.words), reading])];
}

function ordersBlocks(
  orders: readonly Visible<Full>[],
  groups: readonly Group<Full>[],
  buttons: Buttons,
  context: CardContext,
): KnownBlock[] {
  const [newest, ...older] = orders;
  if (!newest) return [];
  if (tellingCount(groups) > MOST_WHOLE) return sections(listed(orders, MOST_LINES, context));
  const own = isOnlyOrder(groups) ? [] : row(orderButtons(newest, buttons, context));
  return [...orderBlocks(newest, context), ...own, ...sections(listed(older, MOST_LINES, context))];
}

/** The buttons of a sole order stand in the last row beside the card's own. */
function onlyOrderButtons(
  groups: readonly Group<Full>[],
  buttons: Buttons,
  context: CardContext,
): ReturnType<typeof orderButtons> {
  const order = isOnlyOrder(groups) ? groups.flatMap(({ tellings }) => tellings)[0]?.orders[0] : undefined;
  return order ? orderButtons(order, buttons, context) : [];
}

function isOnlyOrder(groups: readonly Group<Full>[]): boolean {
  const tellings = groups.flatMap((group) => group.tellings);
  return tellings.length === 1 && tellings[0]?.orders.length === 1;
}

function tellingCount(groups: readonly Group<Full>[]): number {
  return groups.reduce((sum, { tellings }) => sum + tellings.length, 0);
}
