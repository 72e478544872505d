import type { KnownBlock } from '@slack/types';
import type { Words } from '../../words/words.ts';
import { ASK_FAILED_AGAIN } from '../actions.ts';
import { fittingRows, type Row, rowOf, statusCell } from '../answer/table.ts';
import { button, row, sections, smallPrint } from '../blocks/blocks.ts';
import type { CardContext, Message } from '../card.ts';
import { bold, code } from '../mrkdwn.ts';
import { isAlarming } from '../order/headline.ts';
import { fitMessage } from '../views/fit.ts';
import { type SheetRow, sheetRows } from './sheet.ts';
import { askedCount, failedPositions, type ListResult, tallyTexts } from './tally.ts';

/** How a list has ended. */
export interface ResultState {
  readonly id: string;
  /** Sentence for what ended it early, if not the person; `stopped` by the person. */
  readonly end: 'done' | 'stopped' | { readonly refusal: string };
  /** The result as a file: in the thread, or Slack's error. */
  readonly upload: 'done' | { readonly error: string };
}

const MAX_ROWS = 50;
const PAGE_SIZE = 10;
const MAX_DAMAGED = 10;

/** What became of a list: in numbers, the first rows with problems first, rows that could not be read, and where the file is. */
export function resultCard(result: ListResult, state: ResultState, context: CardContext): Message {
  const { words } = context;
  const rows = sheetRows(result, words);
  const title = titleOf(result, state, words);
  const tally = tallyTexts(result, words);
  const failed = failedPositions(result).length;
  const again = failed > 0 ? row([button(ASK_FAILED_AGAIN, words.bulk.askAgain(failed), state.id)]) : [];
  const body = [...sections([bold(title), tally.join(' · ')]), ...damagedLines(result, words), ...tableOf(rows, words)];
  return {
    text: words.sentences([title, ...tally]),
    blocks: fitMessage(body, [...smallPrint([uploadText(state.upload, words)]), ...again], words),
  };
}

function titleOf(result: ListResult, { end }: ResultState, { bulk }: Words): string {
  const [done, all] = [result.outcomes.size, askedCount(result)];
  if (end === 'done') return bulk.done(all);
  return end === 'stopped' ? bulk.stopped(done, all) : bulk.refused(end.refusal);
}

function uploadText(upload: ResultState['upload'], { bulk }: Words): string {
  if (upload === 'done') return bulk.inThread;
  return upload.error === 'missing_scope' ? bulk.noUpload : bulk.notUploaded(code(upload.error, 60));
}

/** A line for each row whose number is damaged or none. */
function damagedLines({ entries }: ListResult, { bulk }: Words): KnownBlock[] {
  const damaged = entries.flatMap(({ row, input, reading: { kind } }) =>
    kind === 'digits_lost' || kind === 'person' || kind === 'unread' ? [bulk.row(row, code(input, 60), bulk.outcomes[kind])] : [],
  );
  const more = damaged.length - MAX_DAMAGED;
  return sections([...damaged.slice(0, MAX_DAMAGED), more > 0 ? bulk.furtherRows(more) : '']);
}

function tableOf(rows: readonly SheetRow[], words: Words): KnownBlock[] {
  const { columns, firstRows, allRows } = words.bulk;
  const sorted = rows.filter(({ isRepeated }) => !isRepeated).toSorted((one, other) => rankOf(one) - rankOf(other));
  const head = rowOf([columns.status, columns.input, columns.order, columns.source]);
  const shown = fittingRows(sorted.slice(0, MAX_ROWS).map((row) => tableRow(row, words)));
  if (shown.length === 0) return [];
  const caption = shown.length < sorted.length ? firstRows(shown.length, sorted.length) : allRows(sorted.length);
  return [{ type: 'data_table', caption, page_size: PAGE_SIZE, row_header_column_index: 1, rows: [head, ...shown] }];
}

/** Problems, then what has no order, then the rest, each in the order of the list. */
function rankOf({ order }: SheetRow): number {
  if (!order) return 1;
  return isAlarming(order) ? 0 : 2;
}

function tableRow({ input, number, result, order }: SheetRow, words: Words): Row {
  if (!order) return rowOf([result, number || input, '', '']);
  return rowOf([statusCell(order, words), number, order.public.id, order.source]);
}
