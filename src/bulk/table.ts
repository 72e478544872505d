import { createRequire } from 'node:module';

/** A row of a file. */
export interface TableRow {
  /** As a spreadsheet counts: the first row is 1, empty ones count. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface Table {
  /** Rows in which something is written. */
  readonly rows: readonly TableRow[];
  /** Whether the rows have columns; otherwise each is a line of text in a single cell. */
  readonly hasColumns: boolean;
}

/** More rows than this are not read: far more than may be looked up, with room for headings, gaps and repetitions. */
export const MAX_ROWS = 10_000;
const MAX_ROW_LENGTH = 100_000;
/** A longer cell is a text and no number, or a few of them. */
const MAX_CELL = 1_000;
const LINE_ENDS = ['\r\n', '\n', '\r'];
const DELIMITERS = ['\t', ';', ',', '|'];
/** Excel's own way to say which delimiter a file has. */
const DECLARED = /^sep=(.)\r?\n/i;
/** Enough to see how wide the rows are. */
const SAMPLE = 50;
/** Of the rows in a sample, the share that have the same width in a table. */
const REGULAR = 0.8;
/** Rows that wide below lines of a title are a table; narrower ones may be sentences with a comma. */
const SURE_WIDTH = 3;

/** Splits CSV, TSV and pasted cells into rows; at most one more than {@link MAX_ROWS}. Never throws. */
export function readTable(text: string): Table {
  const declared = DECLARED.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  const delimiter = declared?.[1] ?? delimiterOf(body);
  const rows = delimiter === undefined ? undefined : parseRows(body, delimiter, MAX_ROWS + 1);
  return rows ? { rows: withoutTitle(filled(rows)), hasColumns: true } : { rows: filled(linesOf(body)), hasColumns: false };
}

/** A cell, empty where the row is shorter. */
export function cellAt({ cells }: TableRow, index: number): string {
  return (cells[index] ?? '').slice(0, MAX_CELL);
}

/** Loaded with the first list: most processes read none. */
function loadParser(): typeof import('csv-parse/sync') {
  return createRequire(import.meta.url)('csv-parse/sync');
}

/** Undefined where the quotes do not match, or a row is too long for one. */
function parseRows(text: string, delimiter: string, to: number): string[][] | undefined {
  try {
    return loadParser().parse(text, {
      delimiter,
      to,
      max_record_size: MAX_ROW_LENGTH,
      record_delimiter: LINE_ENDS,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
    });
  } catch {
    return undefined;
  }
}

/**
 * The one that makes the widest table: cells may hold the others, as a list of products does. Only where none makes one of
 * all the text, lines of a title above and of a summary below are left aside.
 */
function delimiterOf(text: string): string | undefined {
  const tables = DELIMITERS.map((delimiter) => ({
    delimiter,
    rows: (parseRows(text, delimiter, SAMPLE) ?? []).filter(isFilled),
  }));
  const whole = tables.map(({ delimiter, rows }) => ({ delimiter, width: regularWidth(rows) }));
  const inner = tables.map(({ delimiter, rows }) => ({ delimiter, width: regularWidth(withoutFrame(rows)) }));
  return widest(whole, 2) ?? widest(inner, SURE_WIDTH);
}

function widest(candidates: readonly { delimiter: string; width: number }[], least: number): string | undefined {
  const [first] = candidates.filter(({ width }) => width >= least).toSorted((one, other) => other.width - one.width);
  return first?.delimiter;
}

function withoutFrame(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const isWide = ({ length }: readonly string[]) => length > 1;
  return rows.slice(Math.max(0, rows.findIndex(isWide)), rows.findLastIndex(isWide) + 1);
}

/** The cells of a row, where two rows or more and nearly all are of the same width; otherwise 0. */
function regularWidth(rows: readonly (readonly string[])[]): number {
  const widths = [...Map.groupBy(rows, ({ length }) => length)].map(([width, { length: count }]) => ({ width, count }));
  const [most] = widths.toSorted((one, other) => other.count - one.count);
  return most && most.count > 1 && most.count >= REGULAR * rows.length ? most.width : 0;
}

function linesOf(text: string): string[][] {
  return text.split(/\r\n|\r|\n/, MAX_ROWS + 1).map((line) => [line]);
}

function filled(rows: readonly (readonly string[])[]): TableRow[] {
  return rows.map((cells, index) => ({ row: index + 1, cells })).filter(({ cells }) => isFilled(cells));
}

/** Reports begin with lines of a single cell: their name, a date. */
function withoutTitle(rows: readonly TableRow[]): readonly TableRow[] {
  return rows.slice(
    Math.max(
      0,
      rows.findIndex(({ cells }) => cells.length > 1),
    ),
  );
}

/** The line below the headings of a table in Markdown is none. */
const RULE = /^[\s:=_+|-]*$/;

function isFilled(cells: readonly string[]): boolean {
  return !cells.every((cell) => RULE.test(cell));
}
