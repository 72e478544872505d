import { looksRounded } from '../../../bulk/cell.ts';
import type { Entry } from '../../../bulk/list.ts';
import type { ListedOrder, RowOutcome } from '../../../bulk/outcome.ts';
import type { Words } from '../../words/words.ts';
import { oneLine } from '../mrkdwn.ts';
import { alarmsOf } from '../order/headline.ts';
import { stageText } from '../order/status.ts';
import { eventText } from '../order/timeline.ts';
import { readable } from '../plain.ts';
import type { ListResult } from './tally.ts';

/** One row of the result as literal text: an order, or what else became of an entry. */
export interface SheetRow {
  readonly row: number;
  readonly input: string;
  readonly kind: string;
  readonly number: string;
  readonly result: string;
  /** The same as an earlier row. */
  readonly isRepeated: boolean;
  /** Undefined where no order was found. */
  readonly order: ListedOrder | undefined;
}

/** In the order of the list; of an entry with several orders a row each. */
export function sheetRows({ entries, outcomes }: ListResult, words: Words): readonly SheetRow[] {
  return entries.flatMap((entry, position) => rowsOf(entry, outcomes.get(position), words));
}

/** The whole result, headings first. */
export function sheetCells(rows: readonly SheetRow[], words: Words): string[][] {
  const { columns } = words.bulk;
  const head = [columns.row, columns.input, columns.kind, columns.number, columns.result, columns.source, columns.order];
  const more = [columns.product, columns.status, columns.attention, columns.total, columns.currency, columns.amounts];
  return [[...head, ...more, columns.dates, columns.sim], ...rows.map((row) => cellsOf(row, words).map(oneLine))];
}

function rowsOf({ row, input, reading }: Entry, outcome: RowOutcome | undefined, words: Words): SheetRow[] {
  const { kinds, outcomes } = words.bulk;
  const unasked = { row, input, kind: '', number: '', isRepeated: reading.kind === 'repeated', order: undefined };
  if (reading.kind === 'repeated') return [{ ...unasked, result: outcomes.repeated(reading.firstRow) }];
  if (reading.kind !== 'identifier') return [{ ...unasked, result: outcomes[reading.kind] }];
  const { identifier } = reading;
  const asked = { ...unasked, kind: kinds[identifier.kind], number: identifier.value };
  if (outcome?.kind === 'missing' && looksRounded(identifier)) return [{ ...asked, result: outcomes.rounded }];
  const result = resultText(outcome, words);
  const orders = outcome?.kind === 'found' ? outcome.orders : [undefined];
  return orders.map((order) => ({ ...asked, result, order }));
}

/** In words, with whose turn it is. */
function resultText(outcome: RowOutcome | undefined, words: Words): string {
  const { bulk } = words;
  if (!outcome) return bulk.outcomes.not_asked;
  switch (outcome.kind) {
    case 'found':
      return words.sentences([bulk.outcomes.found, outcome.more > 0 ? bulk.more(outcome.more) : '', failureText(outcome, words)]);
    case 'failed':
      return failureText(outcome, words);
    case 'needs':
      return bulk.needsOf(words.list(outcome.sources));
    default:
      return bulk.outcomes[outcome.kind];
  }
}

function failureText(
  { failures }: Pick<Extract<RowOutcome, { kind: 'failed' }>, 'failures'>,
  { failures: sentences, follow }: Words,
): string {
  return follow(failures.map(({ source, failure }) => sentences[failure].what(source)));
}

function cellsOf({ row, input, kind, number, result, order }: SheetRow, words: Words): string[] {
  const head = [String(row), input, kind, number, result];
  if (!order) return [...head, ...Array<string>(10).fill('')];
  const { id, title = '', timeline, iccid = '' } = order.public;
  const { total, amounts } = order.internal;
  return [
    ...head,
    [order.source, order.environment ?? ''].filter((part) => part !== '').join(' · '),
    id,
    title,
    readable(stageText(order.public, words)),
    alarmsOf(order)
      .map((alarm) => words.attention[alarm])
      .join('; '),
    total ? moneyText(total) : '',
    total?.currency ?? '',
    amounts.map(({ name, money }) => `${words.amounts[name]} ${moneyText(money)} ${money.currency ?? ''}`.trim()).join('; '),
    timeline.map((event) => readable(eventText(event, words))).join('; '),
    iccid,
  ];
}

/** A plain decimal, for calculations. */
function moneyText({ amount, unitKnown }: { readonly amount: string; readonly unitKnown: boolean }): string {
  return unitKnown ? amount : `≈ ${amount}`;
}
