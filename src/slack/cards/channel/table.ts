import type { KnownBlock, TableBlock } from '@slack/types';
import { distinctBy, orderKey } from '../../../core/finding.ts';
import type { Visible } from '../../../core/order.ts';
import { type FoundResult, groupsOf, type ResultGroup } from '../answer/groups.ts';
import { noteBlocks } from '../answer/notes.ts';
import { environmentTexts, sourceText } from '../answer/source.ts';
import { visibleStories } from '../answer/story.ts';
import { summaryText } from '../answer/summary.ts';
import { sections, smallPrint } from '../blocks/blocks.ts';
import { compactRow } from '../button-row.ts';
import type { Buttons, CardContext, Message, Report } from '../card.ts';
import { shorten } from '../limits.ts';
import { oneLine } from '../mrkdwn.ts';
import { stageText } from '../order/status.ts';
import { stageSymbol, withCharacters } from '../order/symbols.ts';
import { readable } from '../plain.ts';
import { fitMessage } from '../views/fit.ts';
import { maskedName } from './compact.ts';

type Row = TableBlock['rows'][number];

export interface ResultOrder {
  readonly order: Visible<'public'>;
  readonly result: FoundResult<'public'>;
}

/** Slack's table has room for 100 rows and 10,000 characters. */
const MAX_ROWS = 20;
const MAX_CELL = 80;

/** Orders of several identifiers for a whole channel: public data, one row each. */
export function tableCard(report: Report, buttons: Buttons, context: CardContext): Message {
  const groups = groupsOf(report, 'public');
  const told = distinctOrders(groups);
  const body = [
    tableOf(told.slice(0, MAX_ROWS), context),
    ...sections(told.length > MAX_ROWS ? [context.words.order.andMoreOrders(told.length - MAX_ROWS)] : []),
    ...smallPrint(stale(groups, context)),
    ...noteBlocks(groups, report, context, maskedName),
  ];
  const tail = [...smallPrint(environmentTexts(context)), ...compactRow(groups, buttons, context.words)];
  return {
    text: summaryText(groups, { report, stories: visibleStories(report, 'public'), naming: maskedName }, context.words),
    blocks: fitMessage(body, tail, context.words),
  };
}

function tableOf(told: readonly ResultOrder[], context: CardContext): KnownBlock {
  const { columns } = context.words.digest;
  const head = rowOf([columns.order, columns.title, columns.stage, columns.attention, columns.age]);
  return { type: 'table', rows: [head, ...told.map(({ order, result }) => orderRow(order, result, context))] };
}

function orderRow({ public: open }: Visible<'public'>, { source, at }: FoundResult<'public'>, { words, now }: CardContext): Row {
  const { id, title, stage, attention } = open;
  const notes = [...new Set(attention)].map((kind) => words.attention[kind]).join(', ');
  const stated = `${withCharacters(stageSymbol(stage))} ${readable(stageText(open, words))}`;
  return rowOf([id, title ?? '', stated, notes, `${source.label}, ${words.age(now - at)}`]);
}

/** Each order once, though an ICCID and its own number may both name it. */
export function distinctOrders(groups: readonly ResultGroup<'public'>[]): readonly ResultOrder[] {
  const all = groups.flatMap(({ results }) => results.flatMap((result) => result.orders.map((order) => ({ order, result }))));
  return distinctBy(all, ({ order }) => orderKey(order));
}

/** Literal text: Slack reads nothing into it. */
function rowOf(cells: readonly string[]): Row {
  return cells.map((text) => ({ type: 'raw_text', text: shorten(oneLine(text), MAX_CELL) || '—' }));
}

/** What a provider could not answer just now is said to be old. */
function stale(groups: readonly ResultGroup<'public'>[], context: CardContext): string[] {
  const old = groups.flatMap(({ results }) => results.filter(({ from }) => from === 'stale'));
  return [...new Set(old.map((result) => sourceText(result, context)))];
}
