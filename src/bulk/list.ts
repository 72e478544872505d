import { hasContact } from '../core/contact-data.ts';
import { distinctBy } from '../core/finding.ts';
import type { Identifier } from '../core/identifier/identifier.ts';
import { type CellReading, looksRounded, type ReadText, readCell } from './cell.ts';
import { type Column, findColumns } from './column.ts';
import { decodeText, type EncodingFault } from './encoding.ts';
import { withoutOtherColumns } from './heading.ts';
import { createPauses, type Pauses } from './pauses.ts';
import { cellAt, MAX_ROWS, readTable, type TableRow } from './table.ts';

/** More identifiers than this are not looked up in one go. */
export const MAX_LISTED = 1_000;

/** One entry of a list: what stood in a row, and what becomes of it. */
export interface Entry {
  /** As a spreadsheet counts. */
  readonly row: number;
  /** As it was written, on one line, shortened. */
  readonly input: string;
  readonly reading:
    | { readonly kind: 'identifier'; readonly identifier: Identifier }
    /** The same as in an earlier row: not asked again. */
    | { readonly kind: 'repeated'; readonly firstRow: number }
    | { readonly kind: 'digits_lost' | 'person' | 'unread' };
}

/** One of several columns that may be meant. */
export interface ColumnChoice {
  /** What its heading says; empty without one. */
  readonly heading: string;
  /** As a spreadsheet names it: A, B, … */
  readonly letter: string;
  readonly entries: readonly Entry[];
}

export type ListFault = EncodingFault | 'nothing_found' | 'too_many';

export type ReadList =
  | { readonly kind: 'list'; readonly entries: readonly Entry[] }
  | { readonly kind: 'choice'; readonly choices: readonly ColumnChoice[] }
  | { readonly kind: 'refused'; readonly fault: ListFault };

const MAX_INPUT = 100;
/** Characters of a text without columns: no list is longer. */
const MAX_TEXT = 1_000_000;
/** Rounded numbers among them are not asked in the end. */
const MAX_ASKED = 2 * MAX_LISTED;
const SPACES = /[\p{Cc}\p{Z}]+/gu;
const DIGIT = /\p{Nd}/u;

/** Reads a file. Other work goes on meanwhile. Never rejects. */
export async function readFileList(bytes: Uint8Array, read: ReadText): Promise<ReadList> {
  const decoded = decodeText(bytes);
  return decoded.kind === 'text' ? await readPastedList(decoded.text, read) : decoded;
}

/** Reads what somebody pasted: a list, sentences, or cells of a spreadsheet. Other work goes on meanwhile. Never rejects. */
export async function readPastedList(text: string, read: ReadText): Promise<ReadList> {
  const { rows, hasColumns } = readTable(text);
  if (rows.length > MAX_ROWS) return { kind: 'refused', fault: 'too_many' };
  const pauses = createPauses();
  const columns = hasColumns ? await findColumns(rows, read, pauses) : [];
  if (columns.length > 0) return await asChoice(columns, read, pauses);
  return text.length > MAX_TEXT
    ? { kind: 'refused', fault: 'too_many' }
    : asList(await entriesOfLines(hasColumns ? withoutOtherColumns(rows) : rows, read, pauses));
}

async function asChoice(columns: readonly Column[], read: ReadText, pauses: Pauses): Promise<ReadList> {
  const all: ColumnChoice[] = [];
  for (const column of columns) all.push(await choiceOf(column, read, pauses));
  // Shops export an order's id and its number, mostly the same.
  const choices = distinctBy(all, ({ entries }) => JSON.stringify(entries.map(({ row, reading }) => [row, reading])));
  const [only] = choices;
  const isClear = choices.length === 1 && !columns.some(({ isDoubtful }) => isDoubtful);
  if (only && (isClear || choices.every(({ entries }) => isTooLong(entries)))) return asList(only.entries);
  return { kind: 'choice', choices };
}

/** There is more to ask than is looked up in one go. */
export function isTooLong(entries: readonly Entry[]): boolean {
  return identifiersOf(entries).length > MAX_LISTED;
}

