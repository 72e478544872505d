import type { KnownBlock } from '@slack/types';
import type { Visible } from '../../core/order.ts';
import { fitBlocks, LIMITS } from '../limits.ts';
import { bold } from '../mrkdwn.ts';
import type { Words } from '../words.ts';
import { row, sections, smallPrint } from './blocks.ts';
import { cardRow, orderButtons } from './button-row.ts';
import type { Buttons, CardContext, Message, Report } from './card.ts';
import { failureTexts, neededTexts } from './failed.ts';
import { type Group, groupsOf } from './groups.ts';
import { listed } from './line.ts';
import { heading, inFull, missingLines, type Naming, notAtText, readingLine, sourceNames } from './missing.ts';
import { orderBlocks } from './order.ts';
import { leftOutText, unclaimedText } from './rest.ts';
import { environmentTexts, footer } from './source.ts';
import { summary } from './summary.ts';
import { symbol } from './symbols.ts';

/** Of several orders of one SIM the newest is shown whole, this many more as lines. */
const MOST_LINES = 5;
/** Up to this many providers' findings are shown whole; of more there are only lines. */
const MOST_WHOLE = 3;

type Full = 'public' | 'internal';

/** The whole answer for the person who asked, or, once shown, for the channel: public and internal data. */
export function answerCard(report: Report, buttons: Buttons, context: CardContext): Message {
  return openedCard('', report, buttons, context);
}

/** The same below an opening line (a fragment). */
export function openedCard(opening: string, report: Report, buttons: Buttons, context: CardContext): Message {
  const groups = groupsOf(report, 'public', 'internal');
  const body = [
    ...sections([bold(opening)]),
    ...groups.flatMap((group) => groupBlocks(group, groups, buttons, context)),
    ...restBlocks(groups, report, context),
  ];
  const tail = [...smallPrint(environmentTexts(context)), ...lastRow(groups, buttons, context)];
  return { text: summary(groups, report, inFull, context.words, opening), blocks: fitted(body, tail, context.words) };
}

/** Body and tail within Slack's limits, and never empty. */
export function fitted(body: readonly KnownBlock[], tail: readonly KnownBlock[], words: Words): KnownBlock[] {
  const [left] = smallPrint([words.report.cut]);
  const [nothing] = sections([words.report.nothing]);
  if (!left || !nothing) return [...tail];
  return fitBlocks(
    { body: body.length === 0 ? [nothing] : body, left, tail },
    { blocks: LIMITS.blocks, text: LIMITS.messageText },
  );
}

/** What concerns all identifiers: failures, what is needed, what nobody takes, what was left out. */
export function restBlocks(
  groups: readonly Group<'public'>[],
  report: Report,
  { words }: CardContext,
  naming: Naming = inFull,
): KnownBlock[] {
  const several = groups.length > 1 ? naming : undefined;
  return [
    ...failureTexts(
      groups.flatMap(({ failings }) => failings),
      several,
      words,
    ),
    ...neededTexts(
      groups.flatMap(({ needings }) => needings),
      several,
      words,
    ),
    unclaimedText(report, naming, words),
    leftOutText(report, groups.length, words),
  ].flatMap((text) => sections([text]));
}

/** Who has not answered yet; nothing when all have. */
export function awaitedBlocks({ awaited }: Group<'public'>, words: Words): KnownBlock[] {
  if (awaited.length === 0) return [];
  const names = sourceNames(
    awaited.map((source) => ({ source })),
    words,
  );
  return smallPrint([`${symbol('awaited')} ${words.report.awaited(names)}`]);
}

function groupBlocks(group: Group<Full>, groups: readonly Group<Full>[], buttons: Buttons, context: CardContext): KnownBlock[] {
  const { words } = context;
  const body = group.tellings.length > 0 ? tellingBlocks(group, groups, buttons, context) : emptyBlocks(group, groups, context);
  const several = groups.length > 1;
  const title = several ? sections([heading(group.identifier, inFull, words)]) : [];
  const isFirst = groups[0] === group;
  return [...(several && !isFirst ? [{ type: 'divider' } as const] : []), ...title, ...body, ...awaitedBlocks(group, words)];
}

/** What is said of an identifier for which nobody has found an order. */
export function emptyBlocks(
  group: Group<'public'>,
  groups: readonly Group<'public'>[],
  context: CardContext,
  naming: Naming = inFull,
): KnownBlock[] {
  const { words } = context;
  if (group.misses.length > 0) return sections(missingLines(group, naming, context));
  return groups.length > 1 && group.awaited.length === 0 ? sections([words.report.noAnswer(naming(group.identifier))]) : [];
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
function lastRow(groups: readonly Group<Full>[], buttons: Buttons, context: CardContext): KnownBlock[] {
  const order = isOnlyOrder(groups) ? groups.flatMap(({ tellings }) => tellings)[0]?.orders[0] : undefined;
  return cardRow(groups, buttons, context.words, order ? orderButtons(order, buttons, context) : []);
}

function isOnlyOrder(groups: readonly Group<Full>[]): boolean {
  const tellings = groups.flatMap((group) => group.tellings);
  return tellings.length === 1 && tellings[0]?.orders.length === 1;
}

function tellingCount(groups: readonly Group<Full>[]): number {
  return groups.reduce((sum, { tellings }) => sum + tellings.length, 0);
}
