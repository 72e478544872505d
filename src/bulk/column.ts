import { type CellReading, type ReadText, readCell } from './cell.ts';
import { isHeadingRow, isKnownHeading, meaningOfHeading } from './heading.ts';
import type { Pauses } from './pauses.ts';
import { cellAt, type TableRow } from './table.ts';

/** A column whose cells are identifiers. */
export interface Column {
  readonly index: number;
  /** What its heading says; empty without one. */
  readonly heading: string;
  /** The rows below its heading in which it is filled. */
  readonly rows: readonly TableRow[];
  /** Numbers of something else, such as tickets, that somebody has to confirm. */
  readonly isDoubtful: boolean;
}

/** How surely a column holds what names an order; `other` by its heading: an invoice, a customer, a ticket. */
const LEVELS = ['sure', 'possible', 'other'] as const;

interface Candidate extends Column {
  readonly level: (typeof LEVELS)[number];
}

/** Columns that somebody may choose from: a message has room for 25 buttons, and more columns of numbers are no list. */
const MAX_CHOICES = 10;
/** Shopify's export has 79. */
const MAX_COLUMNS = 200;
/** Rows that are read to judge a column. */
const SAMPLE = 100;
/** Of the filled cells in a sample, the share that are identifiers in a column of them. */
const ENOUGH = 0.5;
/** A number that a shop writes as `#1001`. */
const MARKED = /^#\d/;

/**
 * The columns that may be meant, by their content: those of ICCIDs and of providers' own ids, and those of numbers that
 * their heading calls order numbers; without any, those of free-form numbers; then those of invoices and the like. Other
 * work goes on meanwhile.
 */
export async function findColumns(rows: readonly TableRow[], read: ReadText, pauses: Pauses): Promise<readonly Column[]> {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const candidates: Candidate[] = [];
  const hasHeadings = isHeadingRow(rows);
  for (let index = 0; index < Math.min(width, MAX_COLUMNS); index += 1) {
    const candidate = await candidateOf({ rows, index, hasHeadings }, read, pauses);
    if (candidate) candidates.push(candidate);
  }
  const best = LEVELS.find((one) => candidates.some(({ level }) => level === one));
  const chosen = candidates.filter(({ level }) => level === best).slice(0, MAX_CHOICES);
  return chosen.map(({ level: _, ...column }) => column);
}

interface PlaceInTable {
  readonly rows: readonly TableRow[];
  readonly index: number;
  readonly hasHeadings: boolean;
}

async function candidateOf(place: PlaceInTable, read: ReadText, pauses: Pauses): Promise<Candidate | undefined> {
  const { index } = place;
  const { heading, body } = withoutHeading(place, read);
  const sample = body.slice(0, SAMPLE).map((row) => cellAt(row, index));
  const judged = await judge(sample, heading, read, pauses);
  return judged && { index, heading, rows: body, ...judged };
}

/** Without a row of headings, a first cell that is no identifier. */
function withoutHeading({ rows, index, hasHeadings }: PlaceInTable, read: ReadText) {
  const filled = rows.filter((row) => cellAt(row, index).trim() !== '');
  const [first, second] = filled;
  if (!first) return { heading: '', body: filled };
  const cell = cellAt(first, index);
  const isHeading = hasHeadings
    ? first === rows[0]
    : isKnownHeading(cell, second ? cellAt(second, index) : '') || !isIdentifier(readCell(cell, read));
  return isHeading ? { heading: cell.trim(), body: filled.slice(1) } : { heading: '', body: filled };
}

async function judge(
  cells: readonly string[],
  heading: string,
  read: ReadText,
  pauses: Pauses,
): Promise<Pick<Candidate, 'level' | 'isDoubtful'> | undefined> {
  const readings: CellReading[] = [];
  for (const cell of cells) {
    await pauses.next(cell.length);
    readings.push(readCell(cell, read));
  }
  const isMost = (count: number) => count > 0 && count >= ENOUGH * cells.length;
  const meaning = meaningOfHeading(heading);
  if (meaning === 'none' || !isMost(readings.filter(isIdentifier).length)) return undefined;
  const isShaped = isMost(readings.filter(hasShape).length);
  if (meaning === 'other') return { level: 'other', isDoubtful: !isShaped };
  const isNamed = meaning !== undefined || cells.every((cell) => MARKED.test(cell.trim()));
  return { level: isNamed || isShaped ? 'sure' : 'possible', isDoubtful: false };
}

/** One identifier, or what was one before a spreadsheet rounded it. */
function isIdentifier(reading: CellReading): boolean {
  return reading.kind === 'identifiers' ? reading.identifiers.length === 1 : reading.kind !== 'unread';
}

/** Recognised by its shape, in any text. */
function hasShape(reading: CellReading): boolean {
  if (reading.kind !== 'identifiers') return reading.kind === 'person';
  return reading.identifiers.every(({ kind, providers }) => kind !== 'reference' || providers !== undefined);
}
