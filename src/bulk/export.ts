import { stringify } from 'csv-stringify/sync';

const LINE_END = /[\r\n]/;
/** A spreadsheet keeps fifteen digits of a number. */
const LONG_NUMBER = /^\d{16,}$/;

/**
 * A CSV file for spreadsheets, in UTF-8 with its mark, by which Excel knows it. Cells that a spreadsheet would run as a formula,
 * and numbers whose last digits it would lose, begin with an apostrophe: they are text then, and are read here without it.
 */
export function csvFile(rows: readonly (readonly string[])[]): string {
  const written = rows.map((cells) => cells.map((cell) => (LONG_NUMBER.test(cell) ? `'${cell}` : cell)));
  return stringify(written, { bom: true, escape_formulas: true, record_delimiter: 'windows', quoted_match: LINE_END });
}