/** A list of these entries, or why there is none. */
function asList(entries: readonly Entry[]): Exclude<ReadList, { kind: 'choice' }> {
  if (isTooLong(entries)) return { kind: 'refused', fault: 'too_many' };
  const isEmpty =
    identifiersOf(entries).length === 0 &&
    !entries.some(({ reading }) => reading.kind === 'digits_lost' || reading.kind === 'person');
  return isEmpty ? { kind: 'refused', fault: 'nothing_found' } : { kind: 'list', entries };
}

/** What is asked, in order, each once. */
export function identifiersOf(entries: readonly Entry[]): readonly Identifier[] {
  return entries.flatMap(({ reading }) => (reading.kind === 'identifier' ? [reading.identifier] : []));
}

async function choiceOf({ index, heading, rows }: Column, read: ReadText, pauses: Pauses): Promise<ColumnChoice> {
  const cells = rows.map((row) => ({ row: row.row, text: cellAt(row, index) }));
  return { heading, letter: letterOf(index), entries: await entriesOf(cells, read, pauses) };
}

/** Lines of text: what holds no digit is a sentence and no entry. */
async function entriesOfLines(rows: readonly TableRow[], read: ReadText, pauses: Pauses): Promise<Entry[]> {
  const lines = rows.map(({ row, cells }) => ({ row, text: cells.join(' ') }));
  return await entriesOf(
    lines.filter(({ text }) => DIGIT.test(text)),
    read,
    pauses,
  );
}

interface Cell {
  readonly row: number;
  readonly text: string;
}

async function entriesOf(cells: readonly Cell[], read: ReadText, pauses: Pauses): Promise<Entry[]> {
  const readings = await readWithPauses(cells, read, pauses);
  const rounded = distinctBy(readings, ({ input }) => input).filter(({ reading }) => isLikelyRounded(reading)).length;
  const firstRows = new Map<string, number>();
  return readings.flatMap(({ row, input, reading }) =>
    withoutRounded(reading, rounded > 1).map((one) => ({ row, input, reading: withoutRepeated(one, row, firstRows) })),
  );
}

/** Stops where more is asked than a list may: the rest changes nothing. */
async function readWithPauses(
  cells: readonly Cell[],
  read: ReadText,
  pauses: Pauses,
): Promise<(Pick<Entry, 'row' | 'input'> & { reading: CellReading })[]> {
  const readings: (Pick<Entry, 'row' | 'input'> & { reading: CellReading })[] = [];
  const asked = new Set<string>();
  for (const { row, text } of cells) {
    if (asked.size > MAX_ASKED) break;
    await pauses.next(text.length);
    const reading = readCell(text, read);
    readings.push({ row, input: inputOf(text, reading), reading });
    for (const { value } of reading.kind === 'identifiers' ? reading.identifiers : []) asked.add(value);
  }
  return readings;
}

/** A list is kept for a day; what names a person in it is not. */
function inputOf(text: string, reading: CellReading): string {
  if (reading.kind === 'person') return '';
  if (!hasContact(text)) return shortened(text);
  return reading.kind === 'identifiers' ? shortened(reading.identifiers.map(({ raw }) => raw).join(', ')) : '';
}

function isLikelyRounded(reading: CellReading): boolean {
  return reading.kind === 'digits_lost' || (reading.kind === 'identifiers' && reading.identifiers.some(looksRounded));
}

/** @param isDamaged several numbers of the list look rounded */
function withoutRounded(reading: CellReading, isDamaged: boolean): Entry['reading'][] {
  if (reading.kind !== 'identifiers') return [reading];
  return reading.identifiers.map((identifier) =>
    isDamaged && looksRounded(identifier) ? { kind: 'digits_lost' } : { kind: 'identifier', identifier },
  );
}

function withoutRepeated(reading: Entry['reading'], row: number, firstRows: Map<string, number>): Entry['reading'] {
  if (reading.kind !== 'identifier') return reading;
  const { kind, value, providers } = reading.identifier;
  const key = JSON.stringify([kind, value, providers]);
  const firstRow = firstRows.get(key);
  if (firstRow !== undefined) return { kind: 'repeated', firstRow };
  firstRows.set(key, row);
  return reading;
}

function shortened(text: string): string {
  const line = text.replace(SPACES, ' ').trim();
  return line.length > MAX_INPUT ? `${line.slice(0, MAX_INPUT - 1)}…` : line;
}

function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
