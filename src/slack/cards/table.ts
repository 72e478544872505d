import type { KnownBlock, TableBlock } from '@slack/types';
import type { Visible } from '../../core/order.ts';
import { type Group, groupsOf, type Telling } from './answer/groups.ts';
import { restBlocks } from './answer/notes.ts';
import { environmentTexts, sourceText } from './answer/source.ts';
import { seenStories } from './answer/story.ts';
import { summary } from './answer/summary.ts';
import { sections, smallPrint } from './blocks/blocks.ts';
import { compactRow } from './button-row.ts';
import type { Buttons, CardContext, Message, Report } from './card.ts';
import { maskedName } from './compact.ts';
import { shortened } from './limits.ts';
import { oneLine } from './mrkdwn.ts';
import { stageSymbol, withCharacters } from './order/symbols.ts';
import { framed } from './views/fit.ts';

type Row = TableBlock['rows'][number];

export interface Told {
  readonly order: Visible<'public'>;
  readonly telling: Telling<'public'>;
}

/** Slack's table has room for 100 rows and 10,000 characters. */
const MOST_ROWS = 20;
const MOST_CELL = 80;

/** Orders of several identifiers for a whole channel: public data, one row each. */
export function tableCard(report: Report, buttons: Buttons, context: CardContext): Message {
  const groups = groupsOf(report, 'public');
  const told = toldOrders(groups);
  const body = [
    tableOf(told.slice(0, MOST_ROWS), context),
    ...sections(told.length > MOST_ROWS ? [context.words.order.andMoreOrders(told.length - MOST_ROWS)] : []),
    ...smallPrint(stale(groups, context)),
    ...restBlocks(groups, report, context, maskedName),
  ];
  const tail = [...smallPrint(environmentTexts(context)), ...compactRow(groups, buttons, context.words)];
  return {
    text: summary(groups, { report, stories: seenStories(report, 'public'), naming: maskedName }, context.words),
    blocks: framed(body, tail, context.words),
  };
}

function tableOf(told: readonly Told[], context: CardContext): KnownBlock {
  const { columns } = context.words.digest;
  const head = rowOf([columns.order, columns.title, columns.stage, columns.attention, columns.age]);
  return { type: 'table', rows: [head, ...told.map(({ order, telling }) => orderRow(order, telling, context))] };
}

function orderRow(
  { public: { id, title, stage, attention } }: Visible<'public'>,
  { source, at }: Telling<'public'>,
  { words, now }: CardContext,
): Row {
  const notes = [...new Set(attention)].map((kind) => words.attention[kind]).join(', ');
  const stated = `${withCharacters(stageSymbol(stage))} ${words.stages[stage]}`;
  return rowOf([id, title ?? '', stated, notes, `${source.label}, ${words.age(now - at)}`]);
}

/** Each order once, though an ICCID and its own number may both name it. */
export function toldOrders(groups: readonly Group<'public'>[]): readonly Told[] {
  const told = groups.flatMap(({ tellings }) =>
    tellings.flatMap((telling) =>
      telling.orders.map((order) => [`${order.provider} ${order.public.id}`, { order, telling }] as const),
    ),
  );
  return [...new Map(told).values()];
}

/** Literal text: Slack reads nothing into it. */
function rowOf(cells: readonly string[]): Row {
  return cells.map((text) => ({ type: 'raw_text', text: shortened(oneLine(text), MOST_CELL) || '—' }));
}

/** What a provider could not answer just now is said to be old. */
function stale(groups: readonly Group<'public'>[], context: CardContext): string[] {
  const old = groups.flatMap(({ tellings }) => tellings.filter(({ from }) => from === 'stale'));
  return [...new Set(old.map((telling) => sourceText(telling, context)))];
}
